"""How does somebody bring in the answers that an agency collected: hand in a file, look, take in?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from waarborg.documents.handed_lists import FORMATS, LARGEST_LIST
from waarborg.frontends.pages.doors import member_page, show
from waarborg.frontends.pages.languages import page_language
from waarborg.frontends.pages.panel.surveys import find_or_nothing
from waarborg.frontends.pages.panel.telling import overtaken
from waarborg.frontends.pages.registers.wording import in_words
from waarborg.frontends.pages.whole_numbers import read_revision
from waarborg.operations.actors import Actor
from waarborg.operations.panel.file_questions import file_questions, proposal_for
from waarborg.operations.panel.files import (
    USUAL_BLANKS,
    FileWishes,
    check_panel_file,
    give_up_panel_file,
    hand_in_panel_file,
    take_in_panel_file,
)
from waarborg.operations.permissions import Act, require
from waarborg.operations.problems_in_words import tell
from waarborg.operations.refusals import Invalid, Overtaken
from waarborg.records.queries.panels import SurveyState, file_of, state_on, taken_in_before
from waarborg.registers.problems import Problem
from waarborg.sources.panel_files.columns import AREA, WEIGHT, FileQuestion, Kind, targets
from waarborg.sources.panel_files.rows import Reject, RowsTold

if TYPE_CHECKING:
    from waarborg.records.models import PanelFile, PanelSurvey

_MOST_SHOWN = 200


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """A column of the file, its first values, and what it is."""

    place: int
    heading: str
    examples: tuple[str, ...]
    chosen: str
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RejectLine:
    """A row that does not count, or how many do not for the same reason."""

    number: int
    column: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of the rows of a file."""

    counted: int
    rejected: int
    reasons: tuple[RejectLine, ...]
    rows: tuple[RejectLine, ...]
    has_more: bool


@member_page
@require_http_methods(["GET", "HEAD", "POST"])
def file_page(request: HttpRequest, actor: Actor, survey: int) -> HttpResponse:
    """The file of a survey: hand it in, say what its columns are, see which rows count, take it in."""
    require(actor, Act.MANAGE_PANEL)
    found = find_or_nothing(actor, survey)
    if request.method != "POST":
        return _page(request, actor, found)
    try:
        return _carry_out(request, actor, found)
    except Invalid as refused:
        return _page(request, actor, found, refused.problems)
    except Overtaken:
        overtaken(request)
        return _here(actor, survey)


def _carry_out(request: HttpRequest, actor: Actor, survey: PanelSurvey) -> HttpResponse:
    act = request.POST.get("act", "")
    if act == "hand_in":
        handed = request.FILES.get("file")
        if handed is None:
            raise Invalid([Problem("file", "missing")])
        hand_in_panel_file(actor, survey.pk, handed.name or "", handed.read(LARGEST_LIST + 1))
    elif act == "give_up":
        give_up_panel_file(actor, survey.pk)
        messages.success(request, _("Het bestand is gewist. Er is niets ingelezen."))
    elif act == "check":
        wishes = _wishes(request.POST)
        checked = check_panel_file(actor, survey.pk, read_revision(request.POST), wishes)
        return _page(request, actor, survey, checked=checked)
    elif act == "take_in":
        revision, today = read_revision(request.POST), timezone.localdate()
        take_in_panel_file(actor, survey.pk, revision, _wishes(request.POST), today)
        messages.success(request, _("De antwoorden zijn ingelezen en het bestand is gewist."))
    else:
        raise Http404
    return _here(actor, survey.pk)


def _here(actor: Actor, survey: int) -> HttpResponse:
    return redirect("panel:file", organisation=actor.organisation.slug, survey=survey)


def _wishes(given: QueryDict) -> FileWishes:
    columns: list[str] = []
    while (chosen := given.get(f"column-{len(columns)}")) is not None:
        columns.append(chosen)
    return FileWishes(tuple(columns), given.get("agency", ""), given.get("blanks", ""))


