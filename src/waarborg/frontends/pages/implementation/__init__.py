"""Pages of the implementation plan: its actions, when they run, and their money."""
