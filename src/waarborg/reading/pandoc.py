"""What tree does pandoc see in a document?"""

from __future__ import annotations

import json
import subprocess
from functools import cache
from typing import Any

import pypandoc

from waarborg.reading.unreadable import Trouble, Unreadable

_READERS = {
    "docx": "docx",
    "odt": "odt",
    "html": "html",
    "md": "commonmark_x+smart+hard_line_breaks-tex_math_dollars",
    "filled_md": "commonmark_x+smart-tex_math_dollars",
}
_MEMORY = "1500m"
_SECONDS = 30
_HEAP_EXHAUSTED = 251


@cache
def _program() -> str:
    return str(pypandoc.get_pandoc_path())


def tree_of(content: bytes, kind: str) -> dict[str, Any]:
    """Pandoc's tree of a docx, odt, html or md document, made within bounds of time and memory.

    A row of ``md`` is a line of its own, as people type it; ``filled_md`` was filled to a width by a program.

    Raises:
        Unreadable: when pandoc cannot make head or tail of it, or needs too much.
    """
    command = [
        _program(),
        "+RTS",
        f"-M{_MEMORY}",
        "-RTS",
        "--sandbox",
        "--from",
        _READERS[kind],
        "--to",
        "json",
    ]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=_SECONDS, check=False)
    except subprocess.TimeoutExpired as error:
        raise Unreadable(Trouble.TOO_LONG) from error
    if (
        done.returncode == _HEAP_EXHAUSTED
        or b"eap exhausted" in done.stderr
        or b"tack overflow" in done.stderr
    ):
        raise Unreadable(Trouble.TOO_LONG)
    if done.returncode != 0:
        raise Unreadable(Trouble.DAMAGED)
    try:
        tree = json.loads(done.stdout)
    except RecursionError as error:
        raise Unreadable(Trouble.TOO_LONG) from error
    except ValueError as error:
        raise Unreadable(Trouble.DAMAGED) from error
    if not isinstance(tree, dict):
        raise Unreadable(Trouble.DAMAGED)
    return tree
