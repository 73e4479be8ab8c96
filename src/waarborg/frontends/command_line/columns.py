"""What does each column of a file become, as it was proposed and as somebody named it on the command line?"""

from __future__ import annotations

import sys
from collections.abc import Sequence


def name_columns(headings: Sequence[str], proposed: Sequence[str], named: Sequence[str]) -> list[str] | None:
    """What was proposed, with what was named instead; ``None``, with the reason on stderr, where that cannot be.

    A thing that is named for one column is no longer that of another. What was chosen is printed.

    Args:
        headings: of the file, in their order.
        proposed: what each column becomes; empty: it is left out.
        named: ``HEADING=WHAT``.
    """
    columns = list(proposed)
    for each in named:
        heading, _, target = each.rpartition("=")
        if heading not in headings:
            known = ", ".join(headings)
            print(f"The file has no column {heading!r}. It has: {known}.", file=sys.stderr)
            return None
        columns = ["" if target and column == target else column for column in columns]
        columns[headings.index(heading)] = target
    for heading, column in zip(headings, columns, strict=True):
        print(f"  {heading or '(no heading)'}: {column or 'left out'}")
    return columns
