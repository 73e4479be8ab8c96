"""Do the answers of an agency's file come in whole, once, with their weights, and without who gave them?"""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

import openpyxl
import polars as pl
import pytest
from django.utils import timezone
from tests.operations.panel.panels import DAY, SAFE, WHERE, WHY, WISH, areas_of
from tests.safety_plan import SafetyPlan

from waarborg.operations.panel.files import (
    FileWishes,
    check_panel_file,
    forget_waiting_files,
    give_up_panel_file,
    hand_in_panel_file,
    take_in_panel_file,
)
from waarborg.operations.panel.questions import QuestionWish, add_question, move_question
from waarborg.operations.panel.results import open_results
from waarborg.operations.panel.scores import panel_scores
from waarborg.operations.panel.surveys import SurveyWish, ask_again, publish_survey, start_survey
from waarborg.operations.panel.withdrawing import withdraw_result
from waarborg.operations.refusals import Invalid, NotFound, Overtaken
from waarborg.records.models import AuditLine, PanelFile, PanelResponse, PanelSurvey

pytestmark = pytest.mark.django_db

HEADINGS = ["e-mail", "buurt", "V1", "weegfactor"]
COLUMNS = ("", "area", "1", "weight")
WISHES = FileWishes(COLUMNS, "Bureau Peil")
LATER = DAY + timedelta(days=30)


def a_draft(plan: SafetyPlan, *questions: QuestionWish, wish: SurveyWish = WISH) -> PanelSurvey:
    made = start_survey(plan.actor, wish)
    for each in questions or (SAFE, WHERE, WHY):
        made.refresh_from_db()
        add_question(plan.actor, made.pk, made.revision, each)
    made.refresh_from_db()
    return made


def csv_of(rows: Iterable[Iterable[object]], headings: Iterable[str] = HEADINGS) -> bytes:
    return "\n".join(";".join(map(str, row)) for row in (headings, *rows)).encode()


def the_file(number: int = 60) -> bytes:
    """As many who live in Dorp and say 5 with weight 2, and as many who live in Haven and say 1 with weight 1."""
    dorp = [(f"inwoner{each}@voorbeeld.nl", "Dorp", 5, "2,0") for each in range(number)]
    haven = [(f"ander{each}@voorbeeld.nl", "BUHaven", 1, "1") for each in range(number)]
    return csv_of([*dorp, *haven, ("weg@voorbeeld.nl", "Zee", 6, 0)])


def test_answers_count_by_the_weights_of_the_agency_and_everywhere_where_a_closed_survey_does() -> None:
    plan = SafetyPlan()
    dorp, _haven = areas_of(plan, "Dorp", "Haven")
    survey = a_draft(plan, wish=replace(WISH, areas=dorp.list_id))
    hand_in_panel_file(plan.actor, survey.pk, "peiling.csv", the_file())
    survey = take_in_panel_file(plan.actor, survey.pk, survey.revision, WISHES, LATER)
    found = open_results(plan.actor, survey.pk, LATER)
    whole = found.questions[0].result.whole
    assert whole is not None
    assert whole.mean is not None
    assert (found.respondents, found.has_own_weights, found.weighted_by) == (120, True, None)
    assert [whole.mean.value, whole.mean.effective] == pytest.approx([11 / 3, 108])
    assert [each.respondents for each in found.questions[0].result.groups] == [60, 60]
    (score,) = panel_scores(plan.organisation, LATER)
    assert score.mean.value == pytest.approx(11 / 3)
    assert score.closed_on == WISH.closes_on
    assert publish_refused(plan, survey) == ["survey_from_file"]


def publish_refused(plan: SafetyPlan, survey: PanelSurvey) -> list[str]:
    again = ask_again(plan.actor, survey.pk, DAY)
    with pytest.raises(Invalid) as refused:
        publish_survey(plan.actor, again.pk, again.revision, DAY)
    return [each.code for each in refused.value.problems]


def test_nothing_is_kept_of_what_was_not_taken_over_nor_of_the_rows_that_do_not_count() -> None:
    plan = SafetyPlan()
    dorp, _haven = areas_of(plan, "Dorp", "Haven")
    survey = a_draft(plan, wish=replace(WISH, areas=dorp.list_id))
    hand_in_panel_file(plan.actor, survey.pk, "peiling.csv", the_file(1))
    take_in_panel_file(plan.actor, survey.pk, survey.revision, WISHES, LATER)
    file = PanelFile.objects.get()
    assert (file.content, file.examples, file.headings) == (None, [], ["", *HEADINGS[1:]])
    assert file.rejects == [[4, 1, "area_unknown"], [4, 2, "score_outside"], [4, 3, "weight_wrong"]]
    for kept in (PanelFile, PanelResponse, AuditLine):
        assert "voorbeeld.nl" not in str(list(kept.objects.values_list()))


