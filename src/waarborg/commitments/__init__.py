"""Is the promise kept? Pure: no Django, no database, no clock; the day is an argument."""
