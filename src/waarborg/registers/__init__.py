"""What do we keep track of, and is this entry right? Registers are data; this package reads them. Pure."""
