"""What do others publish about safety, and what stands in a list that somebody brings?

Knows no Django and no clock: folders, addresses and the moment of retrieval are arguments. Nothing here is imported
by a page before somebody asks for it.
"""
