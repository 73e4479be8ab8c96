"""The pages of a plan: read it, hand it over, look it over, adopt it, compare its versions."""
