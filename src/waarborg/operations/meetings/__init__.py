"""How do people meet: series, agendas, decisions, and actions that are followed?"""
