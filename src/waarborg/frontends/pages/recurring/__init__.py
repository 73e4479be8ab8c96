"""What do the pages of planned work show?"""
