"""How is a chart drawn, as SVG for screens and paper or as PNG, without asking anything of anybody?"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import vl_convert

from waarborg.documents.charts.chart import Chart

_FONTS = Path(__file__).parent.parent / "fonts"
"""The font of the documents, in which the labels are then measured as they are printed."""

vl_convert.register_font_directory(str(_FONTS))

_SCALE = 2.0
_LOCALES: dict[str, dict[str, Any]] = {
    "nl": {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["€ ", ""]},
    "en": {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["€", ""]},
}
_ROOT = re.compile(r"<svg\b")


def svg_of(chart: Chart) -> bytes:
    """The chart as SVG, with its title and description in it; no scripts, nothing from elsewhere."""
    drawn = vl_convert.vegalite_to_svg(
        chart.spec, format_locale=_LOCALES[chart.language], allowed_base_urls=[], show_warnings=False
    )
    told = f"<title>{_escape(chart.title)}</title><desc>{_escape(chart.description)}</desc>"
    opened = _ROOT.sub('<svg role="img"', drawn, count=1)
    place = opened.index(">") + 1
    return (opened[:place] + told + opened[place:]).encode()


def png_of(chart: Chart) -> bytes:
    """The chart as PNG, at twice its size so that it prints sharply."""
    return bytes(
        vl_convert.vegalite_to_png(
            chart.spec,
            scale=_SCALE,
            format_locale=_LOCALES[chart.language],
            allowed_base_urls=[],
            show_warnings=False,
        )
    )


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
