"""Which questions, points and thresholds give an event its class?"""
