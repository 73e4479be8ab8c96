"""How do the council's documents come about: gathered, drafted, edited, filed and made?"""
