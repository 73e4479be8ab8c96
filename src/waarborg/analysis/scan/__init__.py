"""Where do cases cluster in space and time? The scan statistics of Kulldorff."""
