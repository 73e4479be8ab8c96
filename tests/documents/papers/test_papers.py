"""Is what we make of a paper what a reader, a word processor and a screen reader can use?"""

from __future__ import annotations

import io
import subprocess
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pikepdf
import pypdfium2
import pytest
from tests.documents.papers.structure import alternatives, roles
from tests.reading.converting import has_libreoffice

from waarborg.documents.papers.making import FORMS, make
from waarborg.documents.papers.paper import Paper, Picture

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="30" height="10"/></svg>'
PAPER = Paper(
    title='Raadsbrief "veiligheid" 2026',
    author="Gemeente Duinmeer",
    on=date(2026, 3, 1),
    markdown="""# Stand van zaken

Van de [12](<https://x.nl/a>) afspraken zijn er drie nagekomen.

## In een tabel

| Afspraak | Stand |
|----------|-------|
| Vier campagnes | op koers |

: Afspraken naar stand

![Stand per onderdeel](chart:standings)

- een
- twee
""",
    pictures={"standings": Picture(SVG, "Staafdiagram: drie nagekomen.")},
)


@pytest.mark.parametrize("form", FORMS)
def test_the_same_paper_gives_the_same_bytes(form: str) -> None:
    assert make(PAPER, form) == make(PAPER, form)


@pytest.mark.parametrize("form", FORMS)
def test_no_text_can_fetch_a_file_or_an_address(form: str, tmp_path: Path) -> None:
    kept = tmp_path / "geheim.txt"
    kept.write_text("kwartelkoning")
    curious = (
        f"![x]({kept})\n\n![y]({kept.as_uri()})\n\n<img src='http://x.nl'>\n\n`#read(\"{kept}\")`{{=typst}}"
    )
    assert "kwartelkoning" not in told(make(replace(PAPER, markdown=curious), form))


def told(made: bytes) -> str:
    """All that a file says, also what is packed in it."""
    if made.startswith(b"%PDF"):
        return "".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(made))
    if not made.startswith(b"PK"):
        return made.decode()
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        assert not [name for name in parts.namelist() if "media" in name or "Pictures" in name]
        return "".join(parts.read(name).decode(errors="replace") for name in parts.namelist())


def test_a_pdf_is_tagged_and_says_its_title_language_and_alternatives() -> None:
    with pikepdf.open(io.BytesIO(make(PAPER, "pdf"))) as pdf:
        assert pdf.Root.Lang in ("nl", "nl-NL")
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        with pdf.open_metadata() as about:
            assert about["dc:title"] == PAPER.title
            assert about["pdfuaid:part"] == "1"
        assert {"H1", "H2", "Table", "TH", "TD", "L", "LI", "Figure", "Caption", "Link"} <= set(roles(pdf))
        assert alternatives(pdf) == ["Staafdiagram: drie nagekomen."]
        with pdf.open_outline() as outline:
            assert [each.title for each in outline.root] == ["Stand van zaken"]
            assert [each.title for each in outline.root[0].children] == ["In een tabel"]


def test_a_pdf_without_an_alternative_text_is_not_made() -> None:
    silent = replace(PAPER, pictures={"standings": Picture(SVG, "")})
    with pytest.raises(ValueError, match="standings"):
        make(silent, "pdf")


def test_a_word_file_has_real_headings_tables_and_alternatives_and_is_dutch() -> None:
    made = make(PAPER, "docx")
    read = docx.Document(io.BytesIO(made))
    assert [each.text for each in read.paragraphs if each.style and each.style.name == "Heading 1"] == [
        "Stand van zaken"
    ]
    assert [cell.text for cell in read.tables[0].rows[1].cells] == ["Vier campagnes", "op koers"]
    assert read.core_properties.title == PAPER.title
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        text, styles = parts.read("word/document.xml").decode(), parts.read("word/styles.xml").decode()
    assert 'descr="Staafdiagram: drie nagekomen."' in " ".join(text.split())
    assert "tblHeader" in text
    assert 'w:val="nl-NL"' in styles


@pytest.mark.parametrize(
    ("form", "part", "newer"),
    [("docx", "word/styles.xml", 'w:val="154273"'), ("odt", "content.xml", "fo:border-bottom")],
)
def test_a_paper_of_before_keeps_the_look_that_it_had(form: str, part: str, newer: str) -> None:
    for look in (1, 2):
        with zipfile.ZipFile(io.BytesIO(make(replace(PAPER, look=look), form))) as parts:
            assert (newer in parts.read(part).decode()) == (look == 2)


@pytest.mark.parametrize(
    ("form", "part", "numbered"),
    [("docx", "word/footer1.xml", 'w:instr=" PAGE "'), ("odt", "styles.xml", "<text:page-number")],
)
def test_the_pages_of_an_office_file_are_numbered(form: str, part: str, numbered: str) -> None:
    with zipfile.ZipFile(io.BytesIO(make(PAPER, form))) as parts:
        assert numbered in parts.read(part).decode()


def test_a_table_on_the_web_scrolls_in_a_box_that_a_keyboard_reaches_and_that_has_its_name() -> None:
    page = make(PAPER, "html").decode()
    box = page[page.index('<div class="wb-table"') : page.index("<table")]
    assert 'role="region"' in box
    assert 'tabindex="0"' in box
    assert 'aria-label="Afspraken naar stand"' in box
    assert page.count("<table") == page.count('class="wb-table"') == 1


@pytest.mark.skipif(not has_libreoffice(), reason="no LibreOffice here: nothing was opened and saved again")
@pytest.mark.parametrize("form", ["docx", "odt"])
def test_a_word_processor_opens_and_saves_it_without_loss(form: str, tmp_path: Path) -> None:
    (tmp_path / f"brief.{form}").write_bytes(make(PAPER, form))
    command = [
        "soffice",
        f"-env:UserInstallation=file://{tmp_path}/profile",
        "--headless",
        "--convert-to",
        "docx:MS Word 2007 XML",
    ]
    subprocess.run(
        [*command, "--outdir", tmp_path / "saved", tmp_path / f"brief.{form}"],
        check=True,
        capture_output=True,
    )
    read = docx.Document(str(tmp_path / "saved/brief.docx"))
    texts = [each.text for each in read.paragraphs]
    assert {"Stand van zaken", "In een tabel", "een", "twee"} <= set(texts)
    assert len(read.tables) == 1
    assert len(read.inline_shapes) == 1
