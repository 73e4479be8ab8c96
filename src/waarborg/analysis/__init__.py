"""What do figures and places say? Knows no database, no Django and no clock."""
