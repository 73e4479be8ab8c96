"""Is the line of time safe, whole and the same for who does not see colours?"""

from __future__ import annotations

import re
from datetime import date
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from waarborg.commitments.actions import Progress
from waarborg.commitments.verdicts import Standing
from waarborg.commitments.windows import Window
from waarborg.documents.action_facts import ActionFacts, gantt_charts
from waarborg.documents.charts.gantt import Bar, gantt_svg
from waarborg.documents.papers.written import Euros

SHOWN = Window(date(2026, 1, 1), date(2027, 12, 31))
TODAY = date(2026, 11, 30)
SVG = "{http://www.w3.org/2000/svg}"
_days = st.dates(date(2020, 1, 1), date(2032, 12, 31))
_bars = st.lists(
    st.builds(
        Bar,
        st.text(max_size=60),
        st.tuples(_days, _days).map(lambda pair: Window(min(pair), max(pair))),
        st.none() | st.sampled_from(Standing),
        st.sampled_from(Progress),
        st.lists(_days, max_size=2).map(tuple),
        st.sampled_from(["", "/duinstad/uitvoering/1/"]),
    ),
    max_size=8,
)


@given(_bars, _days)
def test_every_bar_is_drawn_within_the_picture_whatever_its_name_and_days(
    bars: list[Bar], today: date
) -> None:
    drawn = gantt_svg([_printable(bar) for bar in bars], SHOWN, today, "nl", "Planning")
    picture = ElementTree.fromstring(drawn)
    width = float(picture.attrib["width"])
    boxes = [each for each in picture.iter(f"{SVG}rect") if each.attrib.get("rx")]
    assert len(boxes) == len(bars)
    assert all(0 <= float(box.attrib["x"]) <= width for box in boxes)
    assert all(float(box.attrib["x"]) + float(box.attrib["width"]) <= width for box in boxes)
    assert not re.search(r"<script|<style|style=|<foreignObject|<image|\son\w+=", drawn)


def test_a_name_cannot_become_part_of_the_drawing() -> None:
    bar = Bar("</text><script>alert(1)</script>", SHOWN, None, Progress.PLANNED, address='/"><x/')
    drawn = gantt_svg([bar], SHOWN, TODAY, "nl", "<b>")
    assert "<script" not in drawn
    assert "<x/" not in drawn
    assert ElementTree.fromstring(drawn).find(f"{SVG}title").text == "<b>"  # type: ignore[union-attr]


def test_a_move_leaves_a_mark_and_every_standing_its_word() -> None:
    moved = Bar("Convenant", SHOWN, Standing.AT_RISK, Progress.UNDERWAY, (date(2026, 6, 30),))
    still = Bar("Kaart", SHOWN, Standing.KEPT, Progress.DONE)
    drawn = gantt_svg([moved, still], SHOWN, TODAY, "nl", "Planning")
    assert drawn.count("<path") == 1
    assert ">in gevaar<" in drawn
    assert ">nagekomen<" in drawn
    assert ">stand op 30 november 2026<" in drawn
    english = gantt_svg([still], SHOWN, TODAY, "en", "Planning")
    assert ">kept<" in english
    assert ">as on 30 November 2026<" in english


def test_on_paper_many_actions_take_as_many_charts_as_fit_with_their_text_and_table() -> None:
    charts = gantt_charts([_facts(number) for number in range(30)], SHOWN, TODAY)
    assert [len(chart.rows) for chart in charts] == [24, 6]
    assert charts[1].title == "Planning van de acties, 2026–2027, deel 2 van 2"
    assert charts[0].picture.alternative.startswith(
        "Gantt-diagram van 24 acties in 2026–2027; 24 daarvan zijn"
    )


def _printable(bar: Bar) -> Bar:
    """XML cannot hold some signs at all, and no title does (operations refuse them)."""
    name = "".join(letter for letter in bar.name if letter.isprintable())
    return Bar(name, bar.days, bar.standing, bar.progress, bar.old_ends, bar.address)


def _facts(number: int) -> ActionFacts:
    return ActionFacts(
        title=f"Actie {number}",
        description="",
        owner="",
        partners=(),
        days=SHOWN,
        of=Standing.AT_RISK,
        progress=Progress.PLANNED,
        reason="",
        first_end=None,
        finished_on=None,
        requested=Euros(),
        granted=Euros(),
        spent=Euros(),
        part="",
        measure="",
        number=None,
        link="",
    )
