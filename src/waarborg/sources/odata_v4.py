"""How is a table asked for over OData v4, the newer interface of CBS?"""

from __future__ import annotations

import json
from collections.abc import Mapping

from waarborg.sources.asking import Patience, Server
from waarborg.sources.editions import WHOLE_COUNTRY, Code, Edition, Question, find_columns, municipal_digits
from waarborg.sources.pages import Link, read_list
from waarborg.sources.tables import Table
from waarborg.sources.trouble import SourceTrouble, Trouble


class NewInterface:
    """A table on ``<root>/<catalogue>/<identifier>``: one row a figure, with a column that says which figure."""

    def __init__(self, table: Table, root: str, patience: Patience | None = None) -> None:
        self.table = table
        self.server = Server(f"{root}/{table.catalogue.value}/{table.identifier}", patience)

    def read_edition(self) -> Edition:
        """What the table says about itself.

        Raises:
            SourceTrouble.
        """
        try:
            about: Mapping[str, object] = json.loads(self.server.ask("Properties"))
        except ValueError:
            raise SourceTrouble(Trouble.BROKEN_ANSWER, server=self.server.host) from None
        measures = read_list(self.server, "MeasureCodes", {})
        titles = {str(each["Identifier"]): str(each.get("Title") or "").strip() for each in measures}
        columns = find_columns(self.table, titles if self.table.measures else {key: key for key in titles})
        return Edition(
            table=self.table,
            title=str(about.get("Title", "")),
            version=str(about.get("Modified", "")),
            codes={name: self._read_codes(name) for name in self.table.dimensions()},
            columns=columns,
            titles={name: titles[word] for word, name in columns.items()},
        )

    def count(self, question: Question) -> int | None:
        """How many rows the server says there are; ``None`` where it does not say."""
        try:
            answer = self.server.ask("Observations/$count", self._filter(question))
        except SourceTrouble as trouble:
            if trouble.trouble in (Trouble.NOT_FOUND, Trouble.REFUSED):
                return None
            raise
        text = answer.decode("utf-8-sig", "replace").strip()
        return int(text) if text.isdigit() else None

    def first(self, question: Question) -> Link:
        """Where the rows begin."""
        columns = ["Measure", "Value", *self.table.dimensions()]
        return Link("Observations", {"$select": ",".join(columns), **self._filter(question)})

    def numbers(self, question: Question) -> tuple[str, ...]:
        """The columns that hold a figure."""
        return ("Value",)

    def measure_column(self) -> str:
        """The column that says which figure a row holds."""
        return "Measure"

    def _read_codes(self, dimension: str) -> tuple[Code, ...]:
        rows = read_list(self.server, f"{dimension}Codes", {})
        return tuple(
            Code(str(row["Identifier"]), str(row.get("Title") or ""), str(row.get("Status") or ""))
            for row in rows
        )

    def _filter(self, question: Question) -> dict[str, str]:
        table, wanted = self.table, []
        if digits := municipal_digits(question):
            starts = (f"{level}{digits}" for level in ("GM", "WK", "BU"))
            wanted.append(" or ".join(f"startswith({table.areas},'{start}')" for start in starts))
        elif question.scope != WHOLE_COUNTRY:
            keys = question.area_keys()
            wanted.append(" or ".join(f"{table.areas} eq '{key}'" for key in keys))
        if table.measures:
            wanted.append(" or ".join(f"Measure eq '{word}'" for word in question.edition.columns))
        if years := question.period_starts():
            wanted.append(" or ".join(f"startswith({table.periods},'{year}')" for year in years))
        return {"$filter": " and ".join(f"({each})" for each in wanted)} if wanted else {}
