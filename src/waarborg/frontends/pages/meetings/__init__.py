"""What do the pages of meetings show?"""
