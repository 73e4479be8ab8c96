"""Which pages are there for the surveys of the residents' panel, and which does a resident see?"""
