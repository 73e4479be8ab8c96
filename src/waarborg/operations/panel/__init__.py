"""What can be done with the surveys of the residents' panel?"""
