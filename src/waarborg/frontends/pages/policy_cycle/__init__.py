"""Where is the policy cycle followed: its steps, what each brings about, and the choice of priorities?"""
