"""What do the forms of a survey and its questions ask, and what was filled in?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.http import QueryDict
from django.utils.translation import gettext as _

from waarborg.frontends.pages.contributions.forms import theme_options
from waarborg.frontends.pages.meetings.reading import read_written_day
from waarborg.frontends.pages.registers.links import Link
from waarborg.frontends.pages.registers.questions import Option
from waarborg.frontends.pages.registers.wording import in_words
from waarborg.frontends.pages.whole_numbers import read_number
from waarborg.operations.actors import Actor
from waarborg.operations.panel.questions import QuestionWish
from waarborg.operations.panel.surveys import SurveyWish
from waarborg.operations.refusals import Invalid
from waarborg.records.queries.panels import Entrance, QuestionKind
from waarborg.records.queries.subjects import lists_of
from waarborg.registers.problems import Problem

if TYPE_CHECKING:
    from waarborg.records.models import PanelQuestion, PanelSurvey

_USUALLY_OPEN = timedelta(days=21)


def read_survey(given: QueryDict) -> SurveyWish:
    """What was filled in.

    Raises:
        Invalid: days that cannot be read; the rest is checked by who makes it.
    """
    problems: list[Problem] = []
    days = {name: read_written_day(given, name, problems) for name in ("opens_on", "closes_on")}
    unread = {each.field for each in problems}
    problems += [Problem(name, "missing") for name, day in days.items() if day is None and name not in unread]
    opens_on, closes_on = days["opens_on"], days["closes_on"]
    if problems or opens_on is None or closes_on is None:
        raise Invalid(problems)
    return SurveyWish(
        title=given.get("title", ""),
        introduction=given.get("introduction", ""),
        consent=given.get("consent", ""),
        opens_on=opens_on,
        closes_on=closes_on,
        entrance=given.get("entrance", ""),
        areas=read_number(given.get("areas", "")),
    )


def survey_as_filled_in(survey: PanelSurvey) -> Mapping[str, str]:
    """A survey as its form holds it."""
    return {
        "title": survey.title,
        "introduction": survey.introduction,
        "consent": survey.consent,
        "opens_on": survey.opens_on.isoformat(),
        "closes_on": survey.closes_on.isoformat(),
        "entrance": survey.entrance,
        "areas": str(survey.areas_id or ""),
    }


def new_survey(today: date) -> Mapping[str, str]:
    """The form of a new survey, with what is usual filled in."""
    return {
        "opens_on": today.isoformat(),
        "closes_on": (today + _USUALLY_OPEN).isoformat(),
        "entrance": Entrance.LINK,
        "consent": _(
            "Ik doe vrijwillig mee. De gemeente mag mijn antwoorden gebruiken voor haar veiligheidsbeleid. Mijn"
            " antwoorden worden zonder naam of adres bewaard en alleen in groepen getoond."
        ),
    }


def survey_choices(actor: Actor, written: Mapping[str, str]) -> dict[str, list[Option]]:
    """What can be chosen in the form of a survey."""
    lists = [each for each in lists_of(actor.organisation) if each.is_area]
    return {
        "entrances": _options(Entrance.choices, written.get("entrance", "")),
        "lists": [Option(str(each.pk), each.label, str(each.pk) == written.get("areas")) for each in lists],
    }


def read_question(given: QueryDict) -> QuestionWish:
    """A question as filled in; each option on a line of its own."""
    options = [line.strip() for line in given.get("options", "").splitlines()]
    return QuestionWish(
        text=given.get("text", ""),
        kind=given.get("kind", ""),
        low_label=given.get("low_label", ""),
        high_label=given.get("high_label", ""),
        options=tuple(each for each in options if each),
        theme=given.get("theme", ""),
        is_high_good=given.get("direction", "good") == "good",
    )


def question_as_filled_in(question: PanelQuestion) -> Mapping[str, str]:
    """A question as its form holds it."""
    return {
        "text": question.text,
        "kind": question.kind,
        "low_label": question.low_label,
        "high_label": question.high_label,
        "options": "\n".join(str(each) for each in question.options),
        "theme": question.theme,
        "direction": "good" if question.is_high_good else "bad",
    }


def question_choices(written: Mapping[str, str]) -> dict[str, list[Option]]:
    """What can be chosen in the form of a question."""
    directions = [("good", _("Hoog is gunstig")), ("bad", _("Hoog is ongunstig"))]
    return {
        "kinds": _options(QuestionKind.choices, written.get("kind", "")),
        "themes": theme_options(written.get("theme", "")),
        "directions": _options(directions, written.get("direction", "good")),
    }


def problem_links(problems: Iterable[Problem]) -> list[Link]:
    """The problems as a list on top of a form, each leading to its field."""
    names = {
        "title": _("Titel"),
        "introduction": _("Inleiding"),
        "consent": _("Toestemming"),
        "opens_on": _("Opent op"),
        "closes_on": _("Sluit na"),
        "entrance": _("Hoe komen mensen binnen?"),
        "areas": _("Vraag naar de buurt"),
        "areas_id": _("Vraag naar de buurt"),
        "text": _("De vraag"),
        "kind": _("Soort antwoord"),
        "low_label": _("Wat betekent het laagste cijfer?"),
        "high_label": _("Wat betekent het hoogste cijfer?"),
        "options": _("De antwoorden"),
        "theme": _("Thema"),
        "addresses": _("E-mailadressen"),
    }
    return [
        Link(names.get(name, name), f"#panel-{name}", each)
        for name, every in in_words(problems).items()
        for each in every
    ]


def _options(known: Iterable[tuple[str, object]], chosen: str) -> list[Option]:
    return [Option(value, str(label), value == chosen) for value, label in known]
