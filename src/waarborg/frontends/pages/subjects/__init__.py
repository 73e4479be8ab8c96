"""The lists that commitments run over, on screen."""
