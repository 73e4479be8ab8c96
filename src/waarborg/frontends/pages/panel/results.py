"""What did the residents' panel say, on a page, in charts and as a file?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from waarborg.analysis.panel_results import GroupResult
from waarborg.documents.charts.chart import Chart
from waarborg.documents.sheets import Row
from waarborg.frontends.pages.doors import member_page, show
from waarborg.frontends.pages.numbers import percentage
from waarborg.frontends.pages.panel.charts import chart_of
from waarborg.frontends.pages.panel.wording import change_words, margin_words, mean_words, share_words
from waarborg.frontends.pages.pictures.charts import send_chart
from waarborg.frontends.pages.sheet_files import SHEETS, sheet_file
from waarborg.operations.actors import Actor
from waarborg.operations.panel.results import QuestionShown, SurveyResults, open_results
from waarborg.operations.permissions import Act, require
from waarborg.reading.framework import title_of


@dataclass(frozen=True, slots=True)
class MeanLine:
    """A line of the table of a scale: the whole panel, an earlier one or a neighbourhood."""

    label: str
    respondents: int
    value: str
    margin: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class ShareCell:
    """How often a group chose an option; ``label`` is the group."""

    label: str
    value: str
    margin: str


@dataclass(frozen=True, slots=True)
class QuestionBlock:
    """A question on the page.

    Attributes:
        means: of a scale; ``groups`` and ``options`` are then empty.
        groups: the columns of options: each group with how many of it answered.
        options: each with its share in every group.
        hidden: the neighbourhoods of which nothing is told.
    """

    number: int
    shown: QuestionShown
    theme: str
    means: tuple[MeanLine, ...]
    groups: tuple[tuple[str, int], ...]
    options: tuple[tuple[str, tuple[ShareCell, ...]], ...]
    hidden: tuple[str, ...]
    chart: Chart | None


@member_page
@require_safe
def results(request: HttpRequest, actor: Actor, survey: int) -> HttpResponseBase:
    """The results of a survey that is closed; as a file where ``vorm`` says so."""
    require(actor, Act.READ)
    found = open_results(actor, survey, timezone.localdate())
    if form := request.GET.get("vorm"):
        return _as_file(form, actor, found)
    blocks = [_block(number, each, found) for number, each in enumerate(found.questions, start=1)]
    rate = found.respondents / found.invited if found.invited else None
    context = {
        "survey": found.survey,
        "found": found,
        "blocks": blocks,
        "rate": None if rate is None else percentage(str(round(rate * 100))),
    }
    return show(request, actor, "pages/panel/results.html", context)


@member_page
@require_safe
def chart(request: HttpRequest, actor: Actor, survey: int, question: int, form: str) -> HttpResponseBase:
    """The chart of one question."""
    found = open_results(actor, survey, timezone.localdate())
    every = {each.question.pk: chart_of(each, found) for each in found.questions}
    drawn = every.get(question)
    if drawn is None:
        raise Http404

    def beside() -> list[Chart]:
        return [each for each in every.values() if each is not None]

    return send_chart(request, drawn, beside, f"vraag-{question}", form)


def _block(number: int, each: QuestionShown, found: SurveyResults) -> QuestionBlock:
    told = list(_groups(each, found))
    return QuestionBlock(
        number,
        each,
        title_of(each.question.theme) if each.question.theme else "",
        () if each.question.options else tuple(_means(told)),
        tuple((label, group.respondents) for label, group, _note in told),
        tuple(_options(each, told)),
        tuple(area_name(group, found.areas) for group in each.result.hidden),
        chart_of(each, found),
    )


def _groups(each: QuestionShown, found: SurveyResults) -> Iterator[tuple[str, GroupResult, str]]:
    """The whole panel, the earlier ones with what changed since, and the neighbourhoods; nothing if too few."""
    if each.result.whole is None:
        return
    yield _("Alle antwoorden"), each.result.whole, ""
    for earlier in each.earlier:
        if earlier.result.whole is not None:
            note = change_words(earlier.change) if earlier.change else ""
            yield f"{earlier.survey.title}, {earlier.survey.closes_on:%Y}", earlier.result.whole, note
    for group in each.result.groups:
        yield area_name(group.group, found.areas), group, ""


def _means(told: Iterable[tuple[str, GroupResult, str]]) -> Iterator[MeanLine]:
    for label, group, note in told:
        yield MeanLine(label, group.respondents, mean_words(group.mean), margin_words(group.mean), note)


def _options(
    each: QuestionShown, told: Sequence[tuple[str, GroupResult, str]]
) -> Iterator[tuple[str, tuple[ShareCell, ...]]]:
    for place, option in enumerate(each.question.options):
        shares = [(label, group.shares[place]) for label, group, _note in told]
        yield (
            str(option),
            tuple(ShareCell(label, share_words(share), margin_words(share)) for label, share in shares),
        )


def area_name(group: str, areas: Mapping[str, str]) -> str:
    """What a neighbourhood is called."""
    return areas.get(group) or _("Buurt niet gezegd")


def _as_file(form: str, actor: Actor, found: SurveyResults) -> HttpResponseBase:
    if form not in SHEETS:
        raise Http404
    header = [
        _("Vraag"),
        _("Thema"),
        _("Groep"),
        _("Antwoord"),
        _("Aantal antwoorden"),
        _("Waarde"),
        _("Ondergrens"),
        _("Bovengrens"),
        _("Vragenlijst"),
        _("Gesloten op"),
        _("Gewogen"),
    ]
    name = f"{actor.organisation.slug}-bewonerspanel-{found.survey.closes_on}"
    return sheet_file(form, name, _("Bewonerspanel"), header, _rows(found))


def _rows(found: SurveyResults) -> Iterator[Row]:
    for each in found.questions:
        if each.result.whole is None:
            continue
        for group, label in [
            (each.result.whole, _("Alle antwoorden")),
            *((group, area_name(group.group, found.areas)) for group in each.result.groups),
        ]:
            for answer, value, lower, upper in _numbers(each, group):
                yield (
                    each.question.text,
                    title_of(each.question.theme) if each.question.theme else "",
                    label,
                    answer,
                    group.respondents,
                    round(value, 3),
                    round(lower, 3),
                    round(upper, 3),
                    found.survey.title,
                    found.survey.closes_on,
                    found.has_own_weights or found.weighted_by is not None,
                )


def _numbers(each: QuestionShown, group: GroupResult) -> Iterator[tuple[str, float, float, float]]:
    if group.mean is not None:
        yield _("gemiddelde"), group.mean.value, group.mean.lower, group.mean.upper
    for option, share in zip(each.question.options, group.shares, strict=False):
        yield str(option), share.value, share.lower, share.upper
