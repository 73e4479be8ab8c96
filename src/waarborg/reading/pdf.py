"""Which blocks stand on the pages of a PDF?"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from waarborg.reading.archives import MOST_PAGES
from waarborg.reading.blocks import Block
from waarborg.reading.page_blocks import blocks_of_pages
from waarborg.reading.page_lines import Page, pages_of
from waarborg.reading.unreadable import Trouble, Unreadable

_SECONDS = 70
_ROOT = str(Path(__file__).parents[2])
"""The folder that holds the package, also where it is not installed."""


def blocks_of_pdf(content: bytes) -> tuple[int, list[Block]]:
    """Number of pages, and the blocks on them.

    Raises:
        Unreadable: damaged, protected, without text, with too many pages, or too much work.
    """
    pages = pages_of(_answer(content))
    _refuse_without_text(pages)
    return len(pages), blocks_of_pages(pages)


def _answer(content: bytes) -> list[Any]:
    command = [sys.executable, "-m", "waarborg.reading.pdf_worker", str(MOST_PAGES)]
    try:
        done = subprocess.run(
            command,
            input=content,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
            env={**os.environ, "PYTHONPATH": _ROOT},
        )
    except subprocess.TimeoutExpired as error:
        raise Unreadable(Trouble.TOO_LONG) from error
    if done.returncode < 0:
        raise Unreadable(Trouble.TOO_LONG)
    try:
        answer = json.loads(done.stdout)
    except ValueError as error:
        raise Unreadable(Trouble.DAMAGED) from error
    if "trouble" in answer:
        raise Unreadable(Trouble(answer["trouble"]))
    return list(answer["pages"])


def _refuse_without_text(pages: list[Page]) -> None:
    letters = sum(len(line.text) for page in pages for line in page.lines)
    if letters < 25 * len(pages):
        raise Unreadable(Trouble.NO_TEXT)
