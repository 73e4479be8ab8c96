"""What do the forms of an action ask, and what was filled in?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from django.http import QueryDict
from django.utils.translation import gettext as _

from waarborg.commitments.quarters import read_stretch, write_first_day, write_last_day
from waarborg.frontends.pages.implementation.asking import Asking, Told
from waarborg.frontends.pages.registers.questions import Option, Question
from waarborg.frontends.pages.whole_numbers import read_number
from waarborg.operations.actors import Actor
from waarborg.operations.implementation.actions import ActionWish
from waarborg.operations.refusals import Invalid
from waarborg.records.queries.plan_actions import accepted_of, measures_to_act_on
from waarborg.records.queries.registers import colleagues_of
from waarborg.registers.problems import Problem
from waarborg.registers.values import UnreadableValueError

if TYPE_CHECKING:
    from waarborg.records.models import PlanAction, PlanVersion

Written = Mapping[str, str]
_LONGEST_LABEL = 110


def read_wish(given: QueryDict, known: PlanAction | None = None) -> ActionWish:
    """What was filled in.

    Args:
        given: the form.
        known: the action that is changed; once it was taken over its days are not asked here.

    Raises:
        Invalid: what cannot be read at all; the rest is checked by who carries it out.
    """
    problems: list[Problem] = []
    if known is not None and not known.is_proposal:
        starts, ends = known.start, known.end
    else:
        starts, ends = read_days(given, problems)
    measure, _comma, number = given.get("measure", "").partition(",")
    if read_number(measure) is None:
        problems.append(Problem("measure", "missing"))
    if problems:
        raise Invalid(problems)
    return ActionWish(
        title=given.get("title", ""),
        measure=read_number(measure) or 0,
        starts=starts,
        ends=ends,
        number=read_number(number),
        description=given.get("description", ""),
        owner=read_number(given.get("owner", "")),
        owner_name=given.get("owner_name", ""),
        partners=tuple(line.strip() for line in given.get("partners", "").splitlines() if line.strip()),
        is_confidential=given.get("is_confidential") == "ja",
    )


def read_days(given: QueryDict, problems: list[Problem]) -> tuple[date, date]:
    """The first and last day that were filled in; what cannot be read is added to the problems."""
    found = []
    for name in ("starts", "ends"):
        try:
            stretch = read_stretch(given.get(name, ""))
        except UnreadableValueError as error:
            code = error.code if given.get(name, "").strip() else "missing"
            problems.append(Problem(name, code, error.values))
            found.append(date.min)
        else:
            found.append(stretch.start if name == "starts" else stretch.end)
    return found[0], found[1]


def as_filled_in(row: PlanAction) -> Written:
    """An action as its form holds it."""
    source = f"{row.measure_id},{row.number}" if row.number else str(row.measure_id)
    return {
        "title": row.title,
        "measure": source,
        "description": row.description,
        "owner": str(row.owner_id or ""),
        "owner_name": row.owner_name,
        "partners": "\n".join(row.partners),
        "starts": write_first_day(row.start),
        "ends": write_last_day(row.end),
        "is_confidential": "ja" if row.is_confidential else "",
    }


def questions(
    actor: Actor, version: PlanVersion, written: Written, told: Told, known: PlanAction | None = None
) -> list[Question]:
    """The questions of the form, with what is filled in and what is wrong with it."""
    ask = Asking(written, told)
    sources = _sources(version, written.get("measure", ""), known)
    asked = [
        ask.text("title", _("Wat gaat er gebeuren?"), required=True),
        replace(ask.choice("measure", _("Uit welke activiteit of afspraak?"), sources), required=True),
        ask.choice("owner", _("Wie doet het?"), _people(actor, written.get("owner", ""))),
        ask.text(
            "owner_name",
            _("Of welke functie of partner?"),
            explanation=_("Als het geen collega is die zich hier aanmeldt."),
        ),
        ask.text("partners", _("Met wie?"), "long_text", _("Eén partner per regel.")),
    ]
    if known is None or known.is_proposal:
        asked += day_questions(written, told)
    explanation = _(
        "Alleen voor beleidsmedewerker, portefeuillehouder en wie het doet; in geen enkel document."
    )
    option = Option("ja", _("Deze actie is vertrouwelijk"), written.get("is_confidential") == "ja")
    asked += [
        ask.text("description", _("Toelichting"), "long_text"),
        ask.choice("is_confidential", _("Vertrouwelijk"), [option], "checks", explanation),
    ]
    return asked


def day_questions(written: Written, told: Told) -> list[Question]:
    """From when until when."""
    ask = Asking(written, told)
    explanation = _("Een kwartaal (2027-K3), een dag (31-12-2027) of een jaar (2027).")
    return [
        ask.text("starts", _("Begint in of op"), explanation=explanation, required=True),
        ask.text("ends", _("Klaar in of op"), explanation=explanation, required=True),
    ]


def _people(actor: Actor, chosen: str) -> Iterable[Option]:
    for each in colleagues_of(actor.organisation):
        yield Option(str(each.pk), each.name, str(each.pk) == chosen)


def _sources(version: PlanVersion, chosen: str, known: PlanAction | None) -> Iterable[Option]:
    """Every measure of the plan, and below each the commitments in it."""
    commitments: dict[int, list[tuple[int, str]]] = {}
    for each in accepted_of(version):
        commitments.setdefault(each.measure_id, []).append((each.number, each.sentence))
    measures = measures_to_act_on(version)
    if known is not None and known.measure_id not in {measure.pk for measure in measures}:
        measures = [known.measure, *measures]
    for measure in measures:
        group = str(measure.section)
        value = str(measure.pk)
        yield Option(value, _short(measure.text), value == chosen, group)
        for number, sentence in commitments.get(measure.pk, ()):
            value = f"{measure.pk},{number}"
            label = _("– afspraak %(number)s: %(sentence)s") % {"number": number, "sentence": sentence}
            yield Option(value, _short(label), value == chosen, group)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_LABEL else f"{line[: _LONGEST_LABEL - 1].rstrip()}…"
