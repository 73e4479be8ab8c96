"""What does a paper look like as a web page of its own, and as part of one of our pages?"""

from __future__ import annotations

import html
from base64 import b64encode
from collections.abc import Callable

from waarborg.documents.papers.pandoc import write_tree
from waarborg.documents.papers.paper import Paper, tree_of

_STYLE = """
body{font-family:"Noto Sans",Arial,sans-serif;line-height:1.5;color:#1b1b1b}
body{max-width:46rem;margin:2rem auto;padding:0 1rem}
h1,h2,h3,h4{color:#1a3c6e;line-height:1.25}
table{border-collapse:collapse;width:100%;margin:1rem 0}
caption,figcaption{text-align:left;color:#4a4a4a;font-size:.9rem;padding:.3rem 0}
th,td{text-align:left;vertical-align:top;padding:.3rem .5rem;border-bottom:1px solid #bfbfbf}
.wb-table{overflow-x:auto}
figure{margin:1rem 0}img{max-width:100%;height:auto}
@media print{body{max-width:none;margin:0}}
"""


def write_part(paper: Paper, place: Callable[[str], str], below: int = 1) -> str:
    """The text of a paper as HTML for within a page: no style of its own, pictures where ``place`` says.

    Its headings stand ``below`` so many levels of the page's own.

    Everything in it was written by pandoc out of a tree without raw parts.
    """
    tree = tree_of(paper, place)
    _plain(tree["blocks"])
    _let_tables_scroll(tree["blocks"])
    return write_tree(tree, "html5", f"--shift-heading-level-by={below}").decode()


def write_page(paper: Paper) -> bytes:
    """The paper as one file that needs nothing else: style and pictures within."""
    drawn = {
        name: "data:image/svg+xml;base64," + b64encode(picture.svg.encode()).decode()
        for name, picture in paper.pictures.items()
    }
    title, body = html.escape(paper.title), write_part(paper, drawn.__getitem__)
    head = '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
    head += f"<title>{title}</title><style>{_STYLE}</style>"
    text = f"<body><h1>{title}</h1>\n{body}</body>"
    return f'<!doctype html>\n<html lang="nl"><head>{head}</head>{text}</html>\n'.encode()


def _plain(node: object) -> None:
    """Take out what would become a style attribute: widths of columns and pictures, sides of cells."""
    if isinstance(node, list):
        for child in node:
            _plain(child)
    elif isinstance(node, dict):
        content = node.get("c")
        if node.get("t") == "Image" and isinstance(content, list):
            content[0][2] = []
        elif node.get("t") == "Table" and isinstance(content, list):
            content[2] = [[{"t": "AlignDefault"}, {"t": "ColWidthDefault"}] for _ in content[2]]
        for child in node.values():
            _plain(child)


def _let_tables_scroll(blocks: object) -> None:
    """Put every table in a box of its own, by its caption: on a telephone the box scrolls, and not the text."""
    if isinstance(blocks, dict):
        blocks = list(blocks.values())
    if not isinstance(blocks, list):
        return
    for place, block in enumerate(blocks):
        if isinstance(block, dict) and block.get("t") == "Table":
            caption = " ".join(_words(block["c"][1])) or "Tabel"
            about = [["role", "region"], ["tabindex", "0"], ["aria-label", caption]]
            blocks[place] = {"t": "Div", "c": [["", ["wb-table"], about], [block]]}
        else:
            _let_tables_scroll(block)


def _words(node: object) -> list[str]:
    """The words of a part of the tree, in order."""
    if isinstance(node, dict):
        return [node["c"]] if node.get("t") == "Str" else _words(node.get("c"))
    return [word for child in node for word in _words(child)] if isinstance(node, list) else []
