"""Registers on screen: what is kept track of, the list, an entry, and its form."""
