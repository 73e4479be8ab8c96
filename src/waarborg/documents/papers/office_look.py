"""How do our Word and OpenDocument files look? Pandoc's own reference files, with our styles put into them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from xml.etree import ElementTree as Xml

from waarborg.documents.papers.pandoc import run_pandoc
from waarborg.documents.papers.paper import FIRST_LOOK

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
_FO = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
_FONT = "Arial"
_BLUE = "1A3C6E"
_POINTS = {"Title": 22, "Heading1": 17, "Heading2": 13, "Heading3": 11, "Heading4": 10}
_TEXT_POINTS, _TABLE_POINTS = 10, 9
_LINK = "154273"
_NO_LINE = b'<style:table-cell-properties fo:border="none" />'
_LINE = b'<style:table-cell-properties fo:border-bottom="0.5pt solid #bfbfbf" fo:padding="0.08cm" />'
_TITLE = {"name": "Title", "family": "paragraph", "parent-style-name": "Standard", "class": "chapter"}
_BEGINNING = (1980, 1, 1, 0, 0, 0)

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_PART = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_FOOTER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
_FOOTER_ID = "rIdFooter"
_FOOTER = (
    f'<w:ftr xmlns:w="{_W}"><w:p><w:pPr><w:pStyle w:val="Footer"/><w:jc w:val="right"/></w:pPr>'
    '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>'
)
"""The number of the page; OpenDocument has it from pandoc's own reference file."""


@cache
def word_look(look: int) -> bytes:
    """The reference file for docx: Dutch, A4, our headings, tables with lines, numbered pages."""
    changes = {
        "word/styles.xml": _word_styles if look == FIRST_LOOK else _word_styles_of_now,
        "word/document.xml": _word_page,
        "[Content_Types].xml": _word_types,
        "word/_rels/document.xml.rels": _word_parts,
    }
    return _changed("reference.docx", changes, {"word/footer1.xml": _FOOTER})


@cache
def open_document_look(look: int) -> bytes:
    """The reference file for odt: Dutch, A4, our headings."""
    styles = _open_document_styles if look == FIRST_LOOK else _open_document_styles_of_now
    return _changed("reference.odt", {"styles.xml": styles}, {})


