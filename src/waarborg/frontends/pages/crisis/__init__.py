"""What do the pages of the crisis organisation show?"""
