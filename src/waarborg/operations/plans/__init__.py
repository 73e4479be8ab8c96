"""What can be done with a plan: upload, look over, adopt, follow. One module per act."""
