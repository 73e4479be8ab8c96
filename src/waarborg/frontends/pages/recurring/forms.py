"""What does the form of a recurring plan ask, and what was filled in?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from django.http import QueryDict
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

from waarborg.frontends.pages.recurring.wording import period_name
from waarborg.frontends.pages.registers.questions import Option
from waarborg.frontends.pages.registers.wording import pick
from waarborg.frontends.pages.whole_numbers import read_number
from waarborg.operations.actors import Actor
from waarborg.operations.recurring.plans import PERIODS, RecurringWish
from waarborg.operations.refusals import Invalid
from waarborg.records.queries.recurring import work_of
from waarborg.records.queries.registers import colleagues_of, registers_in_use, teams_of
from waarborg.records.queries.subjects import lists_of
from waarborg.registers.durations import Duration
from waarborg.registers.problems import Problem
from waarborg.registers.values import UnreadableValueError, read_day

if TYPE_CHECKING:
    from waarborg.records.models import RecurringPlan

Written = Mapping[str, str | list[str]]


def read_wish(given: QueryDict, fields: Mapping[str, str]) -> RecurringWish:
    """What was filled in.

    Args:
        given: the form.
        fields: what each entry must hold besides, by the commitment that the plan keeps.

    Raises:
        Invalid: what cannot be read at all; the rest is checked by who carries it out.
    """
    problems: list[Problem] = []
    register, _slash, category = given.get("what", "").partition("/")
    starts_on = _read_day(given, "starts_on", problems)
    ends_on = _read_day(given, "ends_on", problems)
    try:
        per = Duration.from_json(given.get("per", ""))
    except ValueError:
        problems.append(Problem("per", "missing"))
    if starts_on is None and not any(each.field == "starts_on" for each in problems):
        problems.append(Problem("starts_on", "missing"))
    if problems or starts_on is None:
        raise Invalid(problems)
    number = read_number(given.get("number", ""))
    return RecurringWish(
        title=given.get("title", ""),
        register=register,
        category=category,
        per=per,
        times=read_number(given.get("times", "")) or 0,
        starts_on=starts_on,
        ends_on=ends_on,
        list_name=given.get("list", ""),
        months=tuple(sorted({month for each in given.getlist("months") if (month := read_number(each))})),
        is_spread=given.get("is_spread") == "ja",
        team=given.get("team", ""),
        assigned_to=read_number(given.get("assigned_to", "")),
        number=number,
        fields=fields if number is not None else {},
    )


def as_filled_in(wish: RecurringWish) -> Written:
    """A wish as its form holds it."""
    return {
        "title": wish.title,
        "what": f"{wish.register}/{wish.category}",
        "list": wish.list_name,
        "times": str(wish.times),
        "per": str(wish.per.as_json()),
        "months": [str(month) for month in wish.months],
        "is_spread": "ja" if wish.is_spread else "",
        "team": wish.team,
        "assigned_to": str(wish.assigned_to or ""),
        "starts_on": wish.starts_on.isoformat(),
        "ends_on": wish.ends_on.isoformat() if wish.ends_on else "",
        "number": str(wish.number or ""),
    }


def wish_of(plan: RecurringPlan) -> RecurringWish:
    """A plan that is there as it was wished."""
    work = work_of(plan)
    return RecurringWish(
        title=plan.title,
        register=plan.register,
        category=plan.category,
        per=work.per,
        times=work.times,
        starts_on=work.starts_on,
        ends_on=work.ends_on,
        list_name=plan.list.name if plan.list else "",
        months=work.months,
        is_spread=work.is_spread,
        team=plan.team,
        assigned_to=plan.assigned_to_id,
        number=plan.number,
        fields=plan.fields,
    )


def written_in(given: QueryDict) -> Written:
    """The form as it was sent."""
    return {name: given.getlist(name) if name == "months" else given.get(name, "") for name in given}


def choices(actor: Actor, written: Written) -> dict[str, object]:
    """What can be chosen in the form, with what is chosen now."""
    per = str(written.get("per", ""))
    periods = {str(each.as_json()): period_name(each) for each in PERIODS}
    if per and per not in periods:
        periods |= _other_period(per)
    months = written.get("months") or []
    return {
        "what_options": _what(actor, str(written.get("what", ""))),
        "list_options": [
            Option(each.name, each.label, each.name == written.get("list"))
            for each in lists_of(actor.organisation)
        ],
        "per_options": [Option(name, label, name == per) for name, label in periods.items()],
        "month_options": [
            Option(str(number), str(name).capitalize(), str(number) in months)
            for number, name in MONTHS.items()
        ],
        "person_options": [
            Option(str(each.pk), each.name, str(each.pk) == written.get("assigned_to"))
            for each in colleagues_of(actor.organisation)
        ],
        "team_options": [
            Option(team, team, team == written.get("team")) for team in teams_of(actor.organisation)
        ],
    }


def labels() -> dict[str, str]:
    """What the questions of the form are called, for the list of what is wrong."""
    return {
        "title": _("Naam van het plan"),
        "what": _("Wat wordt gedaan?"),
        "list": _("Voor wie of waar?"),
        "times": _("Hoe vaak?"),
        "per": _("In welke periode?"),
        "months": _("Alleen in deze maanden"),
        "team": _("Team"),
        "assigned_to": _("Persoon"),
        "starts_on": _("Vanaf"),
        "ends_on": _("Tot en met"),
    }


def _what(actor: Actor, chosen: str) -> list[Option]:
    """Every category of every register in use, grouped by register."""
    found = []
    for used in registers_in_use(actor.organisation):
        definition = used.definition
        names = [(each.name, pick(each.label)) for each in definition.categories] or [
            ("", pick(definition.label))
        ]
        for name, label in names:
            value = f"{definition.name}/{name}"
            found.append(Option(value, label, value == chosen, pick(definition.plural)))
    return found


def _other_period(written: str) -> dict[str, str]:
    try:
        return {written: period_name(Duration.from_json(written))}
    except ValueError:
        return {}


def _read_day(given: QueryDict, name: str, problems: list[Problem]) -> date | None:
    written = given.get(name, "").strip()
    if not written:
        return None
    try:
        return read_day(written)
    except UnreadableValueError as error:
        problems.append(Problem(name, error.code, error.values))
        return None
