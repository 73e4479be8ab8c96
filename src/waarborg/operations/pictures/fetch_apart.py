"""What does the process do in which a municipality's figures are fetched?"""

from __future__ import annotations

from waarborg.operations.pictures.fetch_steps import Fetch, Surroundings


def bring_in(fetch: Fetch, surroundings: Surroundings) -> Fetch:
    """Find out which municipality is meant, bring in table after table, and compute its picture."""
    # Called apart: nobody else loads what fetches and reads tables.
    from waarborg.operations.pictures.fetch_run import carry_through

    return carry_through(fetch, surroundings)
