"""Small words that the templates use."""
