"""Administration: people and their roles, lists, registers in use, and the audit trail."""
