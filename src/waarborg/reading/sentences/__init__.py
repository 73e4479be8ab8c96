"""Which sentences of a plan promise something that can be checked, and what do they promise?"""
