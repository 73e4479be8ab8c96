"""Which plans are made in Word, and which outline would a person draw of each?"""

from __future__ import annotations

from collections.abc import Callable

import docx
from docx.document import Document as Word
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from tests.reading.drawing import ABOUT


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


_LEVELS = "".join(
    f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading{level + 1}"/>'
    f'<w:lvlText w:val="{pattern}"/></w:lvl>'
    for level, pattern in enumerate(("%1.", "%1.%2"))
)


def numbered_by_word() -> Word:
    """Numbers that Word counts by itself, a foreword that it does not count, and a title in two lines."""
    document = docx.Document()
    numbering = document.part.numbering_part.element
    numbering.insert(
        0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{_LEVELS}</w:abstractNum>')
    )
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    for level in (1, 2):
        style = document.styles[f"Heading {level}"].element.get_or_add_pPr()
        style.append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level - 1}"/><w:numId w:val="77"/></w:numPr>')
        )
    document.add_paragraph("Uitvoeringsprogramma Integrale Veiligheid", style="Title")
    document.add_paragraph("2024-2025", style="Title")
    document.add_paragraph("Gemeente Brakerhaven", style="Subtitle")
    foreword = document.add_heading("Voorwoord", 1)
    foreword._p.get_or_add_pPr().append(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="0"/></w:numPr>'))
    document.add_paragraph(ABOUT)
    document.add_heading("Inleiding", 1)
    document.add_paragraph(ABOUT)
    document.add_heading("Acties per prioriteit", 1)
    for title in ("Digitale veiligheid", "Weerbare samenleving"):
        document.add_heading(title, 2)
        document.add_paragraph(ABOUT)
        document.add_paragraph("Acties:")
        document.add_paragraph("Ieder jaar houden we een oefening.", style="List Bullet")
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
    "numbered": (
        numbered_by_word,
        """
Uitvoeringsprogramma Integrale Veiligheid 2024-2025 Gemeente Brakerhaven | Brakerhaven | 2024-2025
other: Voorwoord
other: 1 Inleiding
other: 2 Acties per prioriteit
  priority: 2.1 Digitale veiligheid (gedigitaliseerde-criminaliteit) = 1 new
  priority: 2.2 Weerbare samenleving (fysiek/crisisbeheersing) = 1 new
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
