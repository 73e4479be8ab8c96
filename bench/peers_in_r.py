"""How long does R take for the same, and what does it answer?"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence


def missing(package: str = "") -> str:
    """Why R cannot be asked; empty where it can."""
    rscript = shutil.which("Rscript")
    if rscript is None:
        return "not run: R is not on this machine"
    asked = [rscript, "-e", f"quit(status = !requireNamespace('{package}', quietly = TRUE))"]
    if package and subprocess.run(asked, check=False, capture_output=True).returncode:
        return f"not run: R has no package {package} on this machine"
    return ""


def ask(script: str, lines: Sequence[str]) -> tuple[float, list[str]]:
    """Run a script that reads lines and writes its own seconds first; R's start is not in them."""
    command = ["Rscript", "-e", script]
    written = subprocess.run(
        command, input="\n".join(lines), capture_output=True, text=True, check=True
    ).stdout
    seconds, *answers = written.split()
    return float(seconds), answers
