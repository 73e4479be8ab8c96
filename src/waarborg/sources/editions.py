"""What does a table say about itself on the day it is asked: its version, its codes and its columns?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from waarborg.sources.tables import Regions, Table
from waarborg.sources.trouble import SourceTrouble, Trouble

WHOLE_COUNTRY = "NL"


@dataclass(frozen=True, slots=True)
class Code:
    """One code of a dimension.

    Attributes:
        key: exactly as the server has it, padded with spaces; only so it can be asked for.
        status: of a period: ``Definitief``, ``Voorlopig``, ``NaderVoorlopig``; else empty.
    """

    key: str
    title: str
    status: str = ""
    description: str = ""

    @property
    def plain(self) -> str:
        """The code without its padding, by which it is stored."""
        return self.key.strip()


@dataclass(frozen=True, slots=True)
class Edition:
    """A table as it stood when it was asked.

    Attributes:
        version: the moment of its last change, as the table says it.
        codes: of each dimension, in the table's order.
        columns: our name of each figure by the table's own word for it (a column, or a code of a measure).
        titles: what the publisher calls each figure, by our name.
    """

    table: Table
    title: str
    version: str
    codes: Mapping[str, tuple[Code, ...]]
    columns: Mapping[str, str]
    titles: Mapping[str, str] = field(default_factory=dict)

    def years(self) -> tuple[int, ...]:
        """The years of which it has figures."""
        if self.table.year is not None:
            return (self.table.year,)
        return tuple(sorted({int(code.key[:4]) for code in self.codes[self.table.periods]}))

    def area_keys(self, scope: str, beside: Sequence[str] = ()) -> tuple[str, ...]:
        """The exact keys of a municipality, of its regions as far as the table has them, and of the country.

        Raises:
            SourceTrouble: where the table knows neither the municipality nor a region of it.
        """
        keys = {code.plain: code.key for code in self.codes[self.table.areas]}
        found = [keys[each] for each in (scope, *beside) if each in keys]
        if not found:
            raise SourceTrouble(Trouble.NO_AREA, table=self.table.identifier, area=scope)
        country = next((key for plain, key in keys.items() if plain.startswith(WHOLE_COUNTRY)), None)
        return tuple(found) if country is None else (*found, country)


@dataclass(frozen=True, slots=True)
class Question:
    """Which part of a table is wanted.

    Attributes:
        scope: the code of a municipality, or ``NL`` for everything.
        years: which years; all that the table has where it is one about one year.
        beside: the codes of the regions in which the municipality lies, where their figures are wanted too.
    """

    edition: Edition
    scope: str
    years: tuple[int, ...]
    beside: tuple[str, ...] = ()

    def area_keys(self) -> tuple[str, ...]:
        """The exact keys of the areas that are wanted.

        Raises:
            SourceTrouble: where the table knows none of them.
        """
        return self.edition.area_keys(self.scope, self.beside)

    def period_starts(self) -> tuple[str, ...]:
        """How the keys of the wanted periods begin; empty where every period is wanted."""
        wanted = self.years != self.edition.years() and self.edition.table.periods
        return tuple(str(year) for year in self.years) if wanted else ()


def municipal_digits(question: Question) -> str:
    """The four signs that every code in the municipality shares; empty where these do not choose."""
    by_digits = question.edition.table.regions is Regions.NEIGHBOURHOODS and question.scope != WHOLE_COUNTRY
    return question.scope[2:6] if by_digits else ""


def find_columns(table: Table, found: Mapping[str, str]) -> dict[str, str]:
    """Our names by the table's words; ``found`` gives for each of its words what we know a measure by.

    Raises:
        SourceTrouble: where a measure that we follow is no longer there.
    """
    if not table.measures:
        return dict(found)
    columns = {}
    for measure in table.measures:
        word = next((word for word, known in found.items() if known in (measure.stem, measure.title)), None)
        if word is None:
            raise SourceTrouble(Trouble.CHANGED_COLUMNS, table=table.identifier, column=measure.title)
        columns[word] = measure.name
    return columns