def with_lines(made: bytes) -> bytes:
    """An odt with a thin line below every row, which pandoc's reference file cannot ask for."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as given, zipfile.ZipFile(written, "w") as changed:
        for part in given.infolist():
            content = given.read(part)
            if part.filename == "content.xml":
                content = content.replace(_NO_LINE, _LINE)
            changed.writestr(part, content)
    return written.getvalue()


def _changed(
    name: str, changes: Mapping[str, Callable[[Xml.Element], None]], added: Mapping[str, str]
) -> bytes:
    written = io.BytesIO()
    given = zipfile.ZipFile(io.BytesIO(run_pandoc("--print-default-data-file", name)))
    with given, zipfile.ZipFile(written, "w") as made:
        for part in given.namelist():
            content = given.read(part)
            if part in changes:
                content = _rewrite(content, changes[part])
            made.writestr(zipfile.ZipInfo(part, _BEGINNING), content)
        for part, text in added.items():
            made.writestr(zipfile.ZipInfo(part, _BEGINNING), text)
    return written.getvalue()


def _rewrite(content: bytes, change: Callable[[Xml.Element], None]) -> bytes:
    for _event, (prefix, address) in Xml.iterparse(io.BytesIO(content), events=["start-ns"]):
        Xml.register_namespace(prefix, address)
    tree = Xml.fromstring(content)
    change(tree)
    written: bytes = Xml.tostring(tree, encoding="utf-8", xml_declaration=True)
    return written


def _word_styles(tree: Xml.Element) -> None:
    for language in tree.iter(f"{{{_W}}}lang"):
        language.set(f"{{{_W}}}val", "nl-NL")
    defaults = tree.find(f"{{{_W}}}docDefaults/{{{_W}}}rPrDefault/{{{_W}}}rPr")
    if defaults is not None:
        _word_text(defaults, _TEXT_POINTS)
    for style in tree.findall(f"{{{_W}}}style"):
        name = style.get(f"{{{_W}}}styleId", "")
        if name in _POINTS:
            _word_text(_child(style, "rPr"), _POINTS[name], bold=True)
            if name == "Title":
                _set(_child(_child(style, "pPr"), "jc"), "left")
        elif name == "Table":
            _word_table(style)


def _word_styles_of_now(tree: Xml.Element) -> None:
    """Links that are seen in any light, and tables in which a long word keeps to its column."""
    _word_styles(tree)
    for style in tree.findall(f"{{{_W}}}style"):
        name = style.get(f"{{{_W}}}styleId", "")
        if name == "Hyperlink":
            text = _child(style, "rPr")
            text.clear()
            _set(Xml.SubElement(text, f"{{{_W}}}color"), _LINK)
            _set(Xml.SubElement(text, f"{{{_W}}}u"), "single")
        elif name == "Table":
            text = Xml.Element(f"{{{_W}}}rPr")
            for each in ("sz", "szCs"):
                _set(Xml.SubElement(text, f"{{{_W}}}{each}"), str(2 * _TABLE_POINTS))
            style.insert(list(style).index(_child(style, "tblPr")), text)
            for side in style.iterfind(f"{{{_W}}}tblPr/{{{_W}}}tblCellMar/*"):
                if side.tag in (f"{{{_W}}}left", f"{{{_W}}}right"):
                    side.set(f"{{{_W}}}w", "70")


def _word_text(about: Xml.Element, points: int, *, bold: bool = False) -> None:
    """Font, size and, for a heading, colour and weight, in the order that the format wants."""
    for old in ("rFonts", "b", "color", "sz", "szCs"):
        for each in about.findall(f"{{{_W}}}{old}"):
            about.remove(each)
    new = [Xml.Element(f"{{{_W}}}rFonts", {f"{{{_W}}}{each}": _FONT for each in ("ascii", "hAnsi", "cs")})]
    if bold:
        new += [Xml.Element(f"{{{_W}}}b"), Xml.Element(f"{{{_W}}}color", {f"{{{_W}}}val": _BLUE})]
    new += [Xml.Element(f"{{{_W}}}{each}", {f"{{{_W}}}val": str(2 * points)}) for each in ("sz", "szCs")]
    for place, each in enumerate(new):
        about.insert(place, each)


def _word_table(style: Xml.Element) -> None:
    """A thin line below every row, and the row of headings bold."""
    about = _child(style, "tblPr")
    borders = Xml.Element(f"{{{_W}}}tblBorders")
    for side in ("bottom", "insideH"):
        line = {"val": "single", "sz": "4", "space": "0", "color": "BFBFBF"}
        Xml.SubElement(borders, f"{{{_W}}}{side}", {f"{{{_W}}}{key}": value for key, value in line.items()})
    about.insert(1, borders)
    first = style.find(f"{{{_W}}}tblStylePr")
    if first is not None:
        bold = Xml.Element(f"{{{_W}}}rPr")
        Xml.SubElement(bold, f"{{{_W}}}b")
        first.insert(0, bold)


def _word_page(tree: Xml.Element) -> None:
    """A4 with margins; pandoc takes the page of the reference's last section."""
    body = tree.find(f"{{{_W}}}body")
    if body is None:
        return
    section = body.find(f"{{{_W}}}sectPr")
    if section is None:
        section = Xml.SubElement(body, f"{{{_W}}}sectPr")
    for old in ("pgSz", "pgMar"):
        for each in section.findall(f"{{{_W}}}{old}"):
            section.remove(each)
    Xml.SubElement(section, f"{{{_W}}}pgSz", {f"{{{_W}}}w": "11906", f"{{{_W}}}h": "16838"})
    margins = {
        "top": "1360",
        "right": "1360",
        "bottom": "1360",
        "left": "1360",
        "header": "708",
        "footer": "708",
    }
    margins["gutter"] = "0"
    Xml.SubElement(section, f"{{{_W}}}pgMar", {f"{{{_W}}}{key}": value for key, value in margins.items()})

    footer = {f"{{{_W}}}type": "default", f"{{{_OFFICE}}}id": _FOOTER_ID}
    section.insert(0, Xml.Element(f"{{{_W}}}footerReference", footer))


