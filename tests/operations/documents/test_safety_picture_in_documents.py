"""Does the safety analysis tell of the safety picture, with how sure each figure is and where it comes from?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from tests.operations.documents.test_documents import a_plan
from tests.operations.pictures.invented_store import DAY, SCOPE, invented_store

from waarborg.documents.papers.making import make
from waarborg.documents.papers.paper import Paper
from waarborg.operations.documents.drafting import compose

pytestmark = pytest.mark.django_db


def analysis(figures: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, day: date = DAY) -> Paper:
    (tmp_path / "figures").symlink_to(figures)
    monkeypatch.setattr(settings, "CONFIGURATION", replace(settings.CONFIGURATION, data=tmp_path))
    plan = a_plan()
    plan.organisation.area_code = SCOPE
    plan.organisation.save()
    return compose(plan.organisation, "veiligheidsanalyse", day)


def test_the_analysis_has_the_figures_with_interval_place_signal_source_and_method(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    paper = analysis(invented_store().folder, monkeypatch, tmp_path)
    text = paper.markdown
    for told in (
        "[Woninginbraak](<http://127.0.0.1:8000/duinstad/veiligheidsbeeld/vergelijken/?indicator=woninginbraak&op=2026-11-30>)",
        "kan toeval zijn (tussen",
        "van 21 (door toeval",
        "Voelt zich weleens onveilig in de eigen buurt",
        "Geweldsmisdrijven",
        "Woninginbraak in [Polder",
        "De kans dat toeval alleen zoveel geeft",
        "Verzonnen voorbeeldcijfers",
        "Aantallen van wijken en buurten onder [5](<",
        "Goldstein & Spiegelhalter",
        "2.000 trekkingen",
    ):
        assert told.replace("&", "\\&") in text or told in text, told
    assert set(paper.pictures) >= {"picture_years", "picture_places"}
    assert all(each.alternative for each in paper.pictures.values())
    assert make(paper, "pdf").startswith(b"%PDF")


def test_of_an_earlier_day_it_says_that_the_figures_are_those_of_later(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    figures = invented_store().folder
    text = analysis(figures, monkeypatch, tmp_path, date(2026, 8, 15)).markdown
    assert "cijfers tot en met juli 2026" in text
    assert "De cijfers zijn die van 30 november 2026" in text


def test_without_figures_it_says_so_and_what_that_means(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "none").mkdir()
    text = analysis(tmp_path / "none", monkeypatch, tmp_path).markdown
    assert "nog geen cijfers opgehaald" in text
    assert "Kerncijfers" not in text
