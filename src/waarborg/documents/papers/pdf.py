"""What does a paper look like as PDF/UA: tagged, in Dutch, with bookmarks and alternative texts?"""

from __future__ import annotations

import json
import tempfile
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from waarborg.documents.papers.pandoc import NotMade, Tree, write_tree
from waarborg.documents.papers.paper import FIRST_LOOK, Paper, tree_of

_TABLES_LEFT = "#show figure.where(kind: table): set align(left)\n"
"""A table that is narrower than the page stands at the left, below its caption."""

_FONTS = Path(__file__).parent.parent / "fonts"


def write_pdf(paper: Paper) -> bytes:
    """The paper as PDF/UA-1, in the font that comes along; the same paper gives the same bytes.

    Raises:
        NotMade: the typesetter refused, as it does when a picture has no alternative text.
    """
    tree = tree_of(paper, lambda name: f"{name}.svg")
    tree["blocks"] = [_with_alternative(block) for block in tree["blocks"]]
    tree["meta"] = {}
    body = write_tree(tree, "typst").decode()
    title, author = (json.dumps(each, ensure_ascii=False) for each in (paper.title, paper.author))
    head = f"#set document(title: {title}, author: {author}, keywords: ())\n{_style()}\n"
    if paper.look != FIRST_LOOK:
        head += _TABLES_LEFT
        # No text reads so: its marks are escaped.
        body = body.replace("align(center)[#table(", "align(left)[#table(")
    head += f'#block(below: 1.6em, text(size: 22pt, weight: "bold", fill: blue, {title}))\n\n'
    with tempfile.TemporaryDirectory(prefix="waarborg-pdf-") as folder:
        for name, picture in paper.pictures.items():
            Path(folder, f"{name}.svg").write_text(picture.svg, encoding="utf-8")
        main = Path(folder, "paper.typ")
        main.write_text(head + body, encoding="utf-8")
        return _compile(main, paper)


def _compile(main: Path, paper: Paper) -> bytes:
    # Large, and loaded only in the process that typesets.
    import typst

    try:
        made = typst.compile(
            main,
            root=main.parent,
            font_paths=[_FONTS],
            ignore_system_fonts=True,
            sys_inputs={"author": paper.author},
            format="pdf",
            pdf_standards="ua-1",
            timestamp=paper.moment,
        )
    except typst.TypstError as error:
        raise NotMade(f"{error.message} {' '.join(error.hints)}".strip()) from error
    if not isinstance(made, bytes):
        raise NotMade("the typesetter gave no document")
    return made


@cache
def _style() -> str:
    return files("waarborg.documents").joinpath("styles/paper.typ").read_text(encoding="utf-8")


def _with_alternative(block: dict[str, Any]) -> dict[str, Any]:
    """A figure in the typesetter's own words, as pandoc would leave its alternative text out."""
    if block["t"] != "Figure":
        return block
    images = [each for part in block["c"][2] for each in part.get("c", ()) if _is_image(each)]
    if not images:
        return block
    _attributes, (alternative,), (target, _title) = images[0]["c"]
    caption = write_tree(_plain(block["c"][1][1]), "typst").decode().strip()
    told = json.dumps(alternative["c"], ensure_ascii=False)
    drawn = f"image({json.dumps(target)}, width: 100%, alt: {told})"
    figure = f"#figure({drawn}, caption: [{caption}], kind: image, alt: {told})"
    return {"t": "RawBlock", "c": ["typst", figure]}


def _is_image(node: Any) -> bool:
    return isinstance(node, dict) and node.get("t") == "Image"


def _plain(blocks: list[Any]) -> Tree:
    return {"pandoc-api-version": [1, 23, 1], "meta": {}, "blocks": blocks}
