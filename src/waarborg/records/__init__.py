"""What is kept in the database. Only operations write it; pages read it through ``records.queries``."""
