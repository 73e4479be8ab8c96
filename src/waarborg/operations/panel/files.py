"""How do the answers to a survey that somebody else held come in from a file: whole, once, or not at all?"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeVar

from django.db import transaction
from django.utils import timezone

from waarborg.documents.handed_lists import UnusableList
from waarborg.operations.actors import Actor
from waarborg.operations.apart import compute_apart
from waarborg.operations.audit import leave_line
from waarborg.operations.panel.apart import answers_in_file, head_of_file, rows_told
from waarborg.operations.panel.file_questions import areas_of_survey, blanks_of, file_questions
from waarborg.operations.panel.surveys import store_survey, take_survey
from waarborg.operations.panel.texts import check_text
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import Invalid, NotFound, Overtaken
from waarborg.records.models import Entrance, Organisation, PanelFile, PanelResponse, PanelSurvey
from waarborg.records.queries.panels import number_of_answers, taken_in_before
from waarborg.registers.problems import Problem
from waarborg.sources.panel_files.columns import check_columns, targets
from waarborg.sources.panel_files.rows import FileAnswers, Reading, RowsTold

Found = TypeVar("Found")

LONGEST_AGENCY, LONGEST_BLANKS = 120, 300
USUAL_BLANKS = "weet niet; weet ik niet; geen antwoord; geen mening; n.v.t.; onbekend; 98; 99; 999"
_LONGEST_NAME = 200
_KEPT_WAITING = timedelta(days=7)
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class FileWishes:
    """What somebody chose who looked at a file.

    Attributes:
        columns: of each heading its target; empty: it is left where it is.
        agency: who held the survey.
        blanks: what means that a question was not answered, divided by semicolons.
    """

    columns: tuple[str, ...]
    agency: str
    blanks: str = USUAL_BLANKS


def hand_in_panel_file(actor: Actor, survey: int, name: str, content: bytes) -> PanelFile:
    """Let a file wait with its survey until somebody has looked at its columns; one that waited goes.

    Raises:
        NotAllowed, NotFound, Invalid (the file holds no usable list; the survey is no draft, or has no questions).
    """
    require(actor, Act.MANAGE_PANEL)
    found = PanelSurvey.objects.filter(organisation=actor.organisation, pk=survey).first()
    if found is None:
        raise NotFound(str(survey))
    if problems := list(_check_survey(found)):
        raise Invalid(problems)
    try:
        head = compute_apart(head_of_file, content)
    except UnusableList as unusable:
        raise Invalid([Problem("file", unusable.code, unusable.values)]) from unusable
    with transaction.atomic():
        held = take_survey(actor, survey, found.revision)
        if problems := list(_check_survey(held)):
            raise Invalid(problems)
        PanelFile.objects.filter(survey=held).delete()
        headings = [_storable(each)[:_LONGEST_NAME] for each in head.headings]
        file = PanelFile.objects.create(
            survey=held,
            name=_storable(name)[-_LONGEST_NAME:] or "bestand",
            digest=hashlib.sha256(content).hexdigest(),
            content=content,
            headings=headings,
            examples=[[_storable(cell) for cell in row] for row in head.examples],
            lines=head.lines,
            handed_in_by=actor.account,
            handed_in_at=timezone.now(),
        )
        leave_line(actor, Act.MANAGE_PANEL, held, {"file": (None, file.lines)})
    return file


def check_panel_file(actor: Actor, survey: int, revision: int, wishes: FileWishes) -> RowsTold:
    """Say of every row whether it counts, with these columns; nothing comes in and nothing is kept.

    Raises:
        NotAllowed, NotFound, Overtaken, Invalid (what was chosen cannot be).
    """
    require(actor, Act.MANAGE_PANEL)
    file = _waiting(actor, survey, revision)
    if problems := list(_check_wishes(file, wishes)):
        raise Invalid(problems)
    return _read(rows_told, file, wishes)


def take_in_panel_file(
    actor: Actor, survey: int, revision: int, wishes: FileWishes, day: date
) -> PanelSurvey:
    """Keep the answers of the rows that count, in random order, and close the survey; the file is erased.

    Args:
        actor: who does it.
        survey: its number.
        revision: of the survey.
        wishes: what was chosen.
        day: today; a survey that was to close later is closed today.

    Raises:
        NotAllowed, NotFound, Overtaken, Invalid (what was chosen cannot be, no row counts, or another survey has
            its answers from the same file).
    """
    require(actor, Act.MANAGE_PANEL)
    file = _waiting(actor, survey, revision)
    problems = [*_check_survey(file.survey), *_check_wishes(file, wishes), *_check_first(file)]
    if problems:
        raise Invalid(problems)
    found = _read(answers_in_file, file, wishes)
    if not found.responses:
        raise Invalid([Problem("file", "no_row_counts", (("number", file.lines),))])
    with transaction.atomic():
        held = take_survey(actor, survey, revision)
        kept = _hold(held, file)
        if problems := [*_check_survey(held), *_check_first(kept)]:
            raise Invalid(problems)
        _store_answers(held, found)
        _keep_account(kept, wishes, found)
        now = timezone.now()
        held.entrance, held.published_at, held.closed_at = Entrance.FILE, now, now
        held.closes_on = min(held.closes_on, day)
        held.opens_on = min(held.opens_on, held.closes_on)
        counts = {"answers": (0, found.told.counted), "rejected": (0, found.told.rejected)}
        store_survey(actor, held, {"file": (kept.lines, None), **counts, "closed": (False, True)})
    return held


def give_up_panel_file(actor: Actor, survey: int) -> None:
    """Throw a file away that waits.

    Raises:
        NotAllowed, NotFound.
    """
    require(actor, Act.MANAGE_PANEL)
    file = _waiting(actor, survey)
    with transaction.atomic():
        leave_line(actor, Act.MANAGE_PANEL, file.survey, {"file": (file.lines, None)})
        file.delete()


def forget_waiting_files(organisation: Organisation, now: datetime) -> int:
    """Throw the files away that waited for a week: who they are about may stand in them; returns how many."""
    waiting = PanelFile.objects.filter(survey__organisation=organisation, taken_in_at__isnull=True)
    return waiting.filter(handed_in_at__lt=now - _KEPT_WAITING).delete()[0]


def _waiting(actor: Actor, survey: int, revision: int | None = None) -> PanelFile:
    """The file that waits with a survey; its columns were matched with the questions of this revision.

    Raises:
        NotFound, Overtaken.
    """
    mine = PanelFile.objects.filter(survey__organisation=actor.organisation, survey=survey)
    found = (
        mine.filter(taken_in_at__isnull=True).select_related("survey__organisation", "survey__areas").first()
    )
    if found is None:
        raise NotFound(str(survey))
    if revision is not None and found.survey.revision != revision:
        raise Overtaken(f"survey {survey} is at revision {found.survey.revision}, not {revision}")
    return found


def _hold(survey: PanelSurvey, file: PanelFile) -> PanelFile:
    """The file that was read, held until the act is done.

    Raises:
        Overtaken: it is another one by now, or was taken in.
    """
    kept = PanelFile.objects.select_for_update().filter(pk=file.pk, taken_in_at__isnull=True).first()
    if kept is None:
        raise Overtaken(f"the file of survey {survey.pk} is another one")
    kept.survey = survey
    return kept


def _read(what: Callable[[bytes, Reading], Found], file: PanelFile, wishes: FileWishes) -> Found:
    reading = Reading(
        wishes.columns,
        file_questions(file.survey),
        areas_of_survey(file.survey) if file.survey.areas_id else {},
        blanks_of(wishes.blanks),
    )
    try:
        return compute_apart(what, bytes(file.content or b""), reading)
    except UnusableList as unusable:
        raise Invalid([Problem("file", unusable.code, unusable.values)]) from unusable


def _store_answers(survey: PanelSurvey, found: FileAnswers) -> None:
    """In random order: the order of the rows could tell who in the agency's file said what."""
    responses = list(found.responses)
    secrets.SystemRandom().shuffle(responses)
    for start in range(0, len(responses), _AT_ONCE):
        PanelResponse.objects.bulk_create(
            PanelResponse(survey=survey, area_id=each.area, answers=each.answers, weight=each.weight)
            for each in responses[start : start + _AT_ONCE]
        )


