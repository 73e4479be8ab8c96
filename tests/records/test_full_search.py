"""Does the search over all registers find forms, compounds and accents, best first, and nothing personal?"""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone
from tests.safety_plan import SafetyPlan

from waarborg.operations.comments import add_comment, take_back_comment
from waarborg.operations.entries import log_entry
from waarborg.records.models import Account, Entry, Role
from waarborg.records.queries import full_search
from waarborg.records.queries.full_search import Found, Search, search

pytestmark = pytest.mark.django_db


def report(plan: SafetyPlan, title: str, text: str = "Gezien", **more: str) -> Entry:
    values = {"category": "racistische_tekst", "title": title, "omschrijving": text, **more}
    return log_entry(plan.actor, "melding", values).entry


def find(plan: SafetyPlan, text: str, *, with_comments: bool = True) -> Found:
    return search(plan.actor, Search(text), 1, timezone.now(), with_comments=with_comments)


def titles(plan: SafetyPlan, text: str, *, with_comments: bool = True) -> list[str]:
    return [entry.title for entry in find(plan, text, with_comments=with_comments).entries]


FOUND = {
    "controles": ["Gecontroleerd bij de haven", "Horecacontrole op het plein"],
    "CAFE": ["Leus op het café"],
    "leuzen cafés": ["Leus op het café"],
    "haven geel": ["Gecontroleerd bij de haven"],
    "have": ["Gecontroleerd bij de haven"],
    "op": ["Horecacontrole op het plein", "Leus op het café"],
    "plein haven": [],
    "n5": ["Gecontroleerd bij de haven", "Leus op het café"],
    "?!": [],
}


# With one line at most a word is soon everywhere: then the newest entries are looked through.
@pytest.mark.parametrize("few", [1_500, 1])
def test_forms_compounds_accents_and_beginnings_are_found(monkeypatch: pytest.MonkeyPatch, few: int) -> None:
    monkeypatch.setattr(full_search, "MOST_LINES", few)
    plan = SafetyPlan()
    report(plan, "Leus op het café", "Bij de N58")
    report(plan, "Gecontroleerd bij de haven", "Alles geel geschilderd, mast N57")
    log_entry(plan.actor, "controle", {"category": "horecacontrole", "title": "Horecacontrole op het plein"})
    report(SafetyPlan("veenstad"), "Leus op het café, controle op het plein bij de haven")
    assert {question: sorted(titles(plan, question)) for question in FOUND} == FOUND
    assert find(plan, "op").is_too_common is (few == 1)


def test_the_word_itself_comes_before_its_compound_and_the_title_before_the_text() -> None:
    plan = SafetyPlan()
    report(plan, "Verkeersoverlast")
    report(plan, "Gezien", "Er is overlast van de buren")
    report(plan, "Overlast")
    assert titles(plan, "overlast") == ["Overlast", "Gezien", "Verkeersoverlast"]


def test_comments_are_found_only_by_who_may_read_them_and_not_once_they_were_taken_back() -> None:
    plan = SafetyPlan()
    entry = report(plan, "Leus op de muur")
    comment = add_comment(plan.actor, entry.pk, "De eigenaar is Fries")
    assert titles(plan, "eigenaren") == ["Leus op de muur"]
    assert titles(plan, "eigenaren", with_comments=False) == []
    take_back_comment(plan.actor, comment.pk)
    assert titles(plan, "eigenaar") == []


def test_personal_fields_are_not_searched() -> None:
    plan = SafetyPlan()
    report(plan, "Leus op de muur", naam_melder="Jansen")
    assert titles(plan, "jansen") == []


def signed_in(account: Account) -> Client:
    client = Client()
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_the_page_shows_what_was_found_marks_the_words_and_leads_to_a_number() -> None:
    plan = SafetyPlan()
    client = signed_in(plan.person("boa", Role.ENFORCEMENT_OFFICER))
    entry = report(plan, "Leus op het café", "Twee leuzen naast de <deur> van de buren")
    html = client.get("/duinstad/zoeken/?zoek=leuzen").content.decode()
    assert "<mark>Leus</mark> op het café" in html
    assert "Twee <mark>leuzen</mark> naast de &lt;deur&gt;" in html
    assert "1 zaak" in html
    assert "Niets gevonden" in client.get("/duinstad/zoeken/?zoek=zwembad").content.decode()
    to_entry = client.get(f"/duinstad/zoeken/?zoek=mel-2026-{entry.pk}")
    assert to_entry["Location"] == f"/duinstad/registers/zaak/{entry.pk}/"
