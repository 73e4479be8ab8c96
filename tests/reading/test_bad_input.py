"""Is everything that is no plan refused in one clear sentence, within bounds of time and memory?"""

from __future__ import annotations

import contextlib
import io
import resource
import time
import zipfile
from collections.abc import Callable

import docx
import pypdfium2
import pytest
from docx.enum.text import WD_BREAK

from waarborg.reading.read import read_document, read_plan
from waarborg.reading.unreadable import Trouble, Unreadable

SENTENCE = "De gemeente controleert minstens twee keer per jaar alle cafés in het centrum. "
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def docx_of(*paragraphs: str) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def with_part(archive: bytes, name: str, data: bytes) -> bytes:
    """The archive with one part added or replaced."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as source,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for part in source.namelist():
            if part != name:
                target.writestr(part, source.read(part))
        target.writestr(name, data)
    return written.getvalue()


def odt_of(manifest: bytes = b"<manifest/>", **parts: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", b"<office:document-content/>")
        archive.writestr("META-INF/manifest.xml", manifest)
        for name, data in parts.items():
            archive.writestr(name, data)
    return written.getvalue()


def pdf_of(pages: int) -> bytes:
    """Blank pages: what a scan is, without the image."""
    document = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        document.new_page(595, 842)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def locked_pdf() -> bytes:
    """The least that makes a reader ask for a password: a standard security handler with unknown keys."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>",
        b"<</Filter/Standard/V 2/R 3/Length 128/P -44/O<" + b"11" * 32 + b">/U<" + b"22" * 32 + b">>>",
    ]
    written = bytearray(b"%PDF-1.6\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj" % number + body + b"endobj\n"
    start = len(written)
    written += b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    written += b"trailer<</Size 5/Root 1 0 R/Encrypt 4 0 R/ID[<" + b"33" * 16 + b"><" + b"33" * 16 + b">]>>\n"
    written += b"startxref\n%d\n%%%%EOF" % start
    return bytes(written)


def zip_bomb() -> bytes:
    """A docx whose text is 300 MB of one letter, packed into some 300 kB."""
    return with_part(docx_of(SENTENCE), "word/document.xml", b"<w:document>" + b"a" * 300_000_000)


def lying_bomb() -> bytes:
    """The same, with a header that declares 1000 bytes."""
    bomb = bytearray(zip_bomb())
    size = len(b"<w:document>") + 300_000_000
    return bytes(bomb.replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little")))


def entity_bomb() -> bytes:
    entities = b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 12))
    return with_part(
        docx_of(SENTENCE),
        "word/document.xml",
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">'
        + entities
        + b"]><w:document>&a11;</w:document>",
    )


def macro_typed() -> bytes:
    whole = docx_of(SENTENCE)
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        types = archive.read("[Content_Types].xml")
    changed = types.replace(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
    )
    assert changed != types
    return with_part(whole, "[Content_Types].xml", changed)


def spreadsheet() -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
    return written.getvalue()


def many_pages() -> bytes:
    document = docx.Document()
    for _ in range(500):
        document.add_paragraph(SENTENCE)
        document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


