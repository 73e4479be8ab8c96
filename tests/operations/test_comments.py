"""What can be said about an entry, by whom, and what stays of it?"""

from __future__ import annotations

import pytest
from tests.safety_plan import SafetyPlan

from waarborg.operations.actors import Actor
from waarborg.operations.comments import LONGEST_COMMENT, add_comment, take_back_comment
from waarborg.operations.entries import log_entry, withdraw_entry
from waarborg.operations.refusals import Invalid, NotAllowed
from waarborg.records.models import AuditLine, Comment, Entry, EntryWord, Role
from waarborg.records.queries.comments import comments_on

pytestmark = pytest.mark.django_db

ROUND = {"category": "horecacontrole", "happened_on": "2026-03-02"}


@pytest.fixture
def plan() -> SafetyPlan:
    return SafetyPlan()


@pytest.fixture
def entry(plan: SafetyPlan) -> Entry:
    return log_entry(plan.actor, "controle", ROUND).entry


def somebody(plan: SafetyPlan, role: Role) -> Actor:
    return Actor(plan.person(role.value, role), plan.organisation, frozenset({role}))


def test_a_comment_stands_with_its_writer_and_moment_and_no_log_quotes_it(
    plan: SafetyPlan, entry: Entry
) -> None:
    officer = somebody(plan, Role.ENFORCEMENT_OFFICER)
    add_comment(officer, entry.pk, "  Buurman Jansen belt terug.  ")
    (comment,) = comments_on(entry)
    assert (comment.text, comment.by) == ("Buurman Jansen belt terug.", officer.account)
    assert not any("Jansen" in str(line.changes) for line in AuditLine.objects.all())
    assert not EntryWord.objects.filter(word="jansen").exists()


def test_a_comment_sent_twice_stands_there_once(plan: SafetyPlan, entry: Entry) -> None:
    first = add_comment(plan.actor, entry.pk, "Gebeld.", token="a")
    assert add_comment(plan.actor, entry.pk, "Gebeld.", token="a") == first
    assert Comment.objects.count() == 1


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (" \n ", "missing"),
        ("x" * (LONGEST_COMMENT + 1), "too_long"),
        ("a\x00b", "unstorable_characters"),
    ],
)
def test_a_comment_that_cannot_be_kept_is_refused(
    plan: SafetyPlan, entry: Entry, text: str, code: str
) -> None:
    with pytest.raises(Invalid) as refusal:
        add_comment(plan.actor, entry.pk, text)
    assert [problem.code for problem in refusal.value.problems] == [code]
    assert not Comment.objects.exists()


def test_nothing_is_added_to_an_entry_that_was_withdrawn(plan: SafetyPlan, entry: Entry) -> None:
    withdraw_entry(plan.actor, entry.pk, entry.revision, "Dubbel")
    with pytest.raises(Invalid) as refusal:
        add_comment(plan.actor, entry.pk, "Toch niet?")
    assert [problem.code for problem in refusal.value.problems] == ["withdrawn"]


def test_one_takes_back_ones_own_comment_and_what_it_said_is_gone(plan: SafetyPlan, entry: Entry) -> None:
    officer = somebody(plan, Role.ENFORCEMENT_OFFICER)
    comment = add_comment(officer, entry.pk, "Per ongeluk een naam.")
    taken = take_back_comment(officer, comment.pk)
    again = take_back_comment(officer, comment.pk)
    assert (taken.text, taken.taken_back_by) == ("", officer.account)
    assert again.taken_back_at == taken.taken_back_at
    assert AuditLine.objects.filter(act="entry.take_back").count() == 1


def test_only_the_safety_officer_takes_back_what_another_said(plan: SafetyPlan, entry: Entry) -> None:
    comment = add_comment(somebody(plan, Role.ENFORCEMENT_OFFICER), entry.pk, "Gezien.")
    with pytest.raises(NotAllowed):
        take_back_comment(somebody(plan, Role.FRONT_DESK), comment.pk)
    assert take_back_comment(somebody(plan, Role.SAFETY_OFFICER), comment.pk).text == ""
