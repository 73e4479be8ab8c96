"""How fast is it, beside a limit or a peer? One file a benchmark; ``python -m bench`` prints them all."""
