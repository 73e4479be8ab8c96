"""At which hours of the week does it happen?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from waarborg.documents.charts.chart import INK, Cell, Chart, Words, draw

_CELL = (26, 30)


def clock_chart(words: Words, days: Sequence[str], shares: Sequence[Sequence[float]]) -> Chart:
    """A field for every hour of the week: the darker, the more; the darkest also have their number.

    Args:
        words: what it is called; ``x`` is the hour, ``y`` the unit.
        days: the seven names, from Monday on.
        shares: for every day 24 numbers.
    """
    values = [
        {"day": day, "hour": hour, "value": round(value, 4)}
        for day, hours in zip(days, shares, strict=True)
        for hour, value in enumerate(hours)
    ]
    highest = max((value for hours in shares for value in hours), default=0.0)
    rows: list[tuple[Cell, ...]] = [
        (day, *(round(value, 2) for value in hours)) for day, hours in zip(days, shares, strict=True)
    ]
    size = (_CELL[0] * 24, _CELL[1] * 7)
    header = ("", *(str(hour) for hour in range(24)))
    return Chart(
        words.title,
        words.description,
        header,
        tuple(rows),
        draw(_layers(words, days, highest), values, size),
        words.language,
    )


def _layers(words: Words, days: Sequence[str], highest: float) -> list[dict[str, Any]]:
    x = {"field": "hour", "type": "ordinal", "axis": {"title": words.x, "labelAngle": 0, "domain": False}}
    y = {"field": "day", "type": "ordinal", "sort": list(days), "axis": {"title": None, "domain": False}}
    fields = {
        "mark": {"type": "rect", "stroke": "white", "strokeWidth": 1.5},
        "encoding": {
            "x": x,
            "y": y,
            "color": {
                "field": "value",
                "type": "quantitative",
                "scale": {"range": ["#f4f6f9", "#0b2f5c"], "domain": [0, highest or 1]},
                "legend": {"title": words.y, "orient": "bottom", "gradientLength": 160},
            },
        },
    }
    numbers = {
        "mark": {"type": "text", "fontSize": 10},
        "encoding": {
            "x": x,
            "y": y,
            "text": {"field": "value", "type": "quantitative", "format": ".1f"},
            "color": {
                "condition": {"test": f"datum.value > {0.55 * highest}", "value": "white"},
                "value": INK,
            },
            "opacity": {"condition": {"test": f"datum.value >= {0.7 * highest}", "value": 1}, "value": 0},
        },
    }
    return [fields, numbers]
