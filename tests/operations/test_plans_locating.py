"""Which part of the document stands beside a section?"""

from __future__ import annotations

import pytest

from waarborg.operations.plans.locating import locate_sections
from waarborg.reading.draft import DraftSection, SectionKind


def section(block: int | None) -> DraftSection:
    return DraftSection(None, "Een kop", SectionKind.THEME, block=block)


CASES: list[tuple[list[int | None], int, list[tuple[int, int] | None]]] = [
    ([], 5, []),
    ([None], 5, [None]),
    ([0], 1, [(0, 0)]),
    ([0, 3], 6, [(0, 2), (3, 5)]),
    ([0, None, 3], 6, [(0, 2), None, (3, 5)]),
    ([2, 2, 4], 6, [(2, 3), (2, 3), (4, 5)]),
]


@pytest.mark.parametrize(("headings", "blocks", "expected"), CASES)
def test_a_section_runs_from_its_heading_to_the_next(
    headings: list[int | None], blocks: int, expected: list[tuple[int, int] | None]
) -> None:
    assert locate_sections([section(heading) for heading in headings], blocks) == expected
