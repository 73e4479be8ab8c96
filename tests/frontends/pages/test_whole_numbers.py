"""What is taken for a number that comes with a request, and does nonsense ever break a page?"""

from __future__ import annotations

import pytest
from django.http import QueryDict
from django.test import Client
from tests.frontends.pages.plans.browsing import browser_of, change_page
from tests.operations.drafted import PLAN, an_actor

from waarborg.frontends.pages.whole_numbers import read_number, read_numbers, read_revision
from waarborg.operations.plans.storing import store_draft


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("7", 7),
        ("007", 7),
        ("999999999", 999_999_999),
        ("", None),
        ("-7", None),
        ("7.0", None),
        (" 7", None),
        ("zeven", None),
        ("²", None),
        ("٧", None),
        ("1234567890", None),
        ("9" * 5_000, None),
    ],
)
def test_a_number_has_one_to_nine_plain_digits(written: str, number: int | None) -> None:
    assert read_number(written) == number


def test_of_several_those_that_are_numbers_are_left() -> None:
    assert read_numbers(["3", "x", "", "1"]) == [3, 1]


@pytest.mark.parametrize("query", ["", "revision=", "revision=x", "seen=4"])
def test_a_form_that_says_no_revision_was_made_of_none_that_ever_was(query: str) -> None:
    assert read_revision(QueryDict(query)) == 0


@pytest.mark.django_db
@pytest.mark.parametrize("nonsense", ["x", "9" * 5_000])
def test_a_nonsense_revision_is_one_that_was_overtaken(nonsense: str) -> None:
    actor = an_actor()
    version = store_draft(actor, PLAN)
    form = {"seen": nonsense, "kind": "in_force", "register": "document"}
    browser: Client = browser_of(actor)
    assert browser.post(change_page(version, 1), form).status_code < 500
    section = version.sections.order_by("pk").last()
    assert section is not None
    draft = f"/duinstede/plan/concept/{version.pk}/onderdeel/{section.pk}/"
    assert browser.get(draft, {"overgenomen": nonsense}).status_code == 200
    assert browser.post(f"{draft}terugzetten/", {"number": nonsense}).status_code == 302