BAD: dict[str, tuple[Callable[[], bytes], Trouble]] = {
    "nothing at all": (lambda: b"", Trouble.EMPTY),
    "only white space": (lambda: b" \n\t\n" * 50, Trouble.EMPTY),
    "a docx without words": (lambda: docx_of(""), Trouble.NO_TEXT),
    "half a docx": (lambda: docx_of(*[SENTENCE] * 50)[:9000], Trouble.DAMAGED),
    "a docx with a torn part": (
        lambda: with_part(docx_of(SENTENCE), "word/document.xml", b"<w:document><w:body><w:p>"),
        Trouble.DAMAGED,
    ),
    "a pdf that is only a beginning": (lambda: b"%PDF-1.7\n" + b"\xe2\xe3 niets " * 100, Trouble.DAMAGED),
    "a docx behind a password": (
        lambda: OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
        Trouble.ENCRYPTED,
    ),
    "an odt behind a password": (lambda: odt_of(b"<manifest:encryption-data/>"), Trouble.ENCRYPTED),
    "a pdf behind a password": (locked_pdf, Trouble.ENCRYPTED),
    "an old Word file": (lambda: OLE + b"\0" * 600 + "WordDocument".encode("utf-16-le"), Trouble.OLD_WORD),
    "another file of that kind": (
        lambda: OLE + b"\0" * 600 + "Workbook".encode("utf-16-le"),
        Trouble.UNKNOWN_FORMAT,
    ),
    "a spreadsheet called docx": (spreadsheet, Trouble.UNKNOWN_FORMAT),
    "a picture called pdf": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, Trouble.UNKNOWN_FORMAT),
    "rich text": (lambda: b"{\\rtf1 " + SENTENCE.encode() + b"}", Trouble.UNKNOWN_FORMAT),
    "some other xml": (
        lambda: b"<?xml version='1.0'?><rss>" + SENTENCE.encode() + b"</rss>",
        Trouble.UNKNOWN_FORMAT,
    ),
    "a scan": (lambda: pdf_of(12), Trouble.NO_TEXT),
    "a pdf of 500 pages": (lambda: pdf_of(500), Trouble.TOO_MANY_PAGES),
    "a docx of 500 pages": (many_pages, Trouble.TOO_MANY_PAGES),
    "a text of 500 pages": (lambda: (SENTENCE * 45 + "\n\n").encode() * 500, Trouble.TOO_MANY_PAGES),
    "a text without end": (lambda: SENTENCE.encode() * 120_000, Trouble.TOO_BIG),
    "a huge file": (lambda: b"%PDF-1.7" + b"\0" * 61_000_000, Trouble.TOO_BIG),
    "a zip bomb": (zip_bomb, Trouble.BOMB),
    "a bomb of entities": (entity_bomb, Trouble.BOMB),
    "a docx with a macro": (
        lambda: with_part(docx_of(SENTENCE), "word/vbaProject.bin", b"Sub"),
        Trouble.MACROS,
    ),
    "a docm called docx": (macro_typed, Trouble.MACROS),
    "an odt with a macro": (lambda: odt_of(**{"Basic/Standard/Module1.xml": b"<m/>"}), Trouble.MACROS),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read_is_refused_with_the_reason(name: str) -> None:
    make, trouble = BAD[name]
    content = make()
    started = time.monotonic()
    with pytest.raises(Unreadable) as refused:
        read_plan(content, "plan.docx")
    assert refused.value.code is trouble
    assert time.monotonic() - started < 10


def test_an_archive_that_lies_about_its_size_does_no_harm() -> None:
    content = lying_bomb()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(Unreadable) as refused:
        read_plan(content, "plan.docx")
    assert refused.value.code in (Trouble.BOMB, Trouble.DAMAGED)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 250_000


@pytest.mark.parametrize("tag", ["div", "blockquote", "ul><li", "table><tr><td", "b"])
def test_deeply_nested_html_is_read_or_refused_in_time(tag: str) -> None:
    opening = "".join(f"<{part}>" if not part.endswith(">") else f"<{part}" for part in [tag])
    content = f"<html><body>{opening * 20_000}<p>{SENTENCE * 3}</p></body></html>".encode()
    started = time.monotonic()
    with contextlib.suppress(Unreadable):
        assert read_document(content, "plan.html").blocks
    assert time.monotonic() - started < 35


@pytest.mark.parametrize("trouble", list(Trouble))
def test_every_trouble_is_told_in_one_sentence_in_both_languages(trouble: Trouble) -> None:
    told = Unreadable(trouble)
    for sentence in (told.dutch, told.english):
        assert sentence.endswith(".")
        assert sentence[:-1].count(". ") == 0
        assert ";" in sentence
    assert told.dutch != told.english


@pytest.mark.parametrize("name", ["plan.pdf", "plan.docx", "plan", "plan.html"])
def test_a_file_under_a_wrong_name_is_read_for_what_it_is(name: str) -> None:
    text = f"Veiligheidsplan gemeente Duinrode 2023-2026\n\n1. Inleiding\n\n{SENTENCE * 4}\n"
    assert read_document(text.encode(), name).format == "txt"
    assert read_document(docx_of(text), name).format == "docx"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_is_read_in_the_encodings_that_windows_writes(encoding: str) -> None:
    document = read_document((SENTENCE * 3).encode(encoding), "plan.txt")
    assert "cafés" in document.blocks[0].text


@pytest.mark.parametrize("mark", [">", "- ", "[", "**"])
def test_deeply_nested_markdown_is_read_or_refused_in_time(mark: str) -> None:
    content = f"# Plan\n\n{mark * 3_000}{SENTENCE * 3}\n".encode()
    started = time.monotonic()
    with contextlib.suppress(Unreadable):
        assert read_document(content, "plan.md").blocks
    assert time.monotonic() - started < 35
