"""What goes out on paper, by mail and to calendars? Data in, text and bytes out. Pure."""
