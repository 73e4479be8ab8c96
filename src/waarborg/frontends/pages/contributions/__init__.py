"""Which pages hold what partners and residents contribute?"""