def _keep_account(file: PanelFile, wishes: FileWishes, found: FileAnswers) -> None:
    """What is kept of a file that was taken in: not its columns' values, and of no row what stood in it."""
    taken = [heading if target else "" for heading, target in zip(file.headings, wishes.columns, strict=True)]
    file.headings, file.columns, file.examples, file.content = taken, list(wishes.columns), [], None
    file.agency, file.blanks = wishes.agency.strip(), wishes.blanks.strip()
    file.counted, file.rejected = found.told.counted, found.told.rejected
    file.rejects = [[each.row, each.column, each.code] for each in found.told.rejects]
    file.taken_in_at = timezone.now()
    file.save()


def _check_survey(survey: PanelSurvey) -> Iterable[Problem]:
    if survey.published_at is not None or number_of_answers(survey):
        yield Problem("file", "survey_is_no_draft")
    elif not survey.questions.exists():
        yield Problem("file", "no_panel_questions")


def _check_wishes(file: PanelFile, wishes: FileWishes) -> Iterable[Problem]:
    yield from check_text("agency", wishes.agency, LONGEST_AGENCY, needed=True)
    yield from check_text("blanks", wishes.blanks, LONGEST_BLANKS)
    if len(wishes.columns) != len(file.headings):
        yield Problem("columns", "columns_missing")
        return
    known = targets(file_questions(file.survey), asks_area=file.survey.areas_id is not None)
    for place, code in check_columns(wishes.columns, known):
        yield Problem(f"column-{place}", code)
    if not any(each[:1].isdigit() for each in wishes.columns):
        yield Problem("columns", "no_question_in_file")


def _check_first(file: PanelFile) -> Iterable[Problem]:
    before = taken_in_before(file)
    if before is not None:
        told = (("survey", before.title), ("day", before.closes_on.isoformat()))
        yield Problem("file", "file_taken_in_before", told)


def _storable(text: str) -> str:
    return "".join(letter for letter in text if letter.isprintable()).strip()
