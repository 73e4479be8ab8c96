"""Waarborg runs a municipality's integral safety plan: a plan that checks itself."""
