"""What can be done with a survey of the residents' panel? Make it, change it, publish it, ask it again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from waarborg.operations.actors import Actor
from waarborg.operations.audit import leave_line
from waarborg.operations.panel.texts import check_text
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import Invalid, NotFound, Overtaken
from waarborg.records.models import Entrance, PanelQuestion, PanelSurvey, SubjectList
from waarborg.records.models.accounts import new_token
from waarborg.records.queries.panels import number_of_answers
from waarborg.registers.problems import Problem

LONGEST_TITLE, LONGEST_TEXT = 200, 4_000
_OPEN_FOR = timedelta(days=21)
_ALWAYS = ("closes_on",)
"""What can be changed once there are answers."""


@dataclass(frozen=True, slots=True)
class SurveyWish:
    """What somebody wants of a survey; ``areas`` is the number of a list, or nothing."""

    title: str
    consent: str
    opens_on: date
    closes_on: date
    entrance: str
    introduction: str = ""
    areas: int | None = None


def start_survey(actor: Actor, wish: SurveyWish) -> PanelSurvey:
    """Make a survey without questions, as a draft.

    Raises:
        NotAllowed, Invalid.
    """
    require(actor, Act.MANAGE_PANEL)
    with transaction.atomic():
        if problems := list(_check(actor, wish)):
            raise Invalid(problems)
        made = PanelSurvey.objects.create(
            organisation=actor.organisation,
            made_by=actor.account,
            made_at=timezone.now(),
            **_columns(wish),
        )
        leave_line(actor, Act.MANAGE_PANEL, made, {"title": (None, made.title)})
    return made


def change_survey(actor: Actor, survey: int, revision: int, wish: SurveyWish, today: date) -> PanelSurvey:
    """Change a survey. Once there are answers only its last day can change, and not to a day that is over.

    Raises:
        NotAllowed, NotFound, Overtaken, Invalid.
    """
    require(actor, Act.MANAGE_PANEL)
    with transaction.atomic():
        found = take_survey(actor, survey, revision)
        columns = _columns(wish)
        changed = [name for name, value in columns.items() if getattr(found, name) != value]
        problems = list(_check(actor, wish))
        if found.closed_at is not None or (found.published_at and found.closes_on < today):
            problems.append(Problem("closes_on", "survey_is_over"))
        elif found.published_at is not None and wish.closes_on < today:
            problems.append(Problem("closes_on", "in_the_past"))
        if number_of_answers(found):
            problems += [Problem(name, "survey_is_frozen") for name in changed if name not in _ALWAYS]
        if problems:
            raise Invalid(problems)
        for name, value in columns.items():
            setattr(found, name, value)
        store_survey(actor, found, {"changed": (None, ", ".join(changed))})
    return found


def publish_survey(actor: Actor, survey: int, revision: int, today: date) -> PanelSurvey:
    """Let a survey be answered from its first day on; it then has its secret address.

    Raises:
        NotAllowed, NotFound, Overtaken, Invalid (no questions, over, or its answers come from a file).
    """
    require(actor, Act.MANAGE_PANEL)
    with transaction.atomic():
        found = take_survey(actor, survey, revision)
        problems = [] if found.questions.exists() else [Problem("questions", "no_panel_questions")]
        if found.entrance == Entrance.FILE:
            problems.append(Problem("entrance", "survey_from_file"))
        elif found.closes_on < today:
            problems.append(Problem("closes_on", "in_the_past"))
        if problems:
            raise Invalid(problems)
        if found.published_at is None:
            found.published_at = timezone.now()
            found.token = new_token()
        store_survey(actor, found, {"published": (False, True)})
    return found


def throw_survey_away(actor: Actor, survey: int, revision: int) -> None:
    """Throw a survey away that nobody answered, with its questions and invitations.

    Raises:
        NotAllowed, NotFound, Overtaken, Invalid (there are answers).
    """
    require(actor, Act.MANAGE_PANEL)
    with transaction.atomic():
        found = take_survey(actor, survey, revision)
        if number_of_answers(found):
            raise Invalid([Problem("survey", "survey_is_frozen")])
        leave_line(actor, Act.MANAGE_PANEL, found, {"title": (found.title, None)})
        found.delete()


def ask_again(actor: Actor, survey: int, today: date) -> PanelSurvey:
    """Make a draft with the same questions, so that what residents say can be compared over time.

    Raises:
        NotAllowed, NotFound.
    """
    require(actor, Act.MANAGE_PANEL)
    with transaction.atomic():
        old = PanelSurvey.objects.filter(organisation=actor.organisation, pk=survey).first()
        if old is None:
            raise NotFound(str(survey))
        questions = list(old.questions.all())
        made = PanelSurvey.objects.create(
            organisation=actor.organisation,
            title=old.title,
            introduction=old.introduction,
            consent=old.consent,
            opens_on=today,
            closes_on=today + _OPEN_FOR,
            entrance=old.entrance,
            areas_id=old.areas_id,
            made_by=actor.account,
            made_at=timezone.now(),
        )
        for question in questions:
            question.pk, question.survey = None, made
        PanelQuestion.objects.bulk_create(questions)
        leave_line(actor, Act.MANAGE_PANEL, made, {"title": (None, made.title)})
    return made


def take_survey(actor: Actor, survey: int, revision: int) -> PanelSurvey:
    """The survey of the actor's municipality, held until the act is done.

    Raises:
        NotFound, Overtaken.
    """
    mine = PanelSurvey.objects.select_for_update().filter(organisation=actor.organisation)
    found = mine.filter(pk=survey).first()
    if found is None:
        raise NotFound(str(survey))
    if found.revision != revision:
        raise Overtaken(f"survey {survey} is at revision {found.revision}, not {revision}")
    return found


def store_survey(actor: Actor, found: PanelSurvey, changes: dict[str, tuple[object, object]]) -> None:
    """Store a survey that was held, as its next revision, with its line in the audit trail."""
    found.revision += 1
    found.save()
    leave_line(actor, Act.MANAGE_PANEL, found, changes)


def _columns(wish: SurveyWish) -> dict[str, object]:
    return {
        "title": wish.title.strip(),
        "introduction": wish.introduction.strip(),
        "consent": wish.consent.strip(),
        "opens_on": wish.opens_on,
        "closes_on": wish.closes_on,
        "entrance": wish.entrance,
        "areas_id": wish.areas,
    }


def _check(actor: Actor, wish: SurveyWish) -> Iterable[Problem]:
    yield from check_text("title", wish.title, LONGEST_TITLE, needed=True)
    yield from check_text("introduction", wish.introduction, LONGEST_TEXT)
    yield from check_text("consent", wish.consent, LONGEST_TEXT, needed=True)
    if wish.entrance not in Entrance.values:
        yield Problem("entrance", "missing")
    if wish.closes_on < wish.opens_on:
        yield Problem("closes_on", "ends_before_it_starts")
    lists = SubjectList.objects.filter(organisation=actor.organisation, is_area=True)
    if wish.areas is not None and not lists.filter(pk=wish.areas).exists():
        yield Problem("areas", "missing")
