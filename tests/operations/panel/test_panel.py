"""Can residents answer without anybody knowing who said what, and is nothing told of too few?"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.operations.panel.given_answers import LATER, given, invited
from tests.operations.panel.panels import (
    DAY,
    SAFE,
    WHY,
    WISH,
    a_survey,
    answers_to,
    areas_of,
    links_sent,
)
from tests.safety_plan import SafetyPlan

from waarborg.operations.panel.answering import Given, give_answer
from waarborg.operations.panel.closing import close_due_surveys, close_survey
from waarborg.operations.panel.open_answers import read_open_answers, remove_open_answer
from waarborg.operations.panel.questions import add_question, drop_question, move_question
from waarborg.operations.panel.results import open_results
from waarborg.operations.panel.scores import panel_scores
from waarborg.operations.panel.surveys import ask_again, change_survey, publish_survey, start_survey
from waarborg.operations.panel.withdrawing import use_result_again, withdraw_result
from waarborg.operations.refusals import Invalid, NotFound
from waarborg.records.models import AuditLine, PanelInvitation, PanelResponse

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("answers", "consent", "codes"),
    [
        ({}, True, ["nothing_answered"]),
        ({}, False, ["nothing_answered", "consent_missing"]),
        ({"scale_5": ["6"]}, False, ["choose_from_answers", "consent_missing"]),
        ({"scale_5": ["1", "2"], "several": ["zee"]}, True, ["choose_from_answers"] * 2),
        ({"open": ["x" * 2_001]}, True, ["too_long"]),
        ({"open": ["a\x00b"]}, True, ["unstorable_characters"]),
    ],
)
def test_everything_that_is_wrong_with_an_answer_is_told_at_once(
    answers: dict[str, list[str]], consent: bool, codes: list[str]
) -> None:
    survey = a_survey(SafetyPlan())
    with pytest.raises(Invalid) as refused:
        give_answer(str(survey.token), given(survey, answers, consent=consent), DAY)
    assert [each.code for each in refused.value.problems] == codes
    assert not PanelResponse.objects.exists()


def test_neighbourhoods_count_by_their_residents_where_those_are_known(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plan = SafetyPlan()
    dorp, haven = areas_of(plan, "Dorp", "Haven")
    survey = a_survey(plan, replace(WISH, areas=dorp.list_id))
    answers_to(survey, 60, 5, dorp)
    answers_to(survey, 60, 1, haven)
    residents = {2030: {"BUDorp": 1.0}, 2024: {"BUDorp": 3000.0, "BUHaven": 1000.0}, 2023: {"BUHaven": 1.0}}
    monkeypatch.setattr("waarborg.operations.panel.populations.residents_of", lambda *_: residents)
    found = open_results(plan.actor, survey.pk, LATER)
    whole = found.questions[0].result.whole
    assert found.weighted_by == 2024
    assert whole is not None
    assert whole.mean is not None
    assert whole.mean.value == pytest.approx(0.75 * 5 + 0.25 * 1)


def test_a_closed_survey_has_no_addresses_and_no_way_back_to_an_answer() -> None:
    plan = SafetyPlan()
    survey = invited(plan, "a@voorbeeld.nl")
    (link,) = links_sent()
    give_answer(link, given(survey, {"scale_5": ["4"]}), DAY)
    before = PanelResponse.objects.get().pk
    assert close_due_surveys(plan.organisation, LATER) == 1
    survey.refresh_from_db()
    assert (survey.invited, survey.token, PanelInvitation.objects.count()) == (1, None, 0)
    after = PanelResponse.objects.get()
    assert (after.key, list(after.answers.values())) == (None, [4])
    assert after.pk != before
    with pytest.raises(NotFound):
        give_answer(link, given(survey, {"scale_5": ["1"]}), DAY)
    assert close_due_surveys(plan.organisation, LATER) == 0


def test_questions_lie_fast_once_somebody_answered_and_an_older_form_is_sent_again() -> None:
    plan = SafetyPlan()
    survey = a_survey(plan)
    older = given(survey, {"scale_5": ["4"]})
    question = survey.questions.get(kind="open")
    move_question(plan.actor, question.pk, survey.revision, up=True)
    survey.refresh_from_db()
    with pytest.raises(Invalid, match="questions_changed"):
        give_answer(str(survey.token), older, DAY)
    give_answer(str(survey.token), given(survey, {"scale_5": ["4"]}), DAY)
    for act in (
        lambda: drop_question(plan.actor, question.pk, survey.revision),
        lambda: add_question(plan.actor, survey.pk, survey.revision, SAFE),
        lambda: change_survey(
            plan.actor, survey.pk, survey.revision, replace(WISH, consent="Alles mag."), DAY
        ),
    ):
        with pytest.raises(Invalid, match="survey_is_frozen"):
            act()
    longer = replace(WISH, closes_on=LATER)
    assert change_survey(plan.actor, survey.pk, survey.revision, longer, DAY).closes_on == LATER


def test_a_survey_without_questions_or_that_is_over_is_not_published() -> None:
    plan = SafetyPlan()
    made = start_survey(plan.actor, WISH)
    with pytest.raises(Invalid) as refused:
        publish_survey(plan.actor, made.pk, made.revision, LATER)
    assert [each.code for each in refused.value.problems] == ["no_panel_questions", "in_the_past"]


def test_nobody_sees_results_before_the_end_nor_of_too_few() -> None:
    plan = SafetyPlan()
    dorp, haven, polder = areas_of(plan, "Dorp", "Haven", "Polder")
    survey = a_survey(plan, replace(WISH, areas=dorp.list_id))
    answers_to(survey, 60, 4, dorp)
    answers_to(survey, 55, 2, haven)
    answers_to(survey, 10, 1, polder)
    with pytest.raises(NotFound):
        open_results(plan.actor, survey.pk, DAY)
    found = open_results(plan.actor, survey.pk, LATER)
    shown = found.questions[0].result
    assert shown.whole is not None
    assert shown.whole.respondents == 125
    assert [each.group for each in shown.groups] == [str(dorp.pk)]
    assert shown.hidden == tuple(sorted((str(haven.pk), str(polder.pk))))
    assert found.questions[1].result.whole is None
    assert found.weighted_by is None
    (score,) = panel_scores(plan.organisation, LATER)
    assert (score.theme, score.mean.respondents) == ("leefomgeving/subjectieve-veiligheid", 125)
    assert panel_scores(plan.organisation, DAY) == ()


def test_the_same_question_asked_again_shows_what_changed() -> None:
    plan = SafetyPlan()
    first = a_survey(plan)
    answers_to(first, 40, 2)
    answers_to(first, 40, 3)
    again = ask_again(plan.actor, first.pk, LATER)
    again = publish_survey(plan.actor, again.pk, again.revision, LATER)
    answers_to(again, 40, 4)
    answers_to(again, 40, 5)
    found = open_results(plan.actor, again.pk, again.closes_on + timedelta(days=1))
    (earlier,) = found.questions[0].earlier
    assert earlier.survey == first
    assert earlier.change is not None
    assert (round(earlier.change.value, 2), earlier.change.is_sure) == (2.0, True)


def test_a_withdrawn_result_counts_nowhere_until_that_is_taken_back() -> None:
    plan = SafetyPlan()
    survey = a_survey(plan)
    answers_to(survey, 80, 4)
    with pytest.raises(Invalid) as refused:
        withdraw_result(plan.actor, survey.pk, survey.revision, " ", DAY)
    assert [problem.code for problem in refused.value.problems] == ["missing", "survey_not_closed"]
    closed = close_survey(plan.actor, survey.pk, survey.revision, DAY)
    assert panel_scores(plan.organisation, DAY)
    away = withdraw_result(plan.actor, closed.pk, closed.revision, "De link stond op een forum.", DAY)
    assert panel_scores(plan.organisation, DAY) == ()
    assert open_results(plan.actor, away.pk, DAY).respondents == 80
    use_result_again(plan.actor, away.pk, away.revision)
    assert panel_scores(plan.organisation, DAY)


def test_an_open_answer_is_erased_and_the_rest_of_it_stays() -> None:
    plan = SafetyPlan()
    survey = a_survey(plan)
    give_answer(str(survey.token), given(survey, {"scale_5": ["4"], "open": ["Mijn buurman Piet."]}), DAY)
    with pytest.raises(NotFound):
        read_open_answers(plan.actor, survey.pk, DAY)
    close_survey(plan.actor, survey.pk, survey.revision, DAY)
    _survey, (every,) = read_open_answers(plan.actor, survey.pk, DAY)
    remove_open_answer(plan.actor, every.question.pk, every.answers[0].key)
    assert read_open_answers(plan.actor, survey.pk, DAY)[1][0].answers == ()
    assert list(PanelResponse.objects.get().answers.values()) == [4]
    assert "Piet" not in str(list(AuditLine.objects.values_list("changes", flat=True)))
    with pytest.raises(NotFound):
        remove_open_answer(plan.actor, every.question.pk, every.answers[0].key)


def test_what_one_resident_wrote_under_two_questions_is_not_told_to_be_of_one() -> None:
    plan = SafetyPlan()
    survey = a_survey(plan, WISH, WHY, replace(WHY, text="Wat nog?"))
    first, second = survey.questions.all()
    for number in range(10, 30):
        said = {first.pk: [f"a{number}"], second.pk: [f"b{number}"]}
        give_answer(str(survey.token), Given(survey.revision, True, "", said), DAY)
    _survey, every = read_open_answers(plan.actor, survey.pk, LATER)
    keys = [{answer.key for answer in each.answers} for each in every]
    orders = [[answer.text[1:] for answer in each.answers] for each in every]
    assert keys[0].isdisjoint(keys[1])
    assert orders[0] != orders[1], "nor by their order"


def test_an_open_link_leads_to_its_own_municipality_and_a_form_sent_twice_counts_once() -> None:
    ours, theirs = SafetyPlan(), SafetyPlan(name="veenstad")
    survey, other = a_survey(ours), a_survey(theirs)
    receipt = "r" * 43
    sent = replace(given(survey, {"scale_5": ["4"]}), receipt=receipt)
    assert give_answer(str(survey.token), sent, DAY) == give_answer(str(survey.token), sent, DAY) == receipt
    assert (survey.responses.count(), other.responses.count()) == (1, 0)
    for wrong in ("", "kort", "x" * 43, "../" * 20):
        with pytest.raises(NotFound):
            give_answer(wrong, sent, DAY)
    with pytest.raises(NotFound):
        open_results(theirs.actor, survey.pk, LATER)
    assert panel_scores(theirs.organisation, LATER) == ()
