"""The board, one's own commitments, and the page of one commitment."""
