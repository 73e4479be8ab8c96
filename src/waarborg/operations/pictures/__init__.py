"""What is the safety picture of a municipality: its figures, trends, hot spots and hot times on a day?"""
