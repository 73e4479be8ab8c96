"""Is the real plan read well, and the same from every format?"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.reading.converting import as_markdown, by_libreoffice, by_pandoc, has_libreoffice
from tests.shared_data import SHARED

from waarborg.reading.draft import DraftPlan, DraftSection, MeasureStatus, SectionKind
from waarborg.reading.read import draft_plan, read_document, read_plan

PLAN = SHARED / "plans" / "westvoorne-ivp-2019-2022.txt"
SUB_HEADINGS = {
    "Personen met verward gedrag",
    "Tegengaan van middelengebruik",
    "Sociale Cohesie",
    "Vernieling",
    "Fysieke verloedering in buurt",
    "Woninginbraken",
    "Geweldsdelicten",
    "Cybercrime",
    "Collegeprogramma 2018-2022",
}

pytestmark = pytest.mark.skipif(
    not PLAN.exists(),
    reason="the real plan lies outside the project and is not here: its reading was not tested",
)


@pytest.fixture(scope="module")
def plan() -> DraftPlan:
    return read_plan(PLAN.read_bytes(), PLAN.name)


def _of_kind(plan: DraftPlan, kind: SectionKind) -> list[DraftSection]:
    return [section for section in plan.sections if section.kind is kind]


def _children(plan: DraftPlan, parent: DraftSection, kind: SectionKind) -> list[str]:
    index = plan.sections.index(parent)
    return [section.title for section in plan.sections if section.parent == index and section.kind is kind]


def test_it_knows_whose_plan_it_is_and_for_which_years(plan: DraftPlan) -> None:
    assert plan.title is not None
    assert plan.title.endswith("integraal veiligheidsplan 2019-2022")
    assert plan.municipality == "Westvoorne"
    assert (plan.start, plan.end) == (date(2019, 1, 1), date(2022, 12, 31))
    assert plan.framework == "Kernbeleid Veiligheid 2017"


def test_it_has_three_priorities_of_which_the_second_has_three_sub_themes(plan: DraftPlan) -> None:
    priorities = _of_kind(plan, SectionKind.PRIORITY)
    assert [section.number for section in priorities] == ["2.3.1", "2.3.2", "2.3.3"]
    assert [len(_children(plan, section, SectionKind.SUB_THEME)) for section in priorities] == [0, 3, 0]
    assert _children(plan, priorities[1], SectionKind.SUB_THEME) == [
        "Personen met verward gedrag",
        "Tegengaan van middelengebruik",
        "Sociale Cohesie",
    ]


def test_it_has_two_strategic_themes(plan: DraftPlan) -> None:
    assert [section.number for section in _of_kind(plan, SectionKind.STRATEGIC_THEME)] == ["2.4.1", "2.4.2"]


def test_it_has_five_fields_with_their_themes_all_tied_to_the_framework(plan: DraftPlan) -> None:
    fields = _of_kind(plan, SectionKind.FIELD)
    assert [section.number for section in fields] == ["3.1", "3.2", "3.3", "3.4", "3.5"]
    assert [len(_children(plan, section, SectionKind.THEME)) for section in fields] == [4, 5, 4, 4, 5]
    themes = _of_kind(plan, SectionKind.THEME)
    assert all(section.theme and "/" in section.theme for section in themes)
    assert len({section.theme for section in themes}) == 22


def test_unnumbered_headings_under_themes_are_sub_themes_of_them(plan: DraftPlan) -> None:
    parents = {
        section.title: plan.sections[section.parent].number
        for section in _of_kind(plan, SectionKind.SUB_THEME)
        if section.parent is not None and plan.sections[section.parent].kind is SectionKind.THEME
    }
    assert parents == {
        "Personen met verward gedrag": "3.1.1",
        "Vernieling": "3.1.2",
        "Fysieke verloedering in buurt": "3.1.2",
        "Woninginbraken": "3.1.3",
        "Geweldsdelicten": "3.1.4",
        "Cybercrime": "3.1.4",
    }


def test_a_theme_with_a_scanning_error_is_still_known(plan: DraftPlan) -> None:
    (section,) = [section for section in plan.sections if section.number == "2.3.3"]
    assert section.theme == "integriteit/ondermijning"


def test_coordination_is_organisation_and_the_budget_finance(plan: DraftPlan) -> None:
    kinds = {section.number: section.kind for section in plan.sections if section.number in ("4", "4.3", "5")}
    assert kinds == {
        "4": SectionKind.ORGANISATION,
        "4.3": SectionKind.ORGANISATION,
        "5": SectionKind.FINANCE,
    }


def test_two_sections_with_one_number_stay_two(plan: DraftPlan) -> None:
    twice = [section for section in plan.sections if section.number == "1.2"]
    assert len(twice) == 2
    assert twice[0].title != twice[1].title


def _items_by_hand() -> list[tuple[str, str, str]]:
    """Every "- " line with the heading and the label above it, found by a reading of its own."""
    heading, label = "", "other"
    items = []
    for raw in PLAN.read_text(encoding="utf-8").split("\n"):
        line = raw.strip()
        if re.match(r"\d(\.\d)*\.? [A-Z]", line) and len(line) < 90 and not line.endswith((".", ";")):
            heading, label = re.sub(r"^[\d.]+ ", "", line), "other"
        elif line in SUB_HEADINGS:
            heading, label = line, "other"
        elif line.startswith("Lopende activiteiten"):
            label = "ongoing"
        elif line.startswith("Nieuwe activiteiten"):
            label = "new"
        elif line.startswith(("Partners en", "Doelstelling 2022", "Hoofdl", "Hoofdp")):
            label = "other"
        elif line.startswith("- "):
            items.append((heading, label, line[2:]))
    return items


def _bare(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())


def test_all_131_items_stand_in_their_section_with_their_status(plan: DraftPlan) -> None:
    by_hand = _items_by_hand()
    assert len(by_hand) == 131
    expected = Counter((_bare(title), status, _bare(text)) for title, status, text in by_hand)
    read = Counter(
        (_bare(section.title), measure.status.value, _bare(measure.text))
        for section in plan.sections
        for measure in section.measures
        if measure.listed
    )
    assert not expected - read
    assert {status for _, status, _ in read - expected} == {"goal"}


def test_the_only_items_that_are_no_measures_are_the_seven_aspects_of_a_safe_surrounding(
    plan: DraftPlan,
) -> None:
    others = Counter(
        section.number
        for section in plan.sections
        for measure in section.measures
        if measure.listed and measure.status is MeasureStatus.OTHER
    )
    assert others == {"2.4.2": 7}


def test_what_stands_under_a_goal_is_a_goal(plan: DraftPlan) -> None:
    headed = [section for section in plan.sections if section.kind is SectionKind.PRIORITY]
    headed += _of_kind(plan, SectionKind.STRATEGIC_THEME)
    goals = {
        section.number: sum(measure.status is MeasureStatus.GOAL for measure in section.measures)
        for section in headed
    }
    assert goals == {"2.3.1": 1, "2.3.2": 0, "2.3.3": 1, "2.4.1": 1, "2.4.2": 2}


def test_activities_in_running_text_behind_their_label_are_measures_too(plan: DraftPlan) -> None:
    (section,) = [section for section in plan.sections if section.number == "3.5.4"]
    assert [(measure.status, measure.listed) for measure in section.measures] == [
        (MeasureStatus.ONGOING, False),
        (MeasureStatus.NEW, False),
    ]


def test_glued_words_come_apart(plan: DraftPlan) -> None:
    texts = " ".join(measure.text for section in plan.sections for measure in section.measures)
    glued = ("dewebsite", "detoezichthouders", "omeen", "zosnel", "meteen", "dedader", "wesneller", "DeWet")
    assert [word for word in glued if word in texts] == []


def test_every_measure_points_at_the_block_it_was_read_from() -> None:
    document = read_document(PLAN.read_bytes(), PLAN.name)
    for section in draft_plan(document).sections:
        for measure in section.measures:
            assert measure.block is not None
            assert measure.text in document.blocks[measure.block].text


def _without_pages(plan: DraftPlan) -> DraftPlan:
    sections = tuple(
        replace(
            section,
            page=None,
            measures=tuple(
                replace(
                    measure,
                    page=None,
                    commitments=tuple(replace(one, page=None) for one in measure.commitments),
                )
                for measure in section.measures
            ),
        )
        for section in plan.sections
    )
    return replace(plan, sections=sections)


@pytest.mark.parametrize(
    "headings", [SUB_HEADINGS, set()], ids=["all headings marked", "numbered ones marked"]
)
@pytest.mark.parametrize("kind", ["md", "markdown", "docx", "odt", "html"])
def test_every_format_gives_the_same_draft(
    plan: DraftPlan, kind: str, headings: set[str], tmp_path: Path
) -> None:
    markdown = as_markdown(PLAN.read_text(encoding="utf-8"), headings)
    content = markdown.encode() if kind == "md" else by_pandoc(markdown, tmp_path, kind).read_bytes()
    assert read_plan(content, f"plan.{kind}") == plan


@pytest.mark.skipif(not has_libreoffice(), reason="no LibreOffice here: the plan as pdf was not read")
@pytest.mark.parametrize(
    "headings", [SUB_HEADINGS, set()], ids=["all headings marked", "numbered ones marked"]
)
def test_a_pdf_gives_the_same_draft(plan: DraftPlan, headings: set[str], tmp_path: Path) -> None:
    markdown = as_markdown(PLAN.read_text(encoding="utf-8"), headings)
    target = by_libreoffice(by_pandoc(markdown, tmp_path, "docx"), tmp_path)
    read = read_plan(target.read_bytes(), "plan.pdf")
    assert all(section.page for section in read.sections)
    assert _without_pages(read) == plan
