"""The safety picture on screen: figures, trends, hot spots and hot times, and where they come from."""
