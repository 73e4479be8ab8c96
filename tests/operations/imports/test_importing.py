"""Does a list come into its register whole, once, or not at all?"""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError
from django.utils import timezone
from tests.operations.imports.lists import HEADINGS, as_file, handed_in, imported, rows
from tests.safety_plan import SafetyPlan

from waarborg.operations.actors import Actor
from waarborg.operations.entries import change_entry, log_entry
from waarborg.operations.imports import importing
from waarborg.operations.imports.handing_in import choose_columns, give_up_list, hand_in_list
from waarborg.operations.imports.importing import check_list, import_list
from waarborg.operations.imports.undoing import undo_import
from waarborg.operations.refusals import Invalid, NotAllowed, Overtaken
from waarborg.records.models import WITHDRAWN, AuditLine, Entry, HandedInList, ListState, Role, StatusChange

pytestmark = pytest.mark.django_db


def test_an_imported_row_is_an_entry_as_if_somebody_had_filled_it_in() -> None:
    plan = SafetyPlan()
    imported(plan.actor, rows(1))
    entry = Entry.objects.get()
    values = {"category": "graffiti", "opened_at": "2-3-2026 09:00", "omschrijving": "Kladden op muur 1"}
    logged = log_entry(plan.actor, "melding", {**values, "naam_melder": "Melder 1"}).entry
    for name in ("title", "category", "status", "opened_at", "due_at", "team", "fields", "happened_on"):
        assert getattr(entry, name) == getattr(logged, name), name


def test_the_same_file_twice_adds_nothing() -> None:
    plan = SafetyPlan()
    first, second = imported(plan.actor, rows(3)), imported(plan.actor, rows(3))
    assert (first.added, first.known) == (3, 0)
    assert (second.added, second.known) == (0, 3)
    assert Entry.objects.count() == 3


def test_a_list_that_grew_adds_what_is_new() -> None:
    plan = SafetyPlan()
    imported(plan.actor, rows(3))
    assert imported(plan.actor, rows(5)).added == 2


def test_rows_without_a_key_are_known_by_what_they_say_and_alike_rows_are_different_cases() -> None:
    plan = SafetyPlan()
    lines = [[kind, "2-3-2026", "Weer"] for kind in ("Graffiti", "Graffiti", "Geluidsoverlast")]
    headings = ["Categorie", "Datum", "Omschrijving"]
    assert imported(plan.actor, lines, headings).added == 3
    assert imported(plan.actor, lines, headings).known == 3


def test_other_columns_chosen_the_second_time_do_not_double_the_rows() -> None:
    plan = SafetyPlan()
    lines = [["Graffiti", "2-3-2026", "Muur", "nat"]]
    headings = ["Categorie", "Datum", "Omschrijving", "Iets"]
    assert imported(plan.actor, lines, headings).added == 1
    again = handed_in(plan.actor, lines, headings)
    choose_columns(plan.actor, again.pk, ["category", "happened_on", "omschrijving", "title"])
    assert import_list(plan.actor, again.pk).added == 0


def test_one_wrong_row_keeps_all_out_and_every_problem_is_told() -> None:
    plan = SafetyPlan()
    lines = rows(4)
    lines[1][1], lines[3][2] = "Onbekende soort", "32-13-2026"
    found = imported(plan.actor, lines)
    assert found.state == ListState.CHECKED
    assert not Entry.objects.exists()
    told = [(each["row"], each["column"], each["code"]) for each in found.problems]
    assert told == [(3, "Categorie", "not_one_of"), (5, "Ontvangen op", "not_a_moment")]