def _page(
    request: HttpRequest,
    actor: Actor,
    survey: PanelSurvey,
    problems: Sequence[Problem] = (),
    checked: RowsTold | None = None,
) -> HttpResponse:
    file = file_of(survey)
    is_draft = state_on(survey, timezone.localdate()) is SurveyState.DRAFT
    if file is None and not is_draft:
        raise Http404
    context: dict[str, object] = {
        "survey": survey,
        "file": file,
        "formats": ",".join((*FORMATS, ".parquet")),
        "problem_links": list(_problem_links(problems)),
    }
    if file is not None and file.taken_in_at:
        context["told"] = _told_of_taken(file)
        context["dropped"] = len(file.columns) - len([each for each in file.columns if each])
    elif file is not None:
        context |= _waiting(request.POST, survey, file, problems)
        context["told"] = None if checked is None else _told_of_checked(file, checked)
    return show(request, actor, "pages/panel/file.html", context, status=400 if problems else 200)


def _waiting(
    given: QueryDict, survey: PanelSurvey, file: PanelFile, problems: Sequence[Problem]
) -> dict[str, object]:
    questions = file_questions(survey)
    proposed = proposal_for(survey, file.headings)
    wrong = in_words(problems)
    columns = [
        ColumnChoice(
            place,
            heading or _("(zonder kop)"),
            tuple(dict.fromkeys(row[place] for row in file.examples if row[place])),
            given.get(f"column-{place}", proposed[place]),
            tuple(wrong.get(f"column-{place}", ())),
        )
        for place, heading in enumerate(file.headings)
    ]
    return {
        "columns": columns,
        "targets": _target_choices(survey, questions),
        "numbered": [each for each in questions if each.kind in (Kind.ONE, Kind.SEVERAL)],
        "has_open": any(each.kind is Kind.OPEN for each in questions),
        "agency": given.get("agency", ""),
        "blanks": given.get("blanks", USUAL_BLANKS),
        "before": taken_in_before(file),
        "wrong": wrong,
    }


def _target_choices(survey: PanelSurvey, questions: Sequence[FileQuestion]) -> list[tuple[str, str]]:
    labels = {AREA: _("Buurt (code of naam)"), WEIGHT: _("Gewicht van het bureau")}
    for each in questions:
        labels[str(each.number)] = f"{each.number}. {each.text}"
        for place, option in enumerate(each.options, start=1):
            labels[f"{each.number}.{place}"] = f"{each.number}. {each.text}: {option}"
    return [(name, labels[name]) for name in targets(questions, asks_area=survey.areas_id is not None)]


def _told_of_checked(file: PanelFile, found: RowsTold) -> Told:
    return _told(file.headings, found.counted, found.rejected, found.rejects)


def _told_of_taken(file: PanelFile) -> Told:
    rejects = [Reject(row, column, code) for row, column, code in file.rejects]
    return _told(file.headings, file.counted, file.rejected, rejects)


def _told(headings: Sequence[str], counted: int, rejected: int, rejects: Sequence[Reject]) -> Told:
    alike = Counter((each.column, each.value, each.code) for each in rejects)
    reasons = (
        _line(number, headings, column, value, code)
        for (column, value, code), number in alike.most_common(_MOST_SHOWN)
    )
    rows = (_line(each.row, headings, each.column, each.value, each.code) for each in rejects[:_MOST_SHOWN])
    return Told(counted, rejected, tuple(reasons), tuple(rows), len(rejects) > _MOST_SHOWN)


def _line(number: int, headings: Sequence[str], column: int | None, value: str, code: str) -> RejectLine:
    heading = "" if column is None else headings[column] or _("(zonder kop)")
    return RejectLine(number, heading, value, tell(Problem("row", code), page_language()))


def _problem_links(problems: Iterable[Problem]) -> Iterator[tuple[str, str]]:
    anchors: Mapping[str, tuple[str, str]] = {
        "file": ("bestand", ""),
        "agency": ("bureau", _("Wie hield de peiling?")),
        "blanks": ("leeg", _("Niet ingevuld")),
        "columns": ("column-0", ""),
    }
    for name, sentences in in_words(problems).items():
        anchor, label = anchors.get(name, (name, ""))
        said = " ".join(sentences)
        yield anchor, f"{label}: {said}" if label else said
