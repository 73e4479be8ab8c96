"""Can figures be looked up and added with the page?"""

from __future__ import annotations

import pytest
from tests.frontends.pages.registers.test_register_pages import browser_of, page
from tests.safety_plan import SafetyPlan

from waarborg.records.models import Figure, Role

pytestmark = pytest.mark.django_db
ADDRESS = "/duinstad/cijfers/"
SENT = {
    "indicator": "woninginbraken",
    "area_code": "GM0999",
    "period": "2025",
    "value": "12,5",
    "source": "politie",
    "published_on": "2026-03-01",
}


def test_a_figure_is_added_and_shown_as_it_was_written() -> None:
    client = browser_of(SafetyPlan(), Role.SAFETY_OFFICER)
    assert client.post(ADDRESS, SENT).status_code == 302
    assert Figure.objects.get().value == 12.5
    html = page(client, ADDRESS)
    assert "12,5" in html
    assert "1 mrt 2026" in html


@pytest.mark.parametrize(
    "wrong",
    [
        {"value": "veel"},
        {"value": ""},
        {"period": "vorig jaar"},
        {"published_on": "ooit"},
        {"indicator": "A B"},
    ],
)
def test_what_is_wrong_is_told_at_its_field_with_what_was_written(wrong: dict[str, str]) -> None:
    client = browser_of(SafetyPlan(), Role.SAFETY_OFFICER)
    answer = client.post(ADDRESS, {**SENT, **wrong})
    html = answer.content.decode()
    ((name, written),) = wrong.items()
    assert answer.status_code == 400
    assert f'id="fout-{name}"' in html
    assert f'name="{name}" value="{written}"' in html
    assert not Figure.objects.exists()


def test_one_indicator_can_be_looked_at_alone() -> None:
    client = browser_of(SafetyPlan(), Role.SAFETY_OFFICER)
    for name in ("woninginbraken", "fietsdiefstal"):
        client.post(ADDRESS, {**SENT, "indicator": name})
    rows = page(client, f"{ADDRESS}?indicator=fietsdiefstal").split("<tbody>")[1].split("</tbody>")[0]
    assert "fietsdiefstal" in rows
    assert "woninginbraken" not in rows


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("woninginbraak-per-1000", "Woninginbraak per 1.000 woningen"),
        ("woninginbraak", "Woninginbraak"),
        ("onveilig_in_de_buurt", "Onveilig in de buurt"),
    ],
)
def test_an_indicator_is_called_by_its_words_with_its_name_beside_it(name: str, label: str) -> None:
    client = browser_of(SafetyPlan(), Role.SAFETY_OFFICER)
    client.post(ADDRESS, {**SENT, "indicator": name})
    rows = page(client, ADDRESS).split("<tbody>")[1]
    assert f"<td>{label}<" in rows
    assert f">{name}<" in rows


def test_a_reader_sees_figures_but_adds_none() -> None:
    client = browser_of(SafetyPlan(), Role.READER)
    assert "Een cijfer toevoegen" not in page(client, ADDRESS)
    assert client.post(ADDRESS, SENT).status_code == 403
