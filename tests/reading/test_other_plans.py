"""Are plans of other municipalities read as a person would, whatever their layout?"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.drawing import ABOUT, outline
from tests.reading.outlines import OUTLINES

from waarborg.reading.draft import DraftPlan, DraftSection
from waarborg.reading.read import read_plan
from waarborg.reading.unreadable import Unreadable

PLANS = Path(__file__).parent / "plans"


@pytest.mark.parametrize("name", OUTLINES)
def test_a_plan_has_the_outline_that_a_person_would_draw(name: str) -> None:
    assert outline(read_plan((PLANS / name).read_bytes(), name)) == OUTLINES[name].strip()


def test_every_plan_that_lies_here_is_tested() -> None:
    assert {path.name for path in PLANS.iterdir()} == set(OUTLINES)


def _section(plan: DraftPlan, title: str) -> DraftSection:
    (found,) = [section for section in plan.sections if section.title.startswith(title)]
    return found


def _read(name: str) -> DraftPlan:
    return read_plan((PLANS / name).read_bytes(), name)


def test_planning_and_partners_of_a_table_go_with_its_actions() -> None:
    section = _section(_read("publication-with-tables.html"), "Ondermijning")
    assert [measure.text for measure in section.measures] == [
        "Opstellen ondermijningsbeeld (voor 1 juli 2024)",
        "Integrale controles op bedrijventerreinen (4x per jaar)",
    ]
    assert set(section.partners) == {"OOV", "politie", "RIEC", "VTH", "Belastingdienst"}


def test_a_table_with_labels_in_its_first_column_is_read_as_labels() -> None:
    section = _section(_read("publication-with-tables.html"), "Zorg en veiligheid")
    assert [(measure.status.value, measure.text) for measure in section.measures] == [
        ("goal", "Minder meldingen van onbegrepen gedrag"),
        ("new", "Wekelijks casusoverleg"),
        ("new", "Inrichten meldpunt"),
    ]
    assert section.partners == ("GGZ", "politie", "gebiedsteam")


def test_items_within_an_item_stay_with_it() -> None:
    section = _section(_read("fields-without-numbers.html"), "Woonoverlast")
    assert section.measures[-1].text == "Controles: horeca; winkels;"


def test_lines_typed_with_dashes_under_a_label_are_items() -> None:
    section = _section(_read("fields-without-numbers.html"), "Straatintimidatie")
    assert [(measure.status.value, measure.listed) for measure in section.measures] == [("new", True)] * 2


def test_partners_are_found_after_a_label_and_in_a_list() -> None:
    assert _section(_read("fields-without-numbers.html"), "Brandveiligheid").partners == (
        "brandweer",
        "woningcorporatie",
    )
    assert _section(_read("numbered-labels.md"), "Ondermijnende").partners == (
        "politie",
        "RIEC",
        "Openbaar Ministerie",
    )


def test_a_line_of_names_names_partners_that_no_list_knows() -> None:
    names = _section(_read("lists-without-labels.md"), "Zorg en veiligheid").partners
    assert {"woningcorporatie Hoogwolde", "ambulancedienst Noord"} <= set(names)
    assert "in het weekend" not in names


@pytest.mark.parametrize(
    ("paragraph", "status", "measure"),
    [
        (
            "Doel is dat het aantal meldingen in 2020 is gehalveerd.",
            "goal",
            "Doel is dat het aantal meldingen in 2020 is gehalveerd.",
        ),
        (
            "De overlast is beperkt. Actiepunten: in 2019 wordt het convenant vernieuwd.",
            "new",
            "in 2019 wordt het convenant vernieuwd.",
        ),
    ],
)
def test_running_text_says_by_itself_that_it_is_a_goal_or_an_action(
    paragraph: str, status: str, measure: str
) -> None:
    lines = ["Integraal veiligheidsplan Waterlo 2018-2021", "1. Prioriteiten", "1.1 Jeugd", ABOUT, paragraph]
    (found,) = _section(read_plan("\n\n".join(lines).encode(), "plan.txt"), "Jeugd").measures
    assert (found.status.value, found.text, found.listed) == (status, measure, False)


def test_a_section_that_only_tells_of_the_past_or_of_laws_promises_nothing() -> None:
    promise = "De veiligheidsregio stelt ten minste eens in de vier jaar een beleidsplan vast."
    lines = [
        "Veiligheidsplan Waterlo 2018-2021",
        "1. Inleiding",
        "1.1 Wettelijk kader",
        promise,
        "1.2 Proces",
    ]
    telling, other = read_plan("\n\n".join([*lines, promise]).encode(), "plan.txt").sections[1:]
    assert telling.measures == ()
    assert len(other.measures) == 1


def test_partners_are_found_under_a_question_and_in_a_closing_sentence() -> None:
    plan = _read("own-words-for-labels.txt")
    assert _section(plan, "Veilig verkeer").partners == ("politie", "Dorpsraad Oost", "scholen")
    assert _section(plan, "Drugs in de parken").partners == ("jongerenwerk", "Welzijn Zuidmeer", "politie")


def test_a_column_that_says_new_or_running_gives_the_status_whatever_its_title() -> None:
    table = (
        "| Onderwerp | Wat gaan we doen? | Samen met | Soort inzet |\n|---|---|---|---|\n"
        "| Ondermijning | Bedrijvencontroles | RIEC | bestaand |\n| Ondermijning | Beeld maken | RIEC | nieuw |\n"
    )
    plan = read_plan(
        f"# Uitvoeringsagenda Veiligheid Waterlo 2025\n\n## Agenda\n\n{table}".encode(), "plan.md"
    )
    measures = _section(plan, "Ondermijning").measures
    assert plan.title == "Uitvoeringsagenda Veiligheid Waterlo 2025"
    assert [measure.status.value for measure in measures] == ["ongoing", "new"]


def test_a_block_table_names_partners_beside_who() -> None:
    section = _section(_read("blocks-of-two-columns.html"), "Veilig buitengebied")
    assert section.partners == ("politie", "LTO", "omgevingsdienst")


def test_a_bare_figure_in_a_table_of_goals_is_told_with_its_indicator() -> None:
    (goal,) = _section(_read("blocks-of-two-columns.html"), "Monitoring").measures
    assert goal.text == "Controles in het buitengebied per jaar: streefwaarde 2023 2"


@pytest.mark.parametrize(
    ("method", "edition"),
    [
        ("Kernbeleid Veiligheid (herziene uitgave 2010)", None),
        ("Kernbeleid Veiligheid van de VNG (editie 2021)", "Kernbeleid Veiligheid 2021"),
    ],
)
def test_an_edition_that_is_not_known_is_not_guessed(method: str, edition: str | None) -> None:
    text = "\n\n".join(
        ["Integraal veiligheidsplan Waterlo 2018-2021", "1. Inleiding", f"Wij volgen {method}.", ABOUT]
    )
    assert read_plan(text.encode(), "plan.txt").framework == edition


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (
            ["Kadernota veiligheid 2023-2026", "Gemeenten Noorddijk, Slikhaven en Terpkerk"],
            "Noorddijk, Slikhaven en Terpkerk",
        ),
        (["Veiligheidsplan 2023-2026", "gemeente Noorddijk", "gemeente Terpkerk"], "Noorddijk en Terpkerk"),
    ],
    ids=["in one line", "one below another"],
)
def test_a_plan_of_several_municipalities_names_them_all(lines: list[str], names: str) -> None:
    text = "\n\n".join([*lines, "1. Inleiding", ABOUT, "2. Prioriteiten", ABOUT])
    assert read_plan(text.encode(), "plan.txt").municipality == names


def test_lines_wrapped_by_hand_are_one_item() -> None:
    section = _section(_read("capitals-wrapped-lines.txt"), "VEILIGE WIJKEN")
    assert section.measures[0].text.endswith("in het buurthuis, samen met de wijkbeheerder;")


def test_no_new_activities_are_no_measure() -> None:
    assert _section(_read("chapters-and-announced-fields.md"), "Veilige evenementen").measures == ()


LINES = st.sampled_from(
    [
        *(
            "1. Inleiding",
            "2.1 Jeugd",
            "A. Wonen",
            "II. Kader",
            "Prioriteiten",
            "Lopende activiteiten:",
            "- ",
            "-",
        ),
        *(
            "Wat gaan we doen?",
            "Partners: politie, OM",
            "- iets",
            "1. iets",
            "| a | b |",
            "# Kop",
            "",
            "\t",
            "**Vet**",
        ),
        *(
            "Doelen",
            "Inhoud",
            "Inleiding ..... 3",
            "THEMA'S",
            "een zin die doorloopt",
            "Een zin.",
            ":",
            "?",
            "3.",
        ),
    ]
)


@given(st.lists(LINES, min_size=1, max_size=40))
def test_no_arrangement_of_lines_makes_reading_fail(lines: list[str]) -> None:
    try:
        plan = read_plan("\n\n".join(lines).encode(), "plan.txt")
    except Unreadable:
        return
    for index, section in enumerate(plan.sections):
        assert section.parent is None or section.parent < index
