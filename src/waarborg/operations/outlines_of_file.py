"""Which areas and outlines does a file hold that somebody brings, read in a process of its own?"""

from __future__ import annotations

from dataclasses import dataclass

from waarborg.registers.problems import Problem


@dataclass(frozen=True, slots=True)
class FoundArea:
    """An area of a file, with its outline in WGS84 as it is stored; the code may be empty."""

    code: str
    name: str
    outline: bytes


def read_outlines(content: bytes) -> list[FoundArea] | tuple[Problem, ...]:
    """The areas of a GeoJSON file, or everything that is wrong with it."""
    # Called apart: a large file takes much memory to read, and what reads it is needed for nothing else.
    from waarborg.analysis.area_files import read_areas
    from waarborg.analysis.areas import store_shape

    areas = read_areas(content)
    if isinstance(areas, tuple):
        return areas
    return [FoundArea(each.code, each.name, store_shape(each.shape)) for each in areas]
