"""What does the structure of a tagged PDF say, in reading order?"""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf


def elements(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    """Every element of the structure, in reading order."""
    yield from _below(pdf.Root.StructTreeRoot)


def _below(node: pikepdf.Object) -> Iterator[pikepdf.Dictionary]:
    kids = node.get("/K")
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from _below(kid)


def roles(pdf: pikepdf.Pdf) -> list[str]:
    """What each element is: ``H1``, ``P``, ``Table``."""
    return [str(each.S).removeprefix("/") for each in elements(pdf)]


def alternatives(pdf: pikepdf.Pdf) -> list[str]:
    """The alternative text of every figure."""
    return [str(each.get("/Alt", "")) for each in elements(pdf) if each.S == "/Figure"]
