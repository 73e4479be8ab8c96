"""What do pages and the judge need to know from the database? One module per question; nothing here writes."""
