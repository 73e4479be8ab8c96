"""Places on screen: maps, and what a point means."""
