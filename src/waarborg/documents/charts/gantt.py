"""When does each action run, and was it moved? A bar on a line of quarters, drawn as SVG without any style.

The same drawing stands on the page (where the names are links) and on paper. Dark, light, striped and outlined bars
are told apart in grey, and the word beside a bar says the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from typing import Literal

from waarborg.commitments.actions import Progress
from waarborg.commitments.quarters import quarters_in
from waarborg.commitments.verdicts import Standing
from waarborg.commitments.windows import Window
from waarborg.commitments.wording import name_of, say_day
from waarborg.documents.charts.chart import INK, QUIET

Language = Literal["nl", "en"]

_NAMES, _LINE_OF_TIME, _WORDS = 240, 560, 120
_A_ROW, _HEADER, _FOOTER = 30, 44, 30
_WIDTH = _NAMES + _LINE_OF_TIME + _WORDS
_A_LETTER = 6.4
"""The width of a letter of the font, on average, in which a name is cut off."""

_BARS = {
    Standing.KEPT: ("#0d2b4e", "#0d2b4e"),
    Standing.ON_TRACK: ("#c6def3", "#0d2b4e"),
    Standing.AT_RISK: ("#c98a2b", "#7a4300"),
    Standing.BROKEN: ("url(#strepen)", "#b3350e"),
    Standing.NO_EVIDENCE: ("#bababa", QUIET),
    Standing.UNCLEAR: ("#ffffff", QUIET),
}
"""Fill and outline of a bar by its standing, as in the chart of standings; what is broken is striped."""


@dataclass(frozen=True, slots=True)
class Bar:
    """An action as it is drawn.

    Attributes:
        address: where its name leads; empty on paper.
        days: as planned now.
        standing: ``None`` where it has none (stopped, or still a proposal).
        old_ends: on which days it was to end before it was moved.
        told: all of it in words, for who does not see the bar.
    """

    name: str
    days: Window
    standing: Standing | None
    progress: Progress
    old_ends: tuple[date, ...] = ()
    address: str = ""
    told: str = ""


def gantt_svg(bars: Sequence[Bar], shown: Window, today: date, language: Language, title: str) -> str:
    """Draw bars on a line of time.

    Args:
        bars: from top to bottom; of a bar that sticks out of the time shown its part in it is drawn.
        shown: the time from left to right.
        today: gets a line of its own where it lies in that time.
        language: of the words.
        title: told to who does not see it.
    """
    height = _HEADER + _A_ROW * len(bars) + _FOOTER
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}"'
        f' height="{height}" font-family="Noto Sans, Arial, Liberation Sans, sans-serif" font-size="12"'
        f' fill="{INK}">',
        f"<title>{escape(title)}</title>",
        '<defs><pattern id="strepen" width="7" height="7" patternUnits="userSpaceOnUse"'
        ' patternTransform="rotate(45)"><rect width="7" height="7" fill="#fbe4e2"/>'
        '<rect width="3" height="7" fill="#b3350e"/></pattern></defs>',
        f'<rect width="{_WIDTH}" height="{height}" fill="#ffffff"/>',
        *_quarters(shown, height, language),
        *(part for place, bar in enumerate(bars) for part in _bar(bar, place, shown, language)),
        *_today(shown, today, height, language),
        "</svg>",
    ]
    return "".join(parts)


def _x(day: date, shown: Window) -> float:
    """The left edge of a day."""
    days = (shown.end - shown.start).days + 1
    inside = min(max((day - shown.start).days, 0), days)
    return round(_NAMES + _LINE_OF_TIME * inside / days, 1)


def _quarters(shown: Window, height: int, language: Language) -> list[str]:
    drawn = []
    for number, quarter in enumerate(quarters_in(shown)):
        left, right = _x(quarter.start, shown), _x(quarter.end + timedelta(days=1), shown)
        shade = "#f5f8f8" if number % 2 == 0 else "#ffffff"
        name = f"{'K' if language == 'nl' else 'Q'}{(quarter.start.month - 1) // 3 + 1}"
        middle = (left + right) / 2
        below = height - _FOOTER - _HEADER
        drawn.append(
            f'<rect x="{left}" y="{_HEADER}" width="{right - left:.1f}" height="{below}" fill="{shade}"/>'
        )
        drawn.append(_text(middle, _HEADER - 8, name, f'text-anchor="middle" fill="{QUIET}"'))
        is_first = quarter.start <= shown.start or quarter.start.month == 1
        if is_first:
            drawn.append(_text(left + 2, 16, str(quarter.start.year), 'font-weight="700"'))
            drawn.append(
                f'<line x1="{left}" y1="6" x2="{left}" y2="{height - _FOOTER}" stroke="{QUIET}" stroke-width="1"/>'
            )
    return drawn


def _bar(bar: Bar, place: int, shown: Window, language: Language) -> list[str]:
    top = _HEADER + place * _A_ROW
    left, right = _x(bar.days.start, shown), _x(bar.days.end + timedelta(days=1), shown)
    width = max(right - left, 3)
    fill, outline = _BARS[bar.standing] if bar.standing else ("none", QUIET)
    dashes = "" if bar.standing else ' stroke-dasharray="4 3"'
    drawn = [
        f'<line x1="0" y1="{top}" x2="{_WIDTH}" y2="{top}" stroke="#d5dedd"/>',
        _name(bar, top),
        f'<rect x="{left}" y="{top + 7}" width="{width:.1f}" height="{_A_ROW - 14}" rx="2" fill="{fill}"'
        f' stroke="{outline}" stroke-width="1.2"{dashes}/>',
    ]
    for old in bar.old_ends:
        drawn += _moved(_x(old + timedelta(days=1), shown), right, top)
    word = name_of(bar.standing, language) if bar.standing else name_of(bar.progress, language)
    drawn.append(_text(_NAMES + _LINE_OF_TIME + 10, top + 19, word, ""))
    return drawn


def _name(bar: Bar, top: int) -> str:
    room = int(_NAMES / _A_LETTER) - 2
    shown = bar.name if len(bar.name) <= room else bar.name[: room - 1].rstrip() + "…"
    told = f"<title>{escape(bar.told or bar.name)}</title>"
    text = f'<text x="2" y="{top + 19}">{told}{escape(shown)}</text>'
    if not bar.address:
        return text
    linked = text.replace("<text ", '<text text-decoration="underline" ', 1)
    return f'<a href="{escape(bar.address)}" aria-label="{escape(bar.told or bar.name)}">{linked}</a>'


def _moved(old: float, new: float, top: int) -> list[str]:
    """A triangle where it was to end, and a dashed line from there to its end of now."""
    middle = top + _A_ROW / 2
    return [
        f'<line x1="{old}" y1="{top + 4}" x2="{new}" y2="{top + 4}" stroke="{INK}" stroke-dasharray="2 2"/>',
        f'<path d="M{old - 5:.1f} {top + 2} L{old + 5:.1f} {top + 2} L{old} {middle - 4} Z" fill="{INK}"'
        ' stroke="#ffffff" stroke-width="0.8"/>',
    ]


def _today(shown: Window, today: date, height: int, language: Language) -> list[str]:
    words = (
        ("▼: eind voor het verplaatsen", "stand op")
        if language == "nl"
        else ("▼: end before a move", "as on")
    )
    legend = _text(2, height - 10, words[0], f'fill="{QUIET}"')
    if today not in shown:
        return [legend]
    place = _x(today, shown)
    anchor = "end" if place > _NAMES + _LINE_OF_TIME - 150 else "start"
    told = f"{words[1]} {say_day(today, language)}"
    return [
        legend,
        f'<line x1="{place}" y1="{_HEADER - 4}" x2="{place}" y2="{height - _FOOTER + 4}" stroke="{INK}"'
        ' stroke-width="1.5" stroke-dasharray="6 3"/>',
        _text(place, height - 10, told, f'text-anchor="{anchor}"'),
    ]


def _text(x: float, y: float, words: str, attributes: str) -> str:
    return f'<text x="{x}" y="{y}" {attributes}>{escape(words)}</text>'
