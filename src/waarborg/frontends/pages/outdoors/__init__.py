"""The page for who is outdoors: few big buttons, and drafts that wait for a connection."""
