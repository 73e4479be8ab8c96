"""What do the files of the example say, as typed values?"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import waarborg
from waarborg.configuration import checkout_folder

_FIRST_MONTH_OF_SECOND_HALF = 7


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the example; ``key`` is the part of the address before the @."""

    name: str
    email: str
    roles: tuple[str, ...]

    @property
    def key(self) -> str:
        """The word by which the story names this person."""
        return self.email.partition("@")[0]


@dataclass(frozen=True, slots=True)
class Listed:
    """A list that commitments run over, with its members (name and, for places, code).

    Attributes:
        kind: what its members are; empty where that is not told.
        locations: where they lie, by name, as people write it.
        outlines: a GeoJSON file with the outlines of its members; empty where there are none.
        under: the member of an earlier list that its members are part of, by name; those not named in none.
    """

    name: str
    label: str
    is_area: bool
    members: tuple[tuple[str, str], ...]
    outlines: bytes = b""
    kind: str = ""
    locations: Mapping[str, str] = field(default_factory=dict)
    under: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Town:
    """The municipality: its people and lists, and who owns what unless the story says otherwise."""

    name: str
    slug: str
    area_code: str
    password: str
    people: tuple[Person, ...]
    lists: tuple[Listed, ...]
    owners: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Turn:
    """What the story says of the commitments whose sentence holds ``words``.

    Attributes:
        kind: only commitments of this kind; empty: any.
        owner: key of a person; empty: as the theme has it.
        watch, answer, demand: what replaces the proposal of the reader; ``None``: nothing does.
        course: how it goes (:mod:`waarborg.operations.example.courses`).
        title: what its entries are called.
        drop: it is no promise, or one that another says already.
    """

    words: str
    kind: str = ""
    owner: str = ""
    watch: Mapping[str, Any] | None = None
    answer: Mapping[str, Any] | None = None
    demand: Mapping[str, Any] | None = None
    course: str = ""
    title: str = ""
    drop: bool = False

    def is_about(self, sentence: str, kind: str) -> bool:
        """Does this turn speak of a commitment with this sentence, of this kind?"""
        return self.words.casefold() in sentence.casefold() and self.kind in ("", kind)


@dataclass(frozen=True, slots=True)
class Material:
    """All that the example is made of."""

    town: Town
    plan: str
    turns: tuple[Turn, ...]
    words: Mapping[str, Any]
    figures: tuple[Mapping[str, Any], ...]
    participation: Mapping[str, Any]
    actions: Mapping[str, Any]
    crisis: Mapping[str, Any]
    cases: Sequence[Mapping[str, Any]]

    def turn_for(self, sentence: str, kind: str) -> Turn:
        """The first turn about a commitment; an empty one where the story says nothing."""
        return next((turn for turn in self.turns if turn.is_about(sentence, kind)), Turn(""))


def examples_folder() -> Path:
    """``examples`` of the checkout; of an installed package the copy inside it."""
    checkout = checkout_folder()
    return (checkout or Path(waarborg.__file__).parent) / "examples"


def read_town(name: str = "duinmeer") -> Town:
    """Read who and where: enough to tell whether the example stands."""
    written = _read(name, "municipality.toml")
    return Town(
        name=written["name"],
        slug=written["slug"],
        area_code=written["area_code"],
        password=written["password"],
        people=tuple(Person(each["name"], each["email"], tuple(each["roles"])) for each in written["people"]),
        lists=tuple(_listed(each, examples_folder() / name) for each in written["lists"]),
        owners=written["owners"],
    )


def read_material(day: date, name: str = "duinmeer") -> Material:
    """Read everything, with the plan's years filled in for a day."""
    story = _read(name, "story.toml")
    return Material(
        town=read_town(name),
        plan=_with_years((examples_folder() / name / "plan.md").read_text(encoding="utf-8"), day),
        turns=tuple(Turn(**each) for each in story["turns"]),
        words=_read(name, "words.toml"),
        figures=tuple(story["figures"]),
        participation=_read(name, "participation.toml"),
        actions=_read(name, "actions.toml"),
        crisis=_read(name, "crisis.toml"),
        cases=_read(name, "cases.toml")["cases"],
    )


def first_year(day: date) -> int:
    """The first year of the plan: so that a year and a half to two and a half years of it are over."""
    return day.year - (1 if day.month >= _FIRST_MONTH_OF_SECOND_HALF else 2)


def _with_years(text: str, day: date) -> str:
    for index in range(4):
        text = text.replace(f"{{y{index}}}", str(first_year(day) + index))
    return text


def _read(name: str, file: str) -> dict[str, Any]:
    return tomllib.loads((examples_folder() / name / file).read_text(encoding="utf-8"))


def _listed(written: Mapping[str, Any], folder: Path) -> Listed:
    members = tuple(
        (each, "") if isinstance(each, str) else (str(each[0]), str(each[1])) for each in written["members"]
    )
    outlines = (folder / written["outlines"]).read_bytes() if "outlines" in written else b""
    return Listed(
        written["name"],
        written["label"],
        bool(written.get("is_area", False)),
        members,
        outlines,
        written.get("kind", ""),
        written.get("locations", {}),
        written.get("under", {}),
    )
