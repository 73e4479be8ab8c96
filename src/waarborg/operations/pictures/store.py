"""Where are published figures and outlines kept on this installation?"""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from waarborg.sources.holdings import Holdings


def figures_store() -> Holdings:
    """The folder of figures."""
    return Holdings(Path(settings.CONFIGURATION.figures_folder))
