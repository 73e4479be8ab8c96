"""What happens to an entry, and is nothing of it lost?"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone
from tests.safety_plan import SafetyPlan

from waarborg.commitments.demands import Frequency
from waarborg.operations.actors import Actor
from waarborg.operations.entries import Move, change_entry, go_on, log_entry, move_status, withdraw_entry
from waarborg.operations.refusals import Invalid, NotAllowed, NotFound, Overtaken
from waarborg.records.models import WITHDRAWN, AuditLine, Entry, Judgement, Role, StatusChange, Subject
from waarborg.records.queries.registers import find_register
from waarborg.registers.durations import Duration, Unit
from waarborg.registers.selections import Selection

pytestmark = pytest.mark.django_db

MONDAY_MORNING = "2026-03-02 09:00"
REPORT = {"category": "racistische_tekst", "omschrijving": "Leus op de muur", "opened_at": MONDAY_MORNING}
ROUND = {"category": "horecacontrole", "happened_on": "2026-03-02"}


def problems_of(refusal: pytest.ExceptionInfo[Invalid]) -> dict[str, str]:
    return {problem.field: problem.code for problem in refusal.value.problems}


def officer(plan: SafetyPlan) -> Actor:
    return Actor(plan.person("boa"), plan.organisation, frozenset({Role.ENFORCEMENT_OFFICER}))


def test_a_report_gets_the_team_and_term_of_its_category() -> None:
    plan = SafetyPlan()
    entry = log_entry(officer(plan), "melding", REPORT).entry
    assert (entry.team, entry.status, entry.title) == (
        "Buitendienst",
        "nieuw",
        "Racistische of discriminerende tekst",
    )
    assert entry.due_at == datetime(2026, 3, 3, 8, tzinfo=UTC)
    assert entry.happened_on == date(2026, 3, 2)
    assert entry.closed_at is None


def test_an_occurrence_is_over_at_once_and_has_no_term() -> None:
    entry = log_entry(officer(SafetyPlan()), "controle", ROUND).entry
    assert entry.closed_at == entry.opened_at == datetime(2026, 3, 2, 11, tzinfo=UTC)
    assert (entry.status, entry.result, entry.due_at) == ("uitgevoerd", "akkoord", None)


def test_every_problem_is_told_at_its_field_and_nothing_is_stored() -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    values = {
        "category": "verzonnen",
        "opened_at": "31-2-2026 09:00",
        "schadebedrag": "-5",
        "cause": "999",
        "assigned_to": "999",
        "vreemd": "x",
    }
    plan = SafetyPlan()
    with pytest.raises(Invalid) as refusal:
        log_entry(plan.actor, "melding", values)
    assert problems_of(refusal) == {
        "category": "not_one_of",
        "omschrijving": "missing",
        "opened_at": "no_such_day",
        "schadebedrag": "below_minimum",
        "cause": "unknown_entry",
        "assigned_to": "unknown_person",
        "vreemd": "unknown_field",
    }
    with pytest.raises(Invalid) as refusal:
        log_entry(plan.actor, "controle", {**ROUND, "happened_on": tomorrow, "area": "Nergens"})
    assert problems_of(refusal) == {"happened_on": "in_the_future", "area": "unknown_member"}
    assert not Entry.objects.exists()
    assert not AuditLine.objects.exists()


def test_a_form_that_is_sent_twice_makes_one_entry() -> None:
    plan = SafetyPlan()
    first = log_entry(plan.actor, "controle", ROUND, token="een-sleutel")
    second = log_entry(plan.actor, "controle", ROUND, token="een-sleutel")
    assert (first.is_new, second.is_new) == (True, False)
    assert first.entry == second.entry == Entry.objects.get()


def test_the_same_key_in_another_municipality_is_another_form() -> None:
    log_entry(SafetyPlan("duinstad").actor, "controle", ROUND, token="een-sleutel")
    assert log_entry(SafetyPlan("veenstad").actor, "controle", ROUND, token="een-sleutel").is_new


def test_the_second_of_two_writers_is_told_and_the_first_is_kept() -> None:
    plan = SafetyPlan()
    entry = log_entry(plan.actor, "melding", REPORT).entry
    changed = change_entry(officer(plan), entry.pk, 1, {"locatie": "Markt"})
    assert changed.revision == 2
    with pytest.raises(Overtaken):
        change_entry(plan.actor, entry.pk, 1, {"locatie": "Haven"})
    with pytest.raises(Overtaken):
        move_status(plan.actor, entry.pk, 1, Move("in_behandeling"))
    assert Entry.objects.get().fields["locatie"] == "Markt"


def test_the_audit_trail_quotes_what_changed_and_names_what_is_personal() -> None:
    plan = SafetyPlan()
    entry = log_entry(plan.actor, "melding", {**REPORT, "naam_melder": "J. Jansen"}).entry
    change_entry(plan.actor, entry.pk, 1, {"locatie": "Markt", "naam_melder": "P. Pietersen"})
    line = AuditLine.objects.latest("id")
    assert line.changes == {"locatie": [None, "Markt"], "naam_melder": [None, None], "revision": [1, 2]}
    assert not any("ansen" in str(line.changes) for line in AuditLine.objects.all())


def test_a_change_that_changes_nothing_leaves_no_line() -> None:
    plan = SafetyPlan()
    entry = log_entry(plan.actor, "controle", ROUND).entry
    assert change_entry(plan.actor, entry.pk, 1, ROUND).revision == 1
    assert AuditLine.objects.count() == 1


def test_another_category_brings_its_own_team_and_term() -> None:
    plan = SafetyPlan()
    entry = log_entry(plan.actor, "melding", REPORT).entry
    changed = change_entry(plan.actor, entry.pk, 1, {"category": "hondenpoep"})
    assert changed.team == "Handhaving"
    assert timezone.localdate(changed.due_at) == date(2026, 3, 9)


def test_an_entry_moves_as_its_register_says_and_closes_with_a_result() -> None:
    plan = SafetyPlan()
    entry = log_entry(plan.actor, "melding", REPORT).entry
    at = datetime(2026, 3, 2, 12, tzinfo=UTC)
    closed = move_status(plan.actor, entry.pk, 1, Move("afgehandeld", "opgelost", at, "Muur schoon"))
    assert (closed.closed_at, closed.result) == (at, "opgelost")
    reopened = move_status(plan.actor, entry.pk, 2, Move("in_behandeling"))
    assert (reopened.closed_at, reopened.result) == (None, "")
    assert [change.status for change in StatusChange.objects.all()] == [
        "nieuw",
        "afgehandeld",
        "in_behandeling",
    ]


@pytest.mark.parametrize(
    ("move", "problem"),
    [
        (Move("wacht_op_derde"), ("status", "change_not_allowed")),
        (Move("afgehandeld"), ("result", "result_missing")),
        (Move("in_behandeling", "opgelost"), ("result", "result_too_early")),
        (Move("in_behandeling", at=datetime(2026, 3, 2, 7, 59, tzinfo=UTC)), ("at", "before_last_change")),
        (Move("in_behandeling", at=datetime(2199, 1, 1, tzinfo=UTC)), ("at", "in_the_future")),
        (Move("in_behandeling", note="x" * 2001), ("note", "too_long")),
    ],
)
def test_an_entry_does_not_move_where_its_register_does_not_let_it(
    move: Move, problem: tuple[str, str]
) -> None:
    plan = SafetyPlan()
    entry = log_entry(plan.actor, "melding", REPORT).entry
    with pytest.raises(Invalid) as refusal:
        move_status(plan.actor, entry.pk, 1, move)
    assert tuple(problems_of(refusal).items()) == (problem,)
    assert Entry.objects.get().status == "nieuw"


def test_who_goes_on_tells_what_became_known_and_all_of_it_or_nothing_is_kept() -> None:
    plan = SafetyPlan()
    entry = log_entry(plan.actor, "melding", REPORT).entry
    known: dict[str, object] = {"doorgegeven_aan": "politie", "melder_geinformeerd_op": "2026-03-02"}
    with pytest.raises(Invalid) as refusal:
        go_on(plan.actor, entry.pk, 1, Move("afgehandeld"), {**known, "doorgegeven_aan": "niemand"})
    assert set(problems_of(refusal)) == {"doorgegeven_aan", "result"}
    with pytest.raises(Invalid):
        go_on(plan.actor, entry.pk, 1, Move("afgehandeld"), known)
    assert (Entry.objects.get().status, Entry.objects.get().fields.get("doorgegeven_aan")) == ("nieuw", None)
    closed = go_on(plan.actor, entry.pk, 1, Move("afgehandeld", "doorgegeven"), known)
    assert (closed.status, closed.fields["doorgegeven_aan"]) == ("afgehandeld", "politie")
    assert closed.fields["melder_geinformeerd_op"] == "2026-03-02"


def test_a_withdrawn_entry_stays_to_be_read_but_proves_nothing() -> None:
    plan = SafetyPlan()
    row = plan.promise(
        Frequency(Duration(1, Unit.YEAR), at_least=1), Selection("controle", categories=("horecacontrole",))
    )
    today = timezone.localdate()
    entry = log_entry(plan.actor, "controle", {**ROUND, "happened_on": today}).entry
    assert Judgement.objects.get(commitment=row).standing == "kept"
    withdraw_entry(plan.actor, entry.pk, 1, "Dubbel ingevoerd")
    assert Judgement.objects.get(commitment=row).standing != "kept"
    assert Entry.objects.get().status == WITHDRAWN
    assert StatusChange.objects.latest("id").note == "Dubbel ingevoerd"
    with pytest.raises(Invalid):
        change_entry(plan.actor, entry.pk, 2, {"locatie": "Markt"})


def test_an_entry_is_not_withdrawn_without_a_reason() -> None:
    plan = SafetyPlan()
    entry = log_entry(plan.actor, "controle", ROUND).entry
    with pytest.raises(Invalid):
        withdraw_entry(plan.actor, entry.pk, 1, " ")


def test_an_answer_on_the_same_day_never_comes_before_its_cause() -> None:
    plan = SafetyPlan()
    cause = log_entry(plan.actor, "melding", {**REPORT, "opened_at": "2026-03-02 15:00"}).entry
    answer = log_entry(plan.actor, "controle", {**ROUND, "cause": f"MEL-2026-{cause.pk}"}).entry
    assert answer.cause == cause
    assert answer.opened_at == cause.opened_at


def test_an_entry_is_never_its_own_cause() -> None:
    plan = SafetyPlan()
    first = log_entry(plan.actor, "melding", REPORT).entry
    second = log_entry(plan.actor, "melding", {**REPORT, "cause": first.pk}).entry
    with pytest.raises(Invalid) as refusal:
        change_entry(plan.actor, first.pk, 1, {"cause": str(second.pk)})
    assert problems_of(refusal) == {"cause": "own_cause"}


def test_a_place_that_ended_can_be_kept_but_not_chosen() -> None:
    plan = SafetyPlan()
    place = plan.places("wijk", "Haven", is_area=True)[0]
    entry = log_entry(plan.actor, "controle", {**ROUND, "area": "Haven"}).entry
    Subject.objects.update(valid_until=date(2026, 1, 1))
    assert change_entry(plan.actor, entry.pk, 1, {"bevindingen": "Niets"}).area == place
    with pytest.raises(Invalid) as refusal:
        log_entry(plan.actor, "controle", {**ROUND, "area": str(place.pk)})
    assert problems_of(refusal) == {"area": "not_valid_then"}


def test_nothing_can_be_done_with_the_entry_of_another_municipality() -> None:
    ours, theirs = SafetyPlan("duinstad"), SafetyPlan("veenstad")
    entry = log_entry(theirs.actor, "melding", REPORT).entry
    place = theirs.places("wijk", "Overkant", is_area=True)[0]
    with pytest.raises(NotFound):
        change_entry(ours.actor, entry.pk, 1, {"locatie": "Markt"})
    with pytest.raises(NotFound):
        move_status(ours.actor, entry.pk, 1, Move("in_behandeling"))
    with pytest.raises(NotFound):
        withdraw_entry(ours.actor, entry.pk, 1, "Weg ermee")
    with pytest.raises(Invalid) as refusal:
        log_entry(ours.actor, "controle", {**ROUND, "cause": entry.pk, "area": str(place.pk)})
    assert problems_of(refusal) == {"cause": "unknown_entry", "area": "unknown_member"}


def test_a_reader_logs_and_changes_nothing() -> None:
    plan = SafetyPlan()
    reader = Actor(plan.person("lezer", Role.READER), plan.organisation, frozenset({Role.READER}))
    with pytest.raises(NotAllowed):
        log_entry(reader, "controle", ROUND)
    entry = log_entry(plan.actor, "controle", ROUND).entry
    with pytest.raises(NotAllowed):
        change_entry(reader, entry.pk, 1, {"locatie": "Markt"})


def test_a_register_of_another_municipality_is_not_there_even_when_it_was_found() -> None:
    ours, theirs = SafetyPlan(), SafetyPlan(name="veenstad")
    found = find_register(theirs.organisation, "melding")
    assert found is not None
    with pytest.raises(NotFound):
        log_entry(ours.actor, found, {"category": "graffiti", "omschrijving": "Kladden"})