def test_once_every_row_was_looked_at_the_list_says_so_before_they_are_stored(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plan = SafetyPlan()
    said: list[int] = []
    monkeypatch.setattr(importing, "_store", lambda *_run: said.append(HandedInList.objects.get().passed))
    import_list(plan.actor, handed_in(plan.actor, rows(2)).pk)
    assert said == [2]


def test_what_identifies_people_is_never_repeated_wherever_it_was_put() -> None:
    plan = SafetyPlan()
    handed = handed_in(plan.actor, [["Z-1", "Graffiti", "2-3-2026", "tekst", "Piet Geheim"]])
    choose_columns(plan.actor, handed.pk, ["source_key", "category", "opened_at", "omschrijving", "area"])
    found = check_list(plan.actor, handed.pk)
    assert [each["code"] for each in found.problems] == ["unknown_member"]
    assert "Geheim" not in str(found.problems)


def test_many_problems_are_counted_and_the_first_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("waarborg.operations.imports.reading.MOST_PROBLEMS", 2)
    plan = SafetyPlan()
    found = imported(plan.actor, [[f"Z-{number}", "Iets", "", "tekst", ""] for number in range(5)])
    assert found.problem_count == 5
    assert len(found.problems) == 2


def test_a_key_that_is_there_twice_is_a_problem() -> None:
    plan = SafetyPlan()
    found = imported(plan.actor, [*rows(1), *rows(1)])
    assert [(each["row"], each["code"]) for each in found.problems] == [(3, "double_key")]


def test_checking_says_what_would_happen_and_changes_nothing() -> None:
    plan = SafetyPlan()
    imported(plan.actor, rows(2))
    found = check_list(plan.actor, handed_in(plan.actor, rows(5)).pk)
    assert (found.state, found.added, found.known) == (ListState.CHECKED, 3, 2)
    assert Entry.objects.count() == 2


def test_colleagues_are_found_by_their_name_and_by_nobody_elses() -> None:
    plan = SafetyPlan()
    person = plan.person("jan")
    headings = [*HEADINGS, "Behandelaar"]
    found = imported(plan.actor, [[*rows(1)[0], person.email.upper()]], headings)
    assert found.added == 1
    assert Entry.objects.get().assigned_to == person
    wrong = imported(plan.actor, [[*rows(1, first=2)[0], str(person.pk)]], headings)
    assert [each["code"] for each in wrong.problems] == ["unknown_person"]


def test_what_columns_were_is_remembered_for_the_next_list() -> None:
    plan = SafetyPlan()
    headings = ["Nr", "Wat", "Wanneer", "Hoe"]
    lines = [["1", "Graffiti", "2-3-2026", "Kladden"]]
    chosen = ["source_key", "category", "happened_on", "omschrijving"]
    first = handed_in(plan.actor, lines, headings)
    choose_columns(plan.actor, first.pk, chosen)
    import_list(plan.actor, first.pk)
    assert handed_in(plan.actor, lines, headings).columns == chosen


def test_once_it_is_in_the_file_is_thrown_away() -> None:
    plan = SafetyPlan()
    done = HandedInList.objects.get(pk=imported(plan.actor, rows(2)).pk)
    assert done.content is None
    assert done.examples == []


def test_an_import_can_be_taken_back_and_done_again() -> None:
    plan = SafetyPlan()
    done = imported(plan.actor, rows(3))
    undone = undo_import(plan.actor, done.pk)
    assert undone.state == ListState.UNDONE
    assert set(Entry.objects.values_list("status", flat=True)) == {WITHDRAWN}
    assert StatusChange.objects.filter(status=WITHDRAWN).count() == 3
    assert imported(plan.actor, rows(3)).added == 3


def test_what_somebody_worked_on_stays_when_its_import_is_taken_back() -> None:
    plan = SafetyPlan()
    done = imported(plan.actor, rows(2))
    worked_on = Entry.objects.order_by("pk")[0]
    change_entry(plan.actor, worked_on.pk, 1, {"locatie": "Markt"})
    undo_import(plan.actor, done.pk)
    assert Entry.objects.exclude(status=WITHDRAWN).get() == worked_on
    again = imported(plan.actor, rows(2))
    assert (again.added, again.known) == (1, 1)


def test_nobody_takes_back_what_is_not_in() -> None:
    plan = SafetyPlan()
    handed = handed_in(plan.actor, rows(1))
    with pytest.raises(Overtaken):
        undo_import(plan.actor, handed.pk)


def test_a_list_that_is_in_is_not_imported_again() -> None:
    plan = SafetyPlan()
    done = imported(plan.actor, rows(1))
    with pytest.raises(Overtaken):
        import_list(plan.actor, done.pk)
    with pytest.raises(Overtaken):
        choose_columns(plan.actor, done.pk, done.columns)


def test_two_runs_over_one_list_do_not_go_at_the_same_time_until_one_is_silent() -> None:
    plan = SafetyPlan()
    handed = handed_in(plan.actor, rows(2))
    HandedInList.objects.filter(pk=handed.pk).update(
        state=ListState.STORING, run="een ander", moved_at=timezone.now()
    )
    with pytest.raises(Overtaken):
        import_list(plan.actor, handed.pk)
    HandedInList.objects.filter(pk=handed.pk).update(moved_at=timezone.now() - timedelta(minutes=5))
    assert import_list(plan.actor, handed.pk).added == 2


def test_a_run_that_was_taken_over_stores_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = SafetyPlan()
    handed = handed_in(plan.actor, rows(2))

    def taken_over(_passed: int, _lines: int) -> None:
        HandedInList.objects.filter(pk=handed.pk).update(run="een ander")

    with pytest.raises(Overtaken):
        import_list(plan.actor, handed.pk, taken_over)
    assert not Entry.objects.exists()


def test_a_run_that_stumbles_says_so_and_the_list_can_be_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = SafetyPlan()
    handed = handed_in(plan.actor, rows(2))

    def full(*_anything: object, **_more: object) -> None:
        raise DatabaseError("disk full")

    with monkeypatch.context() as stumbling:
        stumbling.setattr(importing, "judge_again", full)
        with pytest.raises(DatabaseError):
            import_list(plan.actor, handed.pk)
    kept = HandedInList.objects.get(pk=handed.pk)
    assert (kept.state, kept.trouble) == (ListState.HANDED_IN, "database_trouble")
    assert not Entry.objects.exists()
    assert import_list(plan.actor, handed.pk).added == 2


def test_the_audit_trail_says_how_many_came_in() -> None:
    plan = SafetyPlan()
    done = imported(plan.actor, rows(3))
    line = AuditLine.objects.filter(object_type="handedinlist", object_id=done.pk).latest("id")
    assert line.changes["loaded"] == [0, 3]


def test_a_list_that_is_given_up_is_gone() -> None:
    plan = SafetyPlan()
    handed = handed_in(plan.actor, rows(1))
    give_up_list(plan.actor, handed.pk)
    assert not HandedInList.objects.exists()


def test_lists_that_nobody_finished_do_not_stay() -> None:
    plan = SafetyPlan()
    old = handed_in(plan.actor, rows(1))
    HandedInList.objects.filter(pk=old.pk).update(handed_in_at=timezone.now() - timedelta(days=15))
    handed_in(plan.actor, rows(1))
    assert not HandedInList.objects.filter(pk=old.pk).exists()


def test_who_may_not_import_hands_in_nothing() -> None:
    plan = SafetyPlan()
    desk = Actor(plan.person("balie"), plan.organisation, frozenset({Role.FRONT_DESK}))
    with pytest.raises(NotAllowed):
        hand_in_list(desk, "melding", "lijst.csv", as_file(rows(1)))


@pytest.mark.parametrize(
    ("columns", "code"),
    [
        ([""] * 5, "no_columns"),
        (["title"], "columns_missing"),
        (["title", "title", "", "", ""], "column_twice"),
        (["bestaat_niet", "", "", "", ""], "unknown_column"),
    ],
)
def test_columns_that_cannot_be_are_refused(columns: list[str], code: str) -> None:
    plan = SafetyPlan()
    handed = handed_in(plan.actor, rows(1))
    with pytest.raises(Invalid) as refused:
        choose_columns(plan.actor, handed.pk, columns)
    assert {problem.code for problem in refused.value.problems} == {code}
