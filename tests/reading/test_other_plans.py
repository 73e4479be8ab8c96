"""Are plans of other municipalities read as a person would, whatever their layout?"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document as Word
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.converting import by_libreoffice, has_libreoffice
from tests.reading.outlines import OUTLINES

from waarborg.reading.draft import DraftPlan, DraftSection, MeasureStatus
from waarborg.reading.read import read_plan
from waarborg.reading.unreadable import Unreadable

PLANS = Path(__file__).parent / "plans"
STATUSES = ("ongoing", "new", "goal", "other")
ABOUT = (
    "De gemeente werkt samen met haar partners aan dit onderwerp en volgt de ontwikkelingen op de voet, omdat "
    "inwoners daar terecht aandacht voor vragen. "
)


def outline(plan: DraftPlan) -> str:
    """The plan in a form that is easy to compare: kinds, numbers, titles, themes and counts of measures."""
    start, end = plan.start, plan.end
    assert start is not None
    assert end is not None
    lines = [f"{plan.title} | {plan.municipality} | {start.year}-{end.year}"]
    depths: list[int] = []
    for section in plan.sections:
        depths.append(0 if section.parent is None else depths[section.parent] + 1)
        number = f"{section.number} " if section.number else ""
        theme = f" ({section.theme})" if section.theme else ""
        lines.append(f"{'  ' * depths[-1]}{section.kind}: {number}{section.title}{theme}{_counts(section)}")
    return "\n".join(lines)


def _counts(section: DraftSection) -> str:
    counts = Counter(
        measure.status.value
        for measure in section.measures
        if measure.listed or measure.status is not MeasureStatus.OTHER
    )
    told = ", ".join(f"{counts[status]} {status}" for status in STATUSES if counts[status])
    return f" = {told}" if told else ""


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


def _add_rows(document: Word, header: tuple[str, ...], *rows: tuple[str, ...]) -> None:
    table = document.add_table(rows=1, cols=len(header))
    table.style = "Table Grid"
    for cell, text in zip(table.rows[0].cells, header, strict=True):
        cell.text = text
    for row in rows:
        cells = table.add_row().cells
        if len(row) == 1:
            cells[0].merge(cells[-1]).text = row[0]
            continue
        for cell, text in zip(cells, row, strict=True):
            cell.text = text


def styled_without_numbers() -> Word:
    """Headings by Word's styles, a table of contents, running heads, a heading of two lines, a table."""
    document = docx.Document()
    document.add_heading("Integraal Veiligheidsbeleid 2024 - 2027", 0)
    document.add_paragraph("Gemeente Oosterbeemd")
    document.add_heading("Voorwoord", 1)
    document.add_paragraph(ABOUT * 3)
    document.add_heading("Inhoudsopgave", 1)
    for line in ("Voorwoord\t2", "Onze prioriteiten\t3", "Jeugd\t4"):
        document.add_paragraph(line)
    document.add_heading("Onze prioriteiten", 1)
    document.add_paragraph(ABOUT)
    document.add_heading(
        "Aanpak van georganiseerde en ondermijnende criminaliteit in het buitengebied en op bedrijventerreinen",
        2,
    )
    document.add_paragraph(ABOUT * 2)
    document.add_heading("Wat willen we bereiken?", 3)
    document.add_paragraph("Ondernemers herkennen signalen en melden die.")
    document.add_heading("Wat doen we al?", 3)
    document.add_paragraph(
        "Wij bezoeken elk kwartaal een bedrijventerrein met de partners.", style="List Bullet"
    )
    document.add_paragraph(f"We delen informatie en {ABOUT.lower()}", style="List Bullet")
    document.add_heading("Wat gaan we doen?", 3)
    _add_rows(
        document,
        ("Maatregel", "Trekker", "Partners", "Wanneer"),
        (
            "Opstellen van een ondermijningsbeeld van de hele gemeente",
            "Veiligheid",
            "RIEC",
            "voor 1 juli 2025",
        ),
        ("Integrale controle van bedrijven", "Toezicht", "Belastingdienst", "2x per jaar"),
    )
    document.add_heading("Jeugd", 2)
    document.add_paragraph(ABOUT)
    document.add_heading("Acties", 3)
    document.add_paragraph("Jongerenwerk is elk weekend op straat.", style="List Bullet")
    document.add_heading("Overige veiligheidsthema's", 1)
    document.add_heading("Evenementen", 2)
    document.add_heading("Acties", 3)
    document.add_paragraph("Voor elk groot evenement is er een overleg.", style="List Number")
    document.add_heading("Hoe we samenwerken", 1)
    document.add_paragraph("De stuurgroep volgt de voortgang.")
    document.add_heading("Wat mag het kosten?", 1)
    document.add_paragraph(ABOUT)
    document.sections[0].header.paragraphs[0].text = "Integraal Veiligheidsbeleid Oosterbeemd"
    document.sections[0].footer.paragraphs[0].text = "Vastgesteld door de raad"
    return document


