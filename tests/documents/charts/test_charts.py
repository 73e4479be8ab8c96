import re
from datetime import date
from itertools import pairwise

import pytest

from waarborg.commitments.verdicts import Standing
from waarborg.documents.charts.chart import Chart, Words
from waarborg.documents.charts.clock import clock_chart
from waarborg.documents.charts.lines import Point, Series, line_chart
from waarborg.documents.charts.ranks import Place, rank_chart
from waarborg.documents.charts.rendering import png_of, svg_of
from waarborg.documents.charts.standings import standings_chart

WORDS = Words("Woninginbraak <en meer>", "Van 3 naar 4 & terug", "periode", "per 1.000 woningen")
DAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")


def lines() -> Chart:
    points = (
        Point(date(2024, 1, 1), 3.5, 2.0, 5.0),
        Point(date(2024, 2, 1), None),
        Point(date(2024, 3, 1), 4.0),
    )
    last = Point(date(2024, 4, 1), 9.0, 6.0, 13.0, marked=True)
    series = [Series("Duinmeer", (*points, last)), Series("regio", (Point(date(2024, 1, 1), 3.0),))]
    return line_chart(WORDS, series, monthly=True, marked="signaal", interval="95 %")


def ranks() -> Chart:
    places = [
        Place("Duinmeer", 3.0, 2.0, 4.0, own=True),
        Place("Elders", 5.5, 5.0, 6.0),
        Place("Klein", None),
    ]
    return rank_chart(WORDS, places, interval="95 %", middle=("midden", 4.0))


def clock() -> Chart:
    return clock_chart(WORDS, DAYS, [[float(hour == 18) for hour in range(24)] for _ in DAYS])


@pytest.mark.parametrize("chart", [lines(), ranks(), clock()], ids=["lines", "ranks", "clock"])
def test_a_chart_tells_what_it_shows_and_brings_no_script_style_or_address_along(chart: Chart) -> None:
    drawn = svg_of(chart).decode()
    assert "<title>Woninginbraak &lt;en meer&gt;</title><desc>Van 3 naar 4 &amp; terug</desc>" in drawn
    assert not re.search(r"<script|<style|<foreignObject|<image|\son\w+=|href=", drawn)
    assert png_of(chart).startswith(b"\x89PNG")


def test_the_table_beside_a_line_has_every_figure_and_which_was_marked() -> None:
    chart = lines()
    assert chart.header == ("periode", "Duinmeer", "Duinmeer: 95 %", "regio", "regio: 95 %", "signaal")
    assert chart.rows[0] == ("2024-04", 9.0, "6,00 – 13,00", None, "", "signaal")
    assert chart.rows[2] == ("2024-02", None, "", None, "", "")


def test_of_whom_nothing_can_be_said_stands_in_the_table_and_not_in_the_drawing() -> None:
    chart = ranks()
    assert [row[0] for row in chart.rows] == ["Elders", "Duinmeer", "Klein"]
    assert "Klein" not in svg_of(chart).decode()


def test_charts_that_look_the_same_have_the_same_digest() -> None:
    assert lines().digest == lines().digest != ranks().digest


def lightness(colour: str) -> float:
    """How light a colour is in grey, 0 to 100 (CIE L*)."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return float(116 * (0.2126 * red + 0.7152 * green + 0.0722 * blue) ** (1 / 3) - 16)


def test_no_two_standings_have_the_same_grey() -> None:
    svg = svg_of(standings_chart(WORDS, [("Uitgaan", dict.fromkeys(Standing, 1))])).decode()
    fills = {
        fill.lower() for fill in re.findall(r'aria-roledescription="bar"[^>]*fill="(#[0-9a-fA-F]{6})"', svg)
    }
    steps = sorted(map(lightness, fills))
    assert len(steps) == len(Standing)
    assert min(lighter - darker for darker, lighter in pairwise(steps)) > 10
