"""Which programs beyond Python packages do the tests need, and how are they had?

What is not found is installed with apt-get, where that can be done without asking for a password. It says so.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


class Missing(Exception):
    """A program is not there and could not be installed; the message says what to do."""


def find_browser() -> str | None:
    """The Chromium that CHROMIUM names, that is installed, or that Playwright downloaded."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    for name in BROWSERS:
        found = shutil.which(name)
        if found:
            return found
    cache = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache/ms-playwright")
    downloaded = sorted(cache.glob("chromium-*/chrome-linux*/chrome"))
    return str(downloaded[-1]) if downloaded else None


def browser() -> str:
    """A browser for the tests; installed when there is none."""
    found = find_browser() or _by_apt("chromium", find_browser) or _by_playwright()
    if found is None:
        raise Missing(
            "The browser tests need Chromium, and none was found. Install it (Debian: apt-get install chromium; "
            "anywhere: .venv/bin/playwright install chromium), or name one: make test CHROMIUM=/path/to/chrome"
        )
    return found


def find_office() -> str | None:
    """LibreOffice, which makes the PDFs that the reading of plans is tested with."""
    return shutil.which("soffice")


def office() -> str:
    """LibreOffice; installed when there is none."""
    found = find_office() or _by_apt("libreoffice-writer-nogui", find_office)
    if found is None:
        raise Missing(
            "The tests of reading PDFs need LibreOffice, and it was not found. Install it as an administrator "
            "(Debian and Ubuntu: apt-get install libreoffice-writer-nogui)."
        )
    return found


def _by_playwright() -> str | None:
    print("Downloading Chromium with Playwright ...", flush=True)
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    try:
        finished = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    except subprocess.TimeoutExpired:
        print("  no answer within 300 seconds", flush=True)
        return None
    if finished.returncode:
        print(f"  {_reason(finished.stderr or finished.stdout)}", flush=True)
    return find_browser()


def _by_apt(package: str, find: Callable[[], str | None]) -> str | None:
    apt = _apt_get()
    if apt is None:
        return None
    print(f"Installing {package} with apt-get (once) ...", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", package]):
        finished = subprocess.run([*apt, *step], env=environment, capture_output=True, text=True, check=False)
        if finished.returncode:
            print(f"  {_reason(finished.stderr)}", flush=True)
            return None
    return find()


def _apt_get() -> list[str] | None:
    """How apt-get is called without being asked for a password; ``None`` when it cannot be."""
    if shutil.which("apt-get") is None:
        return None
    if os.geteuid() == 0:
        return ["apt-get"]
    allowed = (
        shutil.which("sudo") and not subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode
    )
    return ["sudo", "-n", "apt-get"] if allowed else None


def _reason(text: str) -> str:
    """The line that says what went wrong, else the last one."""
    lines = text.strip().splitlines() or ["no reason was given"]
    return next((line.strip() for line in lines if "error" in line.lower()), lines[-1])
