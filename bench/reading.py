"""How long does ``waarborg read`` take, from a cold start, and how does that grow with the pages?

Limits: the real plan as docx below 2 s, a pdf of 100 pages below 5 s. Run by ``python -m bench.reading``.
"""

from __future__ import annotations

import os
import platform
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pypandoc
import pypdfium2
from tests.reading.converting import as_markdown, by_libreoffice, by_pandoc
from tests.shared_data import PROJECT, SHARED

PLAN = SHARED / "plans" / "westvoorne-ivp-2019-2022.txt"
ROUNDS = 5
THEMES = 1000
"""Enough for the longest of the pdfs."""
PAGES = (10, 50, 100, 400, 500)
DOCX_LIMIT = 2.0
PDF_LIMIT = 5.0
LIMITED_PAGES = 100

_WHO = ("De gemeente", "De politie", "De boa", "De brandweer", "Het wijkteam", "De corporatie")
_WHAT = ("controleert", "bezoekt", "bespreekt", "begeleidt", "informeert", "ondersteunt")
_WHOM = ("de horeca", "alle scholen", "de bedrijventerreinen", "jongeren op straat", "de buurtpreventieteams")
_WHEN = ("jaarlijks", "minimaal twee keer per jaar", "waar dat nodig is", "binnen 24 uur", "met de partners")


def generated_plan(themes: int, seed: int = 7) -> str:
    """A plan in Markdown with so many themes, about two thirds of a page each, from a fixed seed."""
    chance = random.Random(seed)

    def sentence() -> str:
        return " ".join(chance.choice(words) for words in (_WHO, _WHAT, _WHOM, _WHEN)) + "."

    parts = ["# Integraal veiligheidsplan gemeente Duinrode 2023-2026", "## 1. Veiligheidsvelden"]
    for number in range(1, themes + 1):
        parts.append(f"### 1.{number} Thema nummer {number}")
        parts.append(" ".join(sentence() for _ in range(12)))
        parts.append("Lopende activiteiten:")
        parts.append("\n".join(f"- {sentence()}" for _ in range(8)))
    return "\n\n".join(parts)


def pdf_with_pages(source: Path, pages: int, folder: Path) -> Path:
    """The first ``pages`` of a longer pdf."""
    whole = pypdfium2.PdfDocument(source)
    part = pypdfium2.PdfDocument.new()
    part.import_pages(whole, list(range(pages)))
    target = folder / f"{pages}.pdf"
    part.save(target)
    return target


def seconds(path: Path) -> tuple[float, float, int]:
    """Median and longest time of the whole process in seconds, and its exit code."""
    command = [sys.executable, "-m", "waarborg", "read", str(path), "--json"]
    took = []
    code = 0
    for _ in range(ROUNDS):
        started = time.perf_counter()
        done = subprocess.run(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False, env=_environment()
        )
        took.append(time.perf_counter() - started)
        code = done.returncode
    return statistics.median(took), max(took), code


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(PROJECT / "src")}


def _documents(folder: Path) -> list[tuple[str, Path, float | None]]:
    """What is read: a name, its file and its limit."""
    documents: list[tuple[str, Path, float | None]] = []
    if PLAN.exists():
        markdown = as_markdown(PLAN.read_text(encoding="utf-8"), set())
        docx = by_pandoc(markdown, folder, "docx")
        documents += [("real plan, txt", PLAN, None), ("real plan, docx", docx, DOCX_LIMIT)]
        if shutil.which("soffice"):
            documents.append(("real plan, pdf", by_libreoffice(docx, folder), None))
    else:
        print(f"not measured: the real plan is not in {SHARED}")
    if not shutil.which("soffice"):
        print("not measured: pdfs, for want of LibreOffice to make them")
        return documents
    beside = folder / "generated"
    beside.mkdir()
    long = by_libreoffice(by_pandoc(generated_plan(THEMES), beside, "docx"), beside)
    available = len(pypdfium2.PdfDocument(long))
    for pages in PAGES:
        if pages > available:
            print(f"not measured: {pages} pages, the generated plan has {available}")
            continue
        limit = PDF_LIMIT if pages == LIMITED_PAGES else None
        documents.append((f"generated pdf, {pages} pages", pdf_with_pages(long, pages, folder), limit))
    return documents


def main() -> None:
    """Measure and print the table."""
    print(f"waarborg read --json, whole process, median of {ROUNDS}; Python {platform.python_version()},")
    print(f"pandoc {pypandoc.get_pandoc_version()}, {os.cpu_count()} cores, {platform.machine()}\n")
    print(f"{'document':<28}{'median':>9}{'longest':>9}{'limit':>8}  outcome")
    with tempfile.TemporaryDirectory() as name:
        for told, path, limit in _documents(Path(name)):
            median, longest, code = seconds(path)
            outcome = "read" if code == 0 else "refused"
            if limit is not None:
                outcome += ", within the limit" if code == 0 and median < limit else ", NOT WITHIN THE LIMIT"
            shown = f"{limit:.1f} s" if limit else ""
            print(f"{told:<28}{median:>7.2f} s{longest:>7.2f} s{shown:>8}  {outcome}")


if __name__ == "__main__":
    main()
