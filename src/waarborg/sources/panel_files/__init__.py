"""What did the respondents of a residents' panel answer, according to the file of who asked them?"""
