"""What is a document before it has a form: its text, its pictures, and what it says about itself?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from waarborg.documents.papers.pandoc import Tree, read_markdown

PICTURE = "chart:"
"""How Markdown names a picture: ``![Bijschrift](chart:standings)``."""

FIRST_LOOK, LOOK = 1, 2
"""The first look, and that of every new paper. A filed one keeps its own, and comes out byte for byte as it was."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart: what it shows as a drawing, and in words for who does not see it."""

    svg: str
    alternative: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A document to be made in any form.

    Attributes:
        on: the day it speaks of; the moment that its files carry, so that the same text gives the same bytes.
        author: the municipality.
        look: in which its files are made.
    """

    title: str
    author: str
    on: date
    markdown: str
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    look: int = LOOK

    @property
    def moment(self) -> datetime:
        """The start of its day, in UTC."""
        return datetime(self.on.year, self.on.month, self.on.day, tzinfo=UTC)


def tree_of(paper: Paper, place: Callable[[str], str]) -> Tree:
    """Pandoc's tree of a paper, with its title and language; each picture gets the address that ``place`` gives.

    A picture that the paper does not have becomes its caption: no text can fetch a file or an address.
    """
    tree = read_markdown(paper.markdown)
    tree["meta"] = {"title": _text(paper.title), "lang": _text("nl-NL")}
    for image, replace in _images(tree["blocks"]):
        attributes, caption, (target, _title) = image["c"]
        picture = paper.pictures.get(target.removeprefix(PICTURE)) if target.startswith(PICTURE) else None
        if picture is None:
            replace({"t": "Span", "c": [["", [], []], caption]})
            continue
        attributes[2] = [["width", "100%"]]
        image["c"][1] = [{"t": "Str", "c": picture.alternative}]
        image["c"][2] = [place(target.removeprefix(PICTURE)), ""]
    return tree


def _images(node: Any) -> Iterator[tuple[dict[str, Any], Callable[[dict[str, Any]], None]]]:
    """Every image, with a way to put something else in its place."""
    members = (
        enumerate(node) if isinstance(node, list) else list(node.items()) if isinstance(node, dict) else ()
    )
    for key, child in members:
        if isinstance(child, dict) and child.get("t") == "Image":
            yield child, _replacing(node, key)
        else:
            yield from _images(child)


def _replacing(node: Any, key: Any) -> Callable[[dict[str, Any]], None]:
    def replace(other: dict[str, Any]) -> None:
        node[key] = other

    return replace


def _text(value: str) -> dict[str, Any]:
    return {"t": "MetaString", "c": value}
