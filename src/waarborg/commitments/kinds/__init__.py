"""How is each kind of promise judged? One module a kind; they do not know each other."""
