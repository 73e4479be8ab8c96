"""Over which interface is a table asked, and where do the servers stand?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from waarborg.sources.asking import Patience, Server
from waarborg.sources.editions import Edition, Question
from waarborg.sources.odata_v3 import OldInterface
from waarborg.sources.odata_v4 import NewInterface
from waarborg.sources.pages import Link
from waarborg.sources.tables import Catalogue, Table, tables_of
from waarborg.sources.trouble import SourceTrouble, Trouble


class Interface(Protocol):
    """What both interfaces offer."""

    table: Table
    server: Server

    def read_edition(self) -> Edition:
        """What the table says about itself."""

    def count(self, question: Question) -> int | None:
        """How many rows the server says there are."""

    def first(self, question: Question) -> Link:
        """Where the rows begin."""

    def numbers(self, question: Question) -> tuple[str, ...]:
        """The columns that hold a figure."""

    def measure_column(self) -> str:
        """The column that says which figure a row holds; empty where each has a column of its own."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the servers stand."""

    police: str = "https://dataderden.cbs.nl"
    cbs_v3: str = "https://opendata.cbs.nl"
    cbs_v4: str = "https://datasets.cbs.nl/odata/v1"
    areas: str = "https://api.pdok.nl/cbs"

    @classmethod
    def under(cls, address: str) -> Addresses:
        """All of them on one server, such as a mirror in the own house."""
        root = address.rstrip("/")
        return cls(f"{root}/police", f"{root}/cbs", f"{root}/odata/v1", f"{root}/areas")


def open_table(table: Table, addresses: Addresses, patience: Patience | None = None) -> Interface:
    """The newer interface where the table has it, else the older one.

    Raises:
        SourceTrouble: where neither knows the table.
    """
    root = addresses.police if table.catalogue is Catalogue.POLICE else addresses.cbs_v3
    old = OldInterface(table, root, patience)
    if table.only_v3:
        return old
    new = NewInterface(table, addresses.cbs_v4, patience)
    try:
        new.server.ask("Properties")
    except SourceTrouble as trouble:
        if trouble.trouble is not Trouble.NOT_FOUND:
            raise
        return old
    return new


def published_names(addresses: Addresses) -> dict[str, str]:
    """The municipalities of today by code, as the police's own table names them.

    Raises:
        SourceTrouble.
    """
    table = tables_of("crimes")[0]
    codes = open_table(table, addresses).read_edition().codes[table.areas]
    return {each.plain: each.title.strip() for each in codes if each.plain.startswith("GM")}
