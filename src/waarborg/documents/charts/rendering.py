"""How is a chart drawn, as SVG for screens and paper or as PNG, without asking anything of anybody?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from waarborg.documents.charts.chart import Chart

_FONTS = Path(__file__).parent.parent / "fonts"
"""The font of the documents, in which the labels are then measured as they are printed."""

_SCALE = 2.0
_LOCALES: dict[str, dict[str, Any]] = {
    "nl": {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["€ ", ""]},
    "en": {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["€", ""]},
}
_ROOT = re.compile(r"<svg\b")


@cache
def _engine() -> ModuleType:
    """What draws: large, and loaded only in the process that does."""
    import vl_convert

    vl_convert.register_font_directory(str(_FONTS))
    return vl_convert


def svg_of(chart: Chart) -> bytes:
    """The chart as SVG, with its title and description in it; no scripts, nothing from elsewhere."""
    drawn: str = _engine().vegalite_to_svg(
        chart.spec, format_locale=_LOCALES[chart.language], allowed_base_urls=[], show_warnings=False
    )
    told = f"<title>{_escape(chart.title)}</title><desc>{_escape(chart.description)}</desc>"
    opened = _ROOT.sub('<svg role="img"', drawn, count=1)
    place = opened.index(">") + 1
    return (opened[:place] + told + opened[place:]).encode()


def draw(charts: Sequence[Chart], form: str = "svg") -> list[bytes]:
    """The charts as SVG or PNG, in the same order."""
    drawer = {"svg": svg_of, "png": png_of}[form]
    return [drawer(each) for each in charts]


def png_of(chart: Chart) -> bytes:
    """The chart as PNG, at twice its size so that it prints sharply."""
    return bytes(
        _engine().vegalite_to_png(
            chart.spec,
            scale=_SCALE,
            format_locale=_LOCALES[chart.language],
            allowed_base_urls=[],
            show_warnings=False,
        )
    )


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