def bold_for_headings() -> Word:
    """Headings that are only bold, items that are typed with a dash or a dot."""
    document = docx.Document()

    def bold(text: str) -> None:
        document.add_paragraph().add_run(text).bold = True

    def lines(*texts: str) -> None:
        for text in texts:
            document.add_paragraph(text)

    bold("Veiligheidsplan gemeente Westerkoog 2022-2025")
    bold("1. Inleiding")
    lines(ABOUT)
    bold("2. Prioriteiten")
    bold("2.1 Woonoverlast")
    lines(ABOUT)
    bold("Doelstelling")
    lines("Buren lossen hun ruzies vaker zelf op.")
    bold("Lopende maatregelen")
    lines("- Buurtbemiddeling", "- Elke melding krijgt binnen drie werkdagen antwoord")
    bold("Nieuwe maatregelen")
    lines("• Opleiden van vijf nieuwe bemiddelaars", "• Folder voor nieuwe huurders")
    bold("2.2 Cybercrime")
    paragraph = document.add_paragraph()
    paragraph.add_run("Maatregelen: ").bold = True
    paragraph.add_run("Ieder jaar houden we een oefening.")
    bold("3. Veiligheidsvelden")
    bold("3.1 Veilige woon- en leefomgeving")
    lines(ABOUT)
    bold("Fysieke kwaliteit")
    lines(ABOUT)
    bold("Lopende maatregelen")
    lines("- Schouw in elke wijk")
    bold("4. Organisatie")
    lines(ABOUT)
    bold("5. Financiële paragraaf")
    lines(ABOUT)
    return document


def programme_in_a_table() -> Word:
    """All actions in one table, with rows that name a theme; and a table of figures, which is no measure."""
    document = docx.Document()
    document.add_heading("Uitvoeringsprogramma Veiligheid 2025-2026", 0)
    document.add_paragraph("Gemeente Land van Ravel")
    document.add_heading("Inleiding", 1)
    document.add_paragraph(ABOUT)
    document.add_heading("Actieprogramma", 1)
    _add_rows(
        document,
        ("Actie", "Wie", "Wanneer", "Status"),
        ("Ondermijning",),
        ("Integrale controles van bedrijven", "Toezicht, politie", "2x per jaar", "lopend"),
        ("Ondermijningsbeeld opstellen", "Veiligheid", "Q2 2025", "nieuw"),
        ("Jeugd en veiligheid",),
        ("Training op scholen", "Jongerenwerk", "jaarlijks", "nieuw"),
    )
    document.add_heading("Bijlage: cijfers", 1)
    _add_rows(document, ("Delict", "2022", "2023"), ("Woninginbraak", "12", "9"))
    return document


WORD_PLANS: dict[str, tuple[Callable[[], Word], str]] = {
    "styled": (
        styled_without_numbers,
        """
Integraal Veiligheidsbeleid 2024 - 2027 Gemeente Oosterbeemd | Oosterbeemd | 2024-2027
other: Voorwoord
other: Onze prioriteiten
  priority: Aanpak van georganiseerde en ondermijnende criminaliteit in het buitengebied\
 en op bedrijventerreinen (integriteit/ondermijning) = 2 ongoing, 2 new, 1 goal
  priority: Jeugd (jeugd) = 1 new
other: Overige veiligheidsthema's
  theme: Evenementen (bedrijvigheid/evenementen) = 1 new
organisation: Hoe we samenwerken
finance: Wat mag het kosten?
""",
    ),
    "bold": (
        bold_for_headings,
        """
Veiligheidsplan gemeente Westerkoog 2022-2025 | Westerkoog | 2022-2025
other: 1 Inleiding
other: 2 Prioriteiten
  priority: 2.1 Woonoverlast (leefomgeving/sociale-kwaliteit) = 2 ongoing, 2 new, 1 goal
  priority: 2.2 Cybercrime (gedigitaliseerde-criminaliteit) = 1 new
other: 3 Veiligheidsvelden
  field: 3.1 Veilige woon- en leefomgeving (leefomgeving)
    theme: Fysieke kwaliteit (leefomgeving/fysieke-kwaliteit) = 1 ongoing
organisation: 4 Organisatie
finance: 5 Financiële paragraaf
""",
    ),
    "table": (
        programme_in_a_table,
        """
Uitvoeringsprogramma Veiligheid 2025-2026 Gemeente Land van Ravel | Land van Ravel | 2025-2026
other: Inleiding
other: Actieprogramma
  theme: Ondermijning (integriteit/ondermijning) = 1 ongoing, 1 new
  field: Jeugd en veiligheid (jeugd) = 1 new
other: Bijlage: cijfers
""",
    ),
}


@pytest.mark.parametrize("name", WORD_PLANS)
def test_a_word_plan_has_the_outline_that_a_person_would_draw(name: str) -> None:
    make, expected = WORD_PLANS[name]
    written = io.BytesIO()
    make().save(written)
    assert outline(read_plan(written.getvalue(), "plan.docx")) == expected.strip()


@pytest.mark.skipif(not has_libreoffice(), reason="no LibreOffice here: the Word plans as pdf were not read")
@pytest.mark.parametrize("name", WORD_PLANS)
def test_its_pdf_has_the_same_outline(name: str, tmp_path: Path) -> None:
    make, expected = WORD_PLANS[name]
    make().save(str(tmp_path / "plan.docx"))
    read = read_plan(by_libreoffice(tmp_path / "plan.docx", tmp_path).read_bytes(), "plan.pdf")
    assert outline(read) == expected.strip()
    texts = " ".join(text for section in read.sections for text in section.approach)
    assert "Vastgesteld door de raad" not in texts


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
