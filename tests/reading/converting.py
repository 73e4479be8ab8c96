"""Makes the same plan in other formats: Markdown by rules, the rest by pandoc and LibreOffice."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pypandoc

_NUMBERED = re.compile(r"(\d+(?:\.\d+)*)\.? [A-ZÀ-Ý]")


def as_markdown(text: str, unnumbered: set[str]) -> str:
    """The text with headings marked: numbered lines that stand alone, and ``unnumbered`` ones below them."""
    lines = text.strip().split("\n")
    written: list[str] = [f"# {lines[0]}"]
    for before, line, after in zip(lines, lines[1:], [*lines[2:], ""], strict=False):
        alone = not before.strip() and not after.strip()
        match = _NUMBERED.match(line)
        if alone and match and len(line) < 90 and not line.endswith((".", ";")):
            written.append("#" * (match[1].count(".") + 2) + f" {line}")
        elif alone and line.strip() in unnumbered:
            written.append(f"##### {line}")
        else:
            written.append(line)
    return "\n".join(written)


def by_pandoc(markdown: str, folder: Path, kind: str) -> Path:
    """The plan as docx, odt or html."""
    target = folder / f"plan.{kind}"
    extra = ["--standalone", "--metadata=pagetitle:plan"] if kind == "html" else []
    pypandoc.convert_text(markdown, kind, format="markdown", outputfile=str(target), extra_args=extra)
    return target


def has_libreoffice() -> bool:
    """Is there a LibreOffice on this machine?"""
    return shutil.which("soffice") is not None


def by_libreoffice(source: Path, folder: Path) -> Path:
    """The document as pdf."""
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return folder / f"{source.stem}.pdf"
