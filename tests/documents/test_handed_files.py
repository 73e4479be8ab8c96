"""Which files are kept, under which name, and does nothing of the place stay behind in a photo?"""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, TiffImagePlugin

from waarborg.documents.handed_files import UnfitFile, take_in

MAKER, COMMENT, XMP = "Geheime Camera 3000", "thuis bij de familie", "<x:xmpmeta>plek</x:xmpmeta>"
PDF = b"%PDF-1.7\n%%EOF"


def photo(kind: str, *, orientation: int = 1) -> bytes:
    """A photo of 40 by 20 whose left half is red, with a place and a maker in it."""
    picture = Image.new("RGB", (40, 20), "white")
    picture.paste((255, 0, 0), (0, 0, 20, 20))
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = MAKER, orientation
    degrees = tuple(TiffImagePlugin.IFDRational(each) for each in (52, 3, 4))
    exif.get_ifd(0x8825).update({1: "N", 2: degrees, 3: "E", 4: degrees})
    written = io.BytesIO()
    more = {"xmp": XMP.encode()} if kind in ("JPEG", "WEBP") else {}
    if kind == "JPEG":
        more["comment"] = COMMENT.encode()
    picture.save(written, kind, exif=exif, **more)
    return written.getvalue()


def office(**parts: str) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return written.getvalue()


@pytest.mark.parametrize(("kind", "extension"), [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp")])
def test_nothing_that_the_camera_added_stays_in_a_photo(kind: str, extension: str) -> None:
    original = photo(kind)
    assert MAKER.encode() in original
    kept = take_in("IMG_1.bmp", original)
    assert (kept.name, kept.media_type) == (f"IMG_1.{extension}", f"image/{kind.lower()}")
    for trace in (MAKER, COMMENT, "xmpmeta", "Exif"):
        assert trace.encode() not in kept.content
    with Image.open(io.BytesIO(kept.content)) as again:
        assert not again.getexif()
        assert not {"exif", "xmp", "comment", "photoshop"} & set(again.info)


@pytest.mark.parametrize(
    ("orientation", "size"), [(1, (40, 20)), (3, (40, 20)), (6, (20, 40)), (8, (20, 40))]
)
def test_a_photo_stays_upright_without_the_mark_that_said_so(orientation: int, size: tuple[int, int]) -> None:
    kept = take_in("foto.jpg", photo("JPEG", orientation=orientation))
    with Image.open(io.BytesIO(kept.content)) as again:
        assert again.size == size


def test_a_transparent_picture_stays_transparent() -> None:
    written = io.BytesIO()
    Image.new("RGBA", (4, 4), (0, 0, 0, 0)).save(written, "PNG")
    with Image.open(io.BytesIO(take_in("kaart.png", written.getvalue()).content)) as again:
        assert again.mode == "RGBA"
        assert again.getpixel((0, 0)) == (0, 0, 0, 0)


@pytest.mark.parametrize(
    ("name", "content", "kept"),
    [
        ("brief.pdf", PDF, "brief.pdf"),
        ("brief.exe", PDF, "brief.pdf"),
        ("C:\\Mappen\\brief.pdf", PDF, "brief.pdf"),
        ("../../etc/passwd", b"tekst", "passwd.txt"),
        ("lijst.CSV", b"a;b\n1;2", "lijst.csv"),
        ("", PDF, "bijlage.pdf"),
        ("a\r\nSet-Cookie: x.pdf", PDF, "a Set-Cookie x.pdf"),
        ("foto\u202egpj.pdf", PDF, "foto gpj.pdf"),
        ("x" * 300 + ".pdf", PDF, "x" * 120 + ".pdf"),
        ("d.zip", office(word__document_xml="<w/>"), "d.docx"),
        ("x.xlsx", office(xl__workbook_xml="<x/>"), "x.xlsx"),
        ("o.odt", office(mimetype="application/vnd.oasis.opendocument.text"), "o.odt"),
    ],
)
def test_a_file_is_called_what_it_is(name: str, content: bytes, kept: str) -> None:
    assert take_in(name, content).name == kept


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_file"),
        (b"MZ\x90\x00\x03\x00\xff\xfe", "unknown_kind_of_file"),
        (b"<html><script>alert(1)</script>", "unknown_kind_of_file"),
        (b"\n <svg onload='x()'>", "unknown_kind_of_file"),
        (b"#!/bin/sh\nrm", "unknown_kind_of_file"),
        (b"GIF89a\x00\xff", "unknown_kind_of_file"),
        (b"PK\x03\x04broken", "unknown_kind_of_file"),
        (office(a_exe="MZ"), "unknown_kind_of_file"),
        (office(word__document_xml="<w/>", word__vbaProject_bin="x"), "file_with_macros"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1", "heif_photo"),
        (photo("JPEG")[:300], "broken_photo"),
        (b"\xff\xd8\xff\xe0 geen foto", "broken_photo"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_its_reason(content: bytes, code: str) -> None:
    with pytest.raises(UnfitFile) as refusal:
        take_in("naam.pdf", content)
    assert refusal.value.code == code


def test_a_photo_that_would_fill_the_memory_is_refused_before_it_is_unpacked() -> None:
    small = io.BytesIO()
    Image.new("1", (1, 1)).save(small, "PNG")
    header = bytearray(small.getvalue())
    header[16:24] = (60_000).to_bytes(4, "big") * 2
    with pytest.raises(UnfitFile) as refusal:
        take_in("bom.png", bytes(header))
    assert refusal.value.code in {"photo_too_large", "broken_photo"}


@given(
    start=st.sampled_from([b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF0000WEBP", b"PK\x03\x04"]),
    rest=st.binary(),
)
def test_no_bytes_make_it_fall_over(start: bytes, rest: bytes) -> None:
    try:
        kept = take_in("naam", start + rest)
    except UnfitFile:
        return
    assert kept.content
