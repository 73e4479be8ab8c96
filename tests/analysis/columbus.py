"""What do others publish about the 49 neighbourhoods of Columbus, Ohio?"""

from __future__ import annotations

import csv

from tests.shared_data import shared_file

from waarborg.analysis.neighbours import Neighbours, from_pairs


def rows_of(name: str) -> list[dict[str, str]]:
    with shared_file(f"data/local_stats/{name}").open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def crime() -> list[float]:
    return [float(row["CRIME"]) for row in rows_of("columbus.csv")]


def neighbours() -> Neighbours:
    numbers = [int(word) for word in shared_file("data/local_stats/columbus.gal").read_text().split()]
    size, place = numbers[0], 1
    pairs: list[tuple[int, int]] = []
    while place < len(numbers):
        area, count = numbers[place], numbers[place + 1]
        pairs += [(area - 1, other - 1) for other in numbers[place + 2 : place + 2 + count]]
        place += 2 + count
    return from_pairs(size, [one for one, _ in pairs], [other for _, other in pairs], kind="touching")
