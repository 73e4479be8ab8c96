"""What does pandoc make of Markdown, and of a tree? Bounded in time and memory, reading nothing of its own."""

from __future__ import annotations

import json
import os
import subprocess
from functools import cache
from typing import Any

import pypandoc

Tree = dict[str, Any]

_MARKDOWN = (
    "markdown-raw_html-raw_tex-raw_attribute-yaml_metadata_block-pandoc_title_block-citations"
    "-tex_math_dollars-native_divs-native_spans-markdown_in_html_blocks-latex_macros-smart"
)
_MEMORY = "1000m"
_SECONDS = 60


class NotMade(Exception):
    """The document could not be made; says why in the words of the tool that refused."""


def read_markdown(text: str) -> Tree:
    """Pandoc's tree of Markdown: no raw parts of another format, no metadata of its own."""
    tree: Tree = json.loads(run_pandoc("--sandbox", "--from", _MARKDOWN, "--to", "json", given=text.encode()))
    return tree


def write_tree(tree: Tree, form: str, *options: str, at: int = 0) -> bytes:
    """What pandoc writes of a tree; ``at`` is the moment, in seconds since 1970, that the file says it is of."""
    given = json.dumps(tree, ensure_ascii=False).encode()
    return run_pandoc("--from", "json", "--to", form, *options, given=given, at=at)


def run_pandoc(*options: str, given: bytes = b"", at: int = 0) -> bytes:
    """Run pandoc.

    Raises:
        NotMade: it refused, or needed too much.
    """
    command = [_program(), "+RTS", f"-M{_MEMORY}", "-RTS", *options]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(at)}
    try:
        done = subprocess.run(
            command, input=given, capture_output=True, timeout=_SECONDS, check=False, env=environment
        )
    except subprocess.TimeoutExpired as error:
        raise NotMade("it took too long") from error
    if done.returncode:
        raise NotMade(done.stderr.decode(errors="replace")[-500:])
    return done.stdout


@cache
def _program() -> str:
    return str(pypandoc.get_pandoc_path())
