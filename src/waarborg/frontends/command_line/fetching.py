"""How does one run of ``waarborg fetch`` bring in a source and tell of it?"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from waarborg.frontends.command_line.progress import Bar
from waarborg.sources.area_fetching import FIRST_YEAR, fetch_areas, is_not_published
from waarborg.sources.area_levels import LEVELS
from waarborg.sources.area_maps import AreaYear
from waarborg.sources.editions import WHOLE_COUNTRY
from waarborg.sources.fetching import Fetched, fetch_table, look_ahead
from waarborg.sources.holdings import Holdings
from waarborg.sources.interfaces import Addresses, open_table
from waarborg.sources.region_kinds import REGION_TABLES, REGIONS
from waarborg.sources.regions import fetch_regions
from waarborg.sources.tables import OUTLINES, Table, tables_of
from waarborg.sources.trouble import Language, SourceTrouble


@dataclass(frozen=True, slots=True)
class Fetching:
    """One run; the moment is taken once, so that all that it brings carries the same.

    Attributes:
        area: a municipality's code, or ``NL``.
        years: none: all.
        dry: only say what is new.
    """

    area: str
    years: tuple[int, ...]
    addresses: Addresses
    folder: Path
    language: Language
    dry: bool
    moment: datetime = field(default_factory=lambda: datetime.now(UTC))

    def bring(self, word: str) -> bool:
        """Bring in one source; false when a part of it failed, which keeps no other part."""
        if word == OUTLINES:
            return not [year for year in self._outline_years() if not self._outlines(year)]
        if word == REGIONS:
            years = [year for year in self.years or (self.moment.year - 1,) if year in REGION_TABLES]
            return not [year for year in years if not self._regions(year)]
        wanted = [table for table in tables_of(word) if not self.years or table.year in (None, *self.years)]
        return not [table for table in wanted if not self._table(table)]

    def _outline_years(self) -> list[int]:
        """Those of a year come out in the course of it. Of a municipality all, so that its changes are known."""
        if self.years:
            return [year for year in self.years if year >= FIRST_YEAR]
        last = self.moment.year - 1
        return [last] if self.area == WHOLE_COUNTRY else list(range(FIRST_YEAR, last + 1))

    def _regions(self, year: int) -> bool:
        name = f"{REGION_TABLES[year]} {REGIONS} {year}"
        if self.dry:
            print(f"{name}: where they are not held in this version")
            return True
        try:
            with Bar(name) as bar:
                number = fetch_regions(
                    year,
                    self.addresses.cbs_v3,
                    Holdings(self.folder),
                    self.moment,
                    lambda number: bar.show(number, None),
                )
        except SourceTrouble as trouble:
            return self._failed(name, trouble)
        print(f"{name}: {number:,} municipalities" if number else f"{name}: nothing new")
        return True

    def _table(self, table: Table) -> bool:
        name = f"{table.identifier} {table.title[0 if self.language == 'nl' else 1]}"
        store = Holdings(self.folder)
        try:
            interface = open_table(table, self.addresses)
            if self.dry:
                ahead = look_ahead(interface, self.area, self.years, store)
                rows = "?" if ahead.rows is None else f"{ahead.rows:,}"
                print(
                    f"{name}: {_written(ahead.years) or 'nothing'} new, {rows} rows, version {ahead.version}"
                )
                return True
            with Bar(name) as bar:
                done = fetch_table(
                    interface,
                    self.area,
                    self.years,
                    store,
                    self.moment,
                    lambda progress: bar.show(progress.rows, progress.expected),
                )
        except SourceTrouble as trouble:
            return self._failed(name, trouble)
        print(f"{name}: {_told(done)}")
        return True

    def _outlines(self, year: int) -> bool:
        name = f"{OUTLINES} {year}"
        if self.dry:
            print(f"{name}: {', '.join(LEVELS.values())}, where they are not held")
            return True
        try:
            with Bar(name) as bar:
                number = sum(
                    fetch_areas(
                        AreaYear(level, self.area, year),
                        self.addresses.areas,
                        Holdings(self.folder),
                        self.moment,
                        lambda number: bar.show(number, None),
                    )
                    for level in LEVELS
                )
        except SourceTrouble as trouble:
            if not self.years and year < self.moment.year - 1 and is_not_published(trouble):
                print(f"{name}: not published of this municipality")
                return True
            return self._failed(name, trouble)
        print(f"{name}: {number:,} areas" if number else f"{name}: nothing new")
        return True

    def _failed(self, name: str, trouble: SourceTrouble) -> bool:
        print(f"{name}: {trouble.say(self.language)}", file=sys.stderr)
        return False


def _told(done: Fetched) -> str:
    news = [f"{done.rows:,} rows of {_written(done.new_years)}" if done.new_years else "nothing new"]
    if done.corrected:
        news.append(f"{done.corrected:,} corrected")
    if not done.counted:
        news.append("the server did not say how many rows there are")
    if done.missing_years:
        news.append(f"the table has no {_written(done.missing_years)}")
    return "; ".join(news)


def _written(years: tuple[int, ...]) -> str:
    """The years in a row, the shortest way that leaves none in doubt."""
    if len(years) > 2 and years == tuple(range(years[0], years[-1] + 1)):
        return f"{years[0]}-{years[-1]}"
    return ", ".join(str(year) for year in years)
