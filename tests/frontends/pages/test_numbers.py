from __future__ import annotations

import pytest
from django.utils.translation import override

from waarborg.frontends.pages.numbers import percentage
from waarborg.frontends.pages.templatetags.pages import as_number


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (3, "3"),
        (3.0, "3"),
        (2.96, "3"),
        (2.25, "2,2"),
        (2.36, "2,4"),
        (0.04, "0,04"),
        (0.5, "0,5"),
        (0.001, "0"),
        (12.04, "12"),
        (-1.55, "-1,6"),
        (999, "999"),
        (1_000, "1.000"),
        (981_924, "981.924"),
        (12_345.67, "12.345,7"),
        ("–", "–"),
    ],
)
def test_a_measured_value_is_rounded_and_has_no_needless_decimals(value: object, written: str) -> None:
    assert as_number(value) == written


@pytest.mark.parametrize(("language", "written"), [("nl", "9 %"), ("en", "9%")])
def test_a_percentage_is_written_as_its_language_does(language: str, written: str) -> None:
    with override(language):
        assert percentage("9") == written
