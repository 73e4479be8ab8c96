"""Does a promise that something is there hold at every moment?"""

from __future__ import annotations

import pytest
from tests.commitments.standings import AT_RISK, BROKEN, KEPT, ON_TRACK, on, promise, standing

from waarborg.commitments.demands import InForce
from waarborg.commitments.evidence import Span, Valid
from waarborg.commitments.judge import judge, judge_period
from waarborg.commitments.verdicts import Standing, Verdict
from waarborg.commitments.windows import Window


def spans(*pairs: tuple[str, str | None]) -> Valid:
    return Valid({None: tuple(Span(on(start), on(end) if end else None) for start, end in pairs)})


@pytest.mark.parametrize(
    ("valid", "day", "expected", "changes_on"),
    [
        (spans(("2019-01-01", None)), "2026-06-01", KEPT, None),
        (spans(("2019-01-01", "2026-12-31")), "2026-06-01", KEPT, "2026-11-02"),
        (spans(("2019-01-01", "2026-12-31")), "2026-11-02", AT_RISK, "2027-01-01"),
        (spans(("2019-01-01", "2026-12-31")), "2027-01-01", BROKEN, None),
        (spans(("2019-01-01", "2026-03-01"), ("2026-03-02", None)), "2026-06-01", KEPT, None),
        (spans(("2019-01-01", "2026-03-01"), ("2026-03-05", None)), "2026-03-02", BROKEN, "2026-03-05"),
        (spans(("2019-01-01", "2026-03-01"), ("2026-03-05", None)), "2026-06-01", ON_TRACK, "2027-01-01"),
        (spans(), "2026-06-01", BROKEN, None),
    ],
)
def test_valid_at_every_moment(valid: Valid, day: str, expected: Standing, changes_on: str | None) -> None:
    assert standing(promise(InForce()), valid, day) == (expected, changes_on)


def test_days_before_its_register_was_in_use_are_no_days_without_it() -> None:
    later = promise(InForce(), since="2027-01-01")
    assert standing(later, spans(("2019-01-01", None)), "2026-06-01") == (KEPT, None)


@pytest.mark.parametrize(
    ("until", "expected", "counted"),
    [
        ((None, None, None, None), KEPT, (4, 3)),
        ((None, None, None, "2026-03-01"), KEPT, (3, 3)),
        ((None, None, "2026-12-31", "2026-03-01"), KEPT, (3, 3)),
        ((None, None, "2026-07-01", "2026-03-01"), AT_RISK, (3, 3)),
        ((None, None, "2026-05-31", "2026-03-01"), BROKEN, (2, 3)),
    ],
)
def test_valid_for_a_share_of_a_list_at_every_moment(
    until: tuple[str | None, ...], expected: Standing, counted: tuple[int, int]
) -> None:
    names = ("Noord", "Oost", "Zuid", "West")
    lasting: dict[str | None, tuple[Span, ...]] = {
        name: spans(("2019-01-01", last)).spans[None] for name, last in zip(names, until, strict=True)
    }
    verdict = judge(promise(InForce("wijk", 0.7), members=names), Valid(lasting), on("2026-06-01"))
    assert (verdict.standing, (verdict.measured, verdict.required)) == (expected, counted)


def test_a_share_holds_as_long_as_others_cover_for_who_falls_out() -> None:
    names, year = ("Noord", "Oost", "Zuid"), Window(on("2026-01-01"), on("2026-12-31"))
    two_of_three = promise(InForce("wijk", 0.6), members=names)
    always = spans(("2019-01-01", None)).spans[None]

    def history(north_until: str, east_from: str) -> Verdict:
        north = spans(("2019-01-01", north_until)).spans[None]
        east = spans((east_from, None)).spans[None]
        evidence = Valid({"Noord": north, "Oost": east, "Zuid": always})
        return judge_period(two_of_three, evidence, year, year.end)

    assert history("2026-06-30", "2026-07-01").standing is KEPT
    gap = history("2026-06-30", "2026-07-03")
    assert gap.standing is BROKEN
    assert dict(gap.reason.values)["bare"] == 2


def test_one_day_without_it_breaks_the_year_in_the_history() -> None:
    officer, year = promise(InForce()), Window(on("2026-01-01"), on("2026-12-31"))
    gap = spans(("2019-01-01", "2026-03-01"), ("2026-03-03", None))
    no_gap = spans(("2019-01-01", "2026-03-01"), ("2026-03-02", None))
    assert judge_period(officer, gap, year, year.end).standing is BROKEN
    assert judge_period(officer, no_gap, year, year.end).standing is KEPT


def test_days_before_the_register_was_in_use_are_no_gap() -> None:
    officer = promise(InForce(), since="2026-04-01")
    assert judge(officer, spans(("2026-04-01", None)), on("2026-06-01")).standing is KEPT
