"""What does the form of a series of meetings ask, and what was filled in?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.http import QueryDict
from django.utils.translation import gettext as _

from waarborg.frontends.pages.meetings.reading import read_hour, read_written_day
from waarborg.frontends.pages.recurring.wording import period_name
from waarborg.frontends.pages.registers.questions import Option
from waarborg.frontends.pages.registers.wording import pick
from waarborg.frontends.pages.whole_numbers import read_number
from waarborg.operations.actors import Actor
from waarborg.operations.meetings.agenda import topics_in
from waarborg.operations.meetings.series import RHYTHMS, NewMember, SeriesWish
from waarborg.operations.refusals import Invalid
from waarborg.records.queries.meetings import MEETINGS
from waarborg.records.queries.registers import colleagues_of, find_register
from waarborg.registers.durations import Duration
from waarborg.registers.problems import Problem

if TYPE_CHECKING:
    from waarborg.records.models import MeetingSeries

Written = Mapping[str, str | list[str]]


def read_series(actor: Actor, given: QueryDict) -> SeriesWish:
    """What was filled in.

    Raises:
        Invalid: what cannot be read at all; the rest is checked by who carries it out.
    """
    problems: list[Problem] = []
    first_day = read_written_day(given, "first_day", problems)
    starts_at = read_hour(given, "starts_at", problems)
    if first_day is None and not any(each.field == "first_day" for each in problems):
        problems.append(Problem("first_day", "missing"))
    try:
        every = Duration.from_json(given.get("every", ""))
    except ValueError:
        problems.append(Problem("every", "missing"))
    if problems or first_day is None:
        raise Invalid(problems)
    labels = {value: dutch for value, dutch, _english in topics_in(actor.organisation)}
    chosen = [(labels[value], value) for value in given.getlist("topics") if value in labels]
    people = {each.pk: each.name for each in colleagues_of(actor.organisation)}
    colleagues = [number for each in given.getlist("colleagues") if (number := read_number(each)) in people]
    return SeriesWish(
        name=given.get("name", ""),
        category=given.get("category", ""),
        every=every,
        first_day=first_day,
        starts_at=starts_at,
        place=given.get("place", ""),
        topics=(*chosen, *((line, "") for line in _lines(given, "own_topics"))),
        members=(
            *(_read_member(line) for line in _lines(given, "others")),
            *(
                NewMember(people[each], actor.organisation.name, each)
                for each in colleagues
                if each is not None
            ),
        ),
        secretary=read_number(given.get("secretary", "")),
    )


def as_filled_in(series: MeetingSeries) -> Written:
    """A series that is there as its form holds it."""
    members = list(series.members.all())
    others = [f"{each.name}, {each.party}".removesuffix(", ") for each in members if each.account_id is None]
    return {
        "name": series.name,
        "category": series.category,
        "every": series.every,
        "first_day": series.first_day.isoformat(),
        "starts_at": f"{series.starts_at:%H:%M}",
        "place": series.place,
        "topics": [each["topic"] for each in series.topics if each["topic"]],
        "own_topics": "\n".join(each["title"] for each in series.topics if not each["topic"]),
        "others": "\n".join(others),
        "colleagues": [str(each.account_id) for each in members if each.account_id is not None],
        "secretary": str(series.secretary_id or ""),
    }


def written_in(given: QueryDict) -> Written:
    """The form as it was sent."""
    many = ("topics", "colleagues")
    return {name: given.getlist(name) if name in many else given.get(name, "") for name in given}


def choices(actor: Actor, written: Written) -> dict[str, object]:
    """What can be chosen in the form, with what is chosen now."""
    used = find_register(actor.organisation, MEETINGS)
    categories = used.definition.categories if used else ()
    people = colleagues_of(actor.organisation)
    topics, colleagues = written.get("topics") or [], written.get("colleagues") or []
    return {
        "categories": [
            Option(each.name, pick(each.label), each.name == written.get("category")) for each in categories
        ],
        "rhythms": [
            Option(str(each.as_json()), period_name(each), each.as_json() == written.get("every"))
            for each in RHYTHMS
        ],
        "topic_options": [
            Option(value, pick((dutch, english)), value in topics)
            for value, dutch, english in topics_in(actor.organisation)
        ],
        "people": [Option(str(each.pk), each.name, str(each.pk) in colleagues) for each in people],
        "secretaries": [
            Option(str(each.pk), each.name, str(each.pk) == written.get("secretary")) for each in people
        ],
    }


def labels() -> dict[str, str]:
    """What the questions of the form are called, for the list of what is wrong."""
    return {
        "name": _("Naam van het overleg"),
        "category": _("Soort overleg"),
        "every": _("Hoe vaak?"),
        "first_day": _("Eerste keer"),
        "starts_at": _("Hoe laat?"),
        "place": _("Waar?"),
        "topics": _("Vaste agendapunten"),
        "members": _("Deelnemers"),
        "secretary": _("Wie bereidt voor?"),
    }


def _lines(given: QueryDict, name: str) -> list[str]:
    return [line.strip() for line in given.get(name, "").splitlines() if line.strip()]


def _read_member(line: str) -> NewMember:
    name, _comma, party = line.partition(",")
    return NewMember(name.strip(), party.strip())
