"""Which streets has a municipality, according to a file of lines that somebody gives?"""
