"""How does a municipality go from one safety plan to the next: its steps, products, participants and decisions?"""
