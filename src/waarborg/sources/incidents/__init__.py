"""What happened where and when, according to a list of the police's or one's own?"""
