"""How do figures become a chart that everybody can read: in grey, by ear, on paper and as a table?"""
