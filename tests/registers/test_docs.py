"""Does the page on registers explain the whole format?"""

from __future__ import annotations

import re
from pathlib import Path

from waarborg import registers
from waarborg.registers.confidentiality import CONFIDENTIALITIES
from waarborg.registers.definitions import FieldType
from waarborg.registers.shelf import builtin_registers
from waarborg.registers.soundness import COLUMNS

PAGE = (Path(__file__).parents[2] / "docs" / "registers.md").read_text(encoding="utf-8")
SOURCE = (Path(registers.__path__[0]) / "files.py").read_text(encoding="utf-8")
KEYS = set(re.findall(r'\.take\w*\(\s*"(\w+)"', SOURCE))


def test_the_keys_are_found_in_the_reader() -> None:
    assert {"versie", "eigenschappen", "hulpwoorden", "archiefnominatie", "waarde"} <= KEYS


def test_every_key_of_the_format_is_explained() -> None:
    assert {key for key in KEYS if not re.search(rf"`(\[\[)?{key}(\]\])?`", PAGE)} == set()


def test_every_type_confidentiality_and_column_is_named() -> None:
    names = {*(kind.value for kind in FieldType), *CONFIDENTIALITIES, *COLUMNS}
    assert {name for name in names if f"`{name}`" not in PAGE} == set()


def test_every_register_that_comes_along_is_named() -> None:
    assert {name for name in builtin_registers() if f"| `{name}` |" not in PAGE} == set()
