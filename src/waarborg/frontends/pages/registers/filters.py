"""What does an address ask of a list, and which choices does the form above the list give?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.utils.translation import gettext as _

from waarborg.frontends.pages.registers.questions import Option
from waarborg.frontends.pages.registers.wording import category_labels, result_labels, status_labels
from waarborg.frontends.pages.whole_numbers import read_number
from waarborg.operations.actors import Actor
from waarborg.records.queries.entries import Column, EntryFilter, Order, State
from waarborg.records.queries.subjects import names_of_members
from waarborg.registers.definitions import RegisterDefinition
from waarborg.registers.values import UnreadableValueError, read_day

_STATES = {
    "open": State.OPEN,
    "te-laat": State.OVERDUE,
    "bijna-te-laat": State.DUE_SOON,
    "staat-stil": State.SUSPENDED,
    "afgerond": State.CLOSED,
    "vervallen": State.WITHDRAWN,
    "gepland": State.PLANNED,
}
COLUMNS = {
    "nummer": Column.NUMBER,
    "titel": Column.TITLE,
    "categorie": Column.CATEGORY,
    "status": Column.STATUS,
    "datum": Column.HAPPENED_ON,
    "uiterlijk": Column.DUE_AT,
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A filter with a list of values."""

    name: str
    label: str
    options: tuple[Option, ...]
    may_be_empty: bool = True

    @property
    def is_chosen(self) -> bool:
        """Does it narrow the list now?"""
        return self.may_be_empty and any(option.chosen for option in self.options)


def read_filter(query: QueryDict, register: str, actor: Actor) -> tuple[EntryFilter, list[str]]:
    """What an address asks for, and the names of what it asks for in vain (a day that does not exist)."""
    wrong: list[str] = []
    account = actor.account
    wanted = EntryFilter(
        register=register,
        text=query.get("zoek", "").replace("\x00", "").strip()[:200],
        category=_name(query, "categorie"),
        status=_name(query, "status"),
        result=_name(query, "resultaat"),
        team=_name(query, "team"),
        area=_number(query, "gebied"),
        subject=_number(query, "onderwerp"),
        since=_day(query, "sinds", wrong),
        until=_day(query, "tot", wrong),
        state=_STATES.get(query.get("stand", ""), State.ANY),
        of=account.pk if account is not None and query.get("mijn") else None,
    )
    return wanted, wrong


def _name(query: QueryDict, name: str) -> str:
    return query.get(name, "").replace("\x00", "")[:60]


def _number(query: QueryDict, name: str) -> int | None:
    return read_number(query.get(name, ""))


def _day(query: QueryDict, name: str, wrong: list[str]) -> date | None:
    written = query.get(name, "").strip()
    if not written:
        return None
    try:
        return read_day(written)
    except UnreadableValueError:
        wrong.append(name)
        return None


def read_order(query: QueryDict) -> Order:
    """In which order an address asks for them; newest first unless it says otherwise."""
    written = query.get("volgorde", "-datum")
    column = COLUMNS.get(written.removeprefix("-"))
    return Order() if column is None else Order(column, descending=written.startswith("-"))


def read_page(query: QueryDict) -> int:
    """Which page of a list an address asks for."""
    return _number(query, "pagina") or 1


def narrowing_choices(actor: Actor, definition: RegisterDefinition, wanted: EntryFilter) -> list[Choice]:
    """The filters that make sense for a register; the ones used most come first."""
    states = {
        "open": _("Open"),
        "te-laat": _("Te laat"),
        "bijna-te-laat": _("Bijna te laat"),
        "staat-stil": _("Termijn staat stil"),
        "afgerond": _("Afgerond"),
        "vervallen": _("Vervallen"),
        "gepland": _("Gepland"),
    }
    if definition.occurrence:
        states = {
            name: label for name, label in states.items() if name in ("afgerond", "vervallen", "gepland")
        }
    teams = sorted({each.team or definition.team or "" for each in definition.categories} - {""})
    state = next((name for name, value in _STATES.items() if value is wanted.state), "")
    lists = [
        ("stand", _("Stand"), states, state),
        ("categorie", _("Categorie"), category_labels(definition), wanted.category),
        ("status", _("Status"), status_labels(definition), wanted.status),
        ("resultaat", _("Resultaat"), result_labels(definition), wanted.result),
        ("team", _("Team"), {team: team for team in teams}, wanted.team),
    ]
    places, others = names_of_members(actor.organisation)
    for name, label, names, chosen in (
        ("gebied", _("Gebied"), places, wanted.area),
        ("onderwerp", _("Onderwerp"), others, wanted.subject),
    ):
        members = {str(number): name for number, name in names.items()}
        lists.append((name, label, members, "" if chosen is None else str(chosen)))
    return [
        Choice(name, label, tuple(Option(value, text, value == chosen) for value, text in values.items()))
        for name, label, values, chosen in lists
        if len(values) > 1 or (chosen and values)
    ]


def order_choice(definition: RegisterDefinition, order: Order) -> Choice:
    """In which order the list can stand: for who sees no headings to click on, as on a phone."""
    orders = {
        "-datum": _("Nieuwste eerst"),
        "datum": _("Oudste eerst"),
        "uiterlijk": _("Eerste termijn eerst"),
        "titel": _("Titel"),
        "categorie": _("Categorie"),
        "status": _("Status"),
        "-nummer": _("Nummer, hoogste eerst"),
    }
    if definition.occurrence:
        del orders["uiterlijk"]
    sign = "-" if order.descending else ""
    current = next((sign + name for name, column in COLUMNS.items() if column is order.column), "")
    options = [Option(name, label, name == current) for name, label in orders.items()]
    if current not in orders:
        options.append(Option(current, _("Zoals gekozen in de tabel"), True))
    return Choice("volgorde", _("Volgorde"), tuple(options), may_be_empty=False)
