"""How is a plan carried out: which actions, when, and for which money?"""
