"""What does a paper look like as Word and as OpenDocument file?"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from waarborg.documents.papers.office_look import open_document_look, with_lines, word_look
from waarborg.documents.papers.pandoc import write_tree
from waarborg.documents.papers.paper import FIRST_LOOK, Paper, Picture, tree_of

Draw = Callable[[Picture], bytes]
"""Makes a PNG of a picture, as older word processors read no SVG."""


def write_office(paper: Paper, form: Literal["docx", "odt"], draw: Draw) -> bytes:
    """The paper as docx or odt, with real headings, tables and captions; the same paper gives the same bytes.

    Raises:
        NotMade.
    """
    look = word_look(paper.look) if form == "docx" else open_document_look(paper.look)
    with tempfile.TemporaryDirectory(prefix="waarborg-office-") as folder:
        reference = Path(folder, f"reference.{form}")
        reference.write_bytes(look)
        for name, picture in paper.pictures.items():
            Path(folder, f"{name}.png").write_bytes(draw(picture))
        tree = tree_of(paper, lambda name: f"{name}.png")
        options = (f"--reference-doc={reference}", f"--resource-path={folder}")
        made = write_tree(tree, form, *options, at=int(paper.moment.timestamp()))
    return made if form == "docx" or paper.look == FIRST_LOOK else with_lines(made)
