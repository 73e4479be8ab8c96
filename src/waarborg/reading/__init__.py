"""A plan document in, a draft plan out. Pure: no Django, no database, no clock."""