def _word_types(tree: Xml.Element) -> None:
    about = {"PartName": "/word/footer1.xml", "ContentType": _FOOTER_TYPE}
    Xml.SubElement(tree, f"{{{_TYPES}}}Override", about)


def _word_parts(tree: Xml.Element) -> None:
    about = {"Id": _FOOTER_ID, "Type": f"{_OFFICE}/footer", "Target": "footer1.xml"}
    Xml.SubElement(tree, f"{{{_PART}}}Relationship", about)


def _child(parent: Xml.Element, name: str) -> Xml.Element:
    found = parent.find(f"{{{_W}}}{name}")
    return Xml.SubElement(parent, f"{{{_W}}}{name}") if found is None else found


def _set(element: Xml.Element, value: str) -> None:
    element.set(f"{{{_W}}}val", value)


def _open_document_styles(tree: Xml.Element) -> None:
    for text in tree.iter(f"{{{_STYLE}}}text-properties"):
        if text.get(f"{{{_FO}}}language") == "en":
            text.set(f"{{{_FO}}}language", "nl")
            text.set(f"{{{_FO}}}country", "NL")
            text.set(f"{{{_STYLE}}}font-name", _FONT)
            text.set(f"{{{_FO}}}font-size", f"{_TEXT_POINTS}pt")
    for style in tree.iter(f"{{{_STYLE}}}style"):
        points = _POINTS.get(style.get(f"{{{_STYLE}}}name", "").replace("_20_", ""))
        text_of = style.find(f"{{{_STYLE}}}text-properties")
        if points and text_of is not None:
            text_of.set(f"{{{_FO}}}font-size", f"{points}pt")
            text_of.set(f"{{{_FO}}}color", f"#{_BLUE}")
            text_of.set(f"{{{_FO}}}font-weight", "bold")
    for page in tree.iter(f"{{{_STYLE}}}page-layout-properties"):
        page.set(f"{{{_FO}}}page-width", "21cm")
        page.set(f"{{{_FO}}}page-height", "29.7cm")


def _open_document_styles_of_now(tree: Xml.Element) -> None:
    """A title of our own, dark links, and smaller letters in tables."""
    _open_document_styles(tree)
    styles = tree.find("{urn:oasis:names:tc:opendocument:xmlns:office:1.0}styles")
    if styles is not None:
        about = {f"{{{_STYLE}}}{key}": value for key, value in _TITLE.items()}
        title = Xml.SubElement(styles, f"{{{_STYLE}}}style", about)
        room = {f"{{{_FO}}}text-align": "start", f"{{{_FO}}}margin-bottom": "0.3cm"}
        Xml.SubElement(title, f"{{{_STYLE}}}paragraph-properties", room)
        letters = {"font-size": f"{_POINTS['Title']}pt", "color": f"#{_BLUE}", "font-weight": "bold"}
        named = {f"{{{_FO}}}{key}": value for key, value in letters.items()}
        Xml.SubElement(title, f"{{{_STYLE}}}text-properties", named)
    for style in tree.iter(f"{{{_STYLE}}}style"):
        name = style.get(f"{{{_STYLE}}}name")
        if name == "Table_20_Contents":
            size = {f"{{{_FO}}}font-size": f"{_TABLE_POINTS}pt"}
            Xml.SubElement(style, f"{{{_STYLE}}}text-properties", size)
        elif name == "Internet_20_link":
            for text in style.iter(f"{{{_STYLE}}}text-properties"):
                text.set(f"{{{_FO}}}color", f"#{_LINK}")
