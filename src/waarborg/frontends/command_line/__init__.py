"""The ``waarborg`` command: one module per subcommand."""
