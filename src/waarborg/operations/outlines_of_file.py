"""Which areas and outlines does a file hold that somebody brings, read in a process of its own?"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from waarborg.registers.problems import Problem
from waarborg.sources.file_marks import is_geopackage

if TYPE_CHECKING:
    from waarborg.analysis.area_files import ReadArea


@dataclass(frozen=True, slots=True)
class FoundArea:
    """An area of a file, with its outline in WGS84 as it is stored; the code may be empty."""

    code: str
    name: str
    outline: bytes


def read_outlines(content: bytes, wanted: Sequence[str]) -> list[FoundArea] | tuple[Problem, ...]:
    """The areas of a GeoJSON file or a GeoPackage, or everything that is wrong with it.

    Args:
        content: which of the two it is, shows by its first letters.
        wanted: how the codes of the areas begin that are meant, the most fitting first. Files of CBS hold the
            whole country, and districts and neighbourhoods together: where some areas begin so, only those count.
    """
    # Called apart: a large file takes much memory to read, and what reads it is needed for nothing else.
    from waarborg.analysis.areas import store_shape

    areas = _read(content)
    if isinstance(areas, tuple):
        return areas
    chosen = ([each for each in areas if each.code.startswith(start)] for start in wanted)
    meant = next((found for found in chosen if found), areas)
    return [FoundArea(each.code, each.name, store_shape(each.shape)) for each in meant]


def _read(content: bytes) -> list[ReadArea] | tuple[Problem, ...]:
    from waarborg.analysis.area_files import read_areas
    from waarborg.sources.geopackages import read_geopackage

    if not is_geopackage(content):
        return read_areas(content)
    with tempfile.NamedTemporaryFile() as file:
        file.write(content)
        file.flush()
        return read_geopackage(Path(file.name))
