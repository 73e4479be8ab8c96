"""How is a table asked for over OData v3, the older interface of CBS and the only one of the police?"""

from __future__ import annotations

import re
from collections.abc import Mapping

from waarborg.sources.asking import Patience, Server
from waarborg.sources.editions import WHOLE_COUNTRY, Code, Edition, Question, find_columns, municipal_digits
from waarborg.sources.pages import Link, read_list
from waarborg.sources.tables import Table
from waarborg.sources.trouble import SourceTrouble, Trouble

_SUFFIX = re.compile(r"_\d+$")
_JSON = {"$format": "json"}


class OldInterface:
    """A table on ``<root>/ODataApi`` (metadata, counts) and ``<root>/ODataFeed`` (rows, page after page)."""

    def __init__(self, table: Table, root: str, patience: Patience | None = None) -> None:
        self.table = table
        self.server = Server(f"{root}/ODataFeed/OData/{table.identifier}", patience)
        self._counting = Server(f"{root}/ODataApi/OData/{table.identifier}", patience)

    def read_edition(self) -> Edition:
        """What the table says about itself.

        Raises:
            SourceTrouble.
        """
        about = read_list(self.server, "TableInfos", _JSON)
        if not about:
            raise SourceTrouble(Trouble.BROKEN_ANSWER, server=self.server.host)
        properties = read_list(self.server, "DataProperties", _JSON)
        columns = find_columns(self.table, _topics(properties))
        called = {str(each.get("Key", "")): str(each.get("Title") or "") for each in properties}
        return Edition(
            table=self.table,
            title=str(about[0].get("Title", "")),
            version=str(about[0].get("Modified", "")),
            codes={name: self._read_codes(name) for name in self.table.dimensions()},
            columns=columns,
            titles={name: called.get(word, "") for word, name in columns.items()},
        )

    def count(self, question: Question) -> int | None:
        """How many rows the server says there are; ``None`` where it does not say."""
        try:
            answer = self._counting.ask("TypedDataSet/$count", self._filter(question))
        except SourceTrouble as trouble:
            if trouble.trouble in (Trouble.NOT_FOUND, Trouble.REFUSED):
                return None
            raise
        text = answer.decode("utf-8-sig", "replace").strip()
        return int(text) if text.isdigit() else None

    def first(self, question: Question) -> Link:
        """Where the rows begin."""
        columns = [*self.table.dimensions(), *question.edition.columns]
        return Link(
            "TypedDataSet", {**_JSON, "$select": ",".join(columns), **self._filter(question)}, "$format=json"
        )

    def numbers(self, question: Question) -> tuple[str, ...]:
        """The columns that hold a figure."""
        return tuple(question.edition.columns)

    def measure_column(self) -> str:
        """Empty: every figure has a column of its own."""
        return ""

    def _read_codes(self, dimension: str) -> tuple[Code, ...]:
        rows = read_list(self.server, dimension, _JSON)
        return tuple(
            Code(
                str(row["Key"]),
                str(row.get("Title") or ""),
                str(row.get("Status") or ""),
                str(row.get("Description") or ""),
            )
            for row in rows
        )

    def _filter(self, question: Question) -> dict[str, str]:
        """Only functions that the live service was seen to answer: ``substring`` and ``eq`` on exact keys."""
        table, wanted = self.table, []
        if digits := municipal_digits(question):
            wanted.append(f"substring({table.areas},2,4) eq '{digits}'")
        elif question.scope != WHOLE_COUNTRY:
            keys = question.area_keys()
            wanted.append(" or ".join(f"{table.areas} eq '{key}'" for key in keys))
        if starts := question.period_starts():
            wanted.append(" or ".join(f"substring({table.periods},0,4) eq '{start}'" for start in starts))
        return {"$filter": " and ".join(f"({each})" for each in wanted)} if wanted else {}


def _topics(properties: list[dict[str, object]]) -> Mapping[str, str]:
    """The columns with figures, each with its name less the number that shifts between editions."""
    topics = [
        str(each["Key"])
        for each in properties
        if each.get("Type") == "Topic"
        and each.get("Datatype") in ("Long", "Double", "Integer", "Float", "Decimal")
    ]
    stems = [_SUFFIX.sub("", topic) for topic in topics]
    return {
        topic: stem if stems.count(stem) == 1 else topic for topic, stem in zip(topics, stems, strict=True)
    }
