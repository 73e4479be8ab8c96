"""Pages of what somebody has to do."""
