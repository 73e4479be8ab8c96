"""How do lists that exist already come into a register?"""
