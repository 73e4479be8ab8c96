"""What would the sources publish about a municipality that does not exist?"""
