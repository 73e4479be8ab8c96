"""The page on which everything is sought."""
