"""Where are documents for council, triangle and residents made, edited, filed and fetched?"""
