"""How does a list of incidents come in, who may look at it, and how does it go again?"""