def test_without_weights_of_the_agency_the_rule_is_that_of_any_other_survey(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plan = SafetyPlan()
    dorp, _haven = areas_of(plan, "Dorp", "Haven")
    monkeypatch.setattr(
        "waarborg.operations.panel.populations.residents_of",
        lambda *_: {2024: {"BUDorp": 3000.0, "BUHaven": 1000.0}},
    )
    survey = a_draft(plan, wish=replace(WISH, areas=dorp.list_id))
    hand_in_panel_file(plan.actor, survey.pk, "peiling.csv", the_file())
    wishes = replace(WISHES, columns=("", "area", "1", ""))
    take_in_panel_file(plan.actor, survey.pk, survey.revision, wishes, LATER)
    found = open_results(plan.actor, survey.pk, LATER)
    assert (found.weighted_by, found.has_own_weights, found.agency) == (2024, False, "Bureau Peil")


def test_the_same_file_counts_once_until_its_result_is_withdrawn() -> None:
    plan = SafetyPlan()
    content = csv_of([("a", "", 4, 1)])
    wishes = replace(WISHES, columns=("", "", "1", ""))
    first, second = a_draft(plan), a_draft(plan)
    for each in (first, second):
        hand_in_panel_file(plan.actor, each.pk, "peiling.csv", content)
    first = take_in_panel_file(plan.actor, first.pk, first.revision, wishes, LATER)
    with pytest.raises(Invalid, match="file_taken_in_before"):
        take_in_panel_file(plan.actor, second.pk, second.revision, wishes, LATER)
    withdraw_result(plan.actor, first.pk, first.revision, "Verkeerde kolom.", LATER)
    take_in_panel_file(plan.actor, second.pk, second.revision, wishes, LATER)
    assert PanelResponse.objects.filter(survey=second).count() == 1


@pytest.mark.parametrize(
    ("columns", "agency", "codes"),
    [
        (("", "", "1", ""), " ", ["missing"]),
        (("1",), "Bureau Peil", ["columns_missing"]),
        (("", "", "", "weight"), "Bureau Peil", ["no_question_in_file"]),
        (("area", "9", "1", "1"), "Bureau Peil", ["unknown_panel_column"] * 2 + ["column_twice"] * 2),
        (("1", "", "", ""), "Bureau Peil", ["no_row_counts"]),
    ],
)
def test_what_cannot_be_chosen_is_told_and_nothing_comes_in(
    columns: tuple[str, ...], agency: str, codes: list[str]
) -> None:
    plan = SafetyPlan()
    survey = a_draft(plan)
    hand_in_panel_file(plan.actor, survey.pk, "peiling.csv", csv_of([("a", "", 4, 1)]))
    asked = FileWishes(columns, agency)
    with pytest.raises(Invalid) as refused:
        take_in_panel_file(plan.actor, survey.pk, survey.revision, asked, LATER)
    assert [each.code for each in refused.value.problems] == codes
    survey.refresh_from_db()
    assert (PanelResponse.objects.count(), survey.closed_at) == (0, None)


def test_only_a_draft_with_questions_takes_a_file() -> None:
    plan = SafetyPlan()
    empty = start_survey(plan.actor, WISH)
    published = a_draft(plan)
    publish_survey(plan.actor, published.pk, published.revision, DAY)
    for survey, code in ((empty, "no_panel_questions"), (published, "survey_is_no_draft")):
        with pytest.raises(Invalid, match=code):
            hand_in_panel_file(plan.actor, survey.pk, "peiling.csv", the_file(1))
    with pytest.raises(Invalid, match="damaged_list"):
        hand_in_panel_file(plan.actor, a_draft(plan).pk, "peiling.xlsx", b"PK\x03\x04niets")
    assert not PanelFile.objects.exists()


def test_columns_that_were_matched_with_other_questions_are_looked_at_again() -> None:
    plan = SafetyPlan()
    survey = a_draft(plan)
    hand_in_panel_file(plan.actor, survey.pk, "peiling.csv", csv_of([("a", "", 4, 1)]))
    wishes, before = replace(WISHES, columns=("", "", "1", "")), survey.revision
    move_question(plan.actor, survey.questions.all()[0].pk, before)
    for act in (
        lambda: check_panel_file(plan.actor, survey.pk, before, wishes),
        lambda: take_in_panel_file(plan.actor, survey.pk, before, wishes, LATER),
    ):
        with pytest.raises(Overtaken):
            act()
    assert not PanelResponse.objects.exists()


def test_a_file_that_is_given_up_or_waits_for_a_week_is_erased() -> None:
    plan = SafetyPlan()
    survey = a_draft(plan)
    hand_in_panel_file(plan.actor, survey.pk, "peiling.csv", the_file(1))
    give_up_panel_file(plan.actor, survey.pk)
    with pytest.raises(NotFound):
        give_up_panel_file(plan.actor, survey.pk)
    hand_in_panel_file(plan.actor, survey.pk, "peiling.csv", the_file(1))
    now = timezone.now()
    assert forget_waiting_files(plan.organisation, now + timedelta(days=6)) == 0
    assert forget_waiting_files(plan.organisation, now + timedelta(days=8)) == 1
    assert AuditLine.objects.filter(changes__file=[3, None]).exists()


def test_a_workbook_and_a_parquet_file_say_the_same_as_csv() -> None:
    plan = SafetyPlan()
    rows = [("a", "Dorp", 4, 1.5), ("b", "Dorp", 9, 1.0)]
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (HEADINGS, *rows):
        sheet.append(row)
    workbook, parquet = io.BytesIO(), io.BytesIO()
    book.save(workbook)
    pl.DataFrame(rows, schema=HEADINGS, orient="row").write_parquet(parquet)
    told = []
    for content in (csv_of(rows), workbook.getvalue(), parquet.getvalue()):
        survey = a_draft(plan)
        hand_in_panel_file(plan.actor, survey.pk, "peiling", content)
        wishes = replace(WISHES, columns=("", "", "1", "weight"))
        found = check_panel_file(plan.actor, survey.pk, survey.revision, wishes)
        take_in_panel_file(plan.actor, survey.pk, survey.revision, wishes, LATER)
        kept = PanelResponse.objects.filter(survey=survey).get()
        told.append((*kept.answers.values(), kept.weight, found.counted, found.rejected))
    assert told == [(4, 1.5, 1, 1)] * 3
