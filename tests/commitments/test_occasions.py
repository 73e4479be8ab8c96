"""When must what comes round be done, and for whom?"""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from waarborg.commitments.occasions import Member, Work, occasions
from waarborg.commitments.windows import Window
from waarborg.registers.durations import Duration, Unit

YEAR, MONTH = Duration(1, Unit.YEAR), Duration(1, Unit.MONTH)
START, END = date(2026, 1, 1), date(2026, 12, 31)
SCHOOLS = [Member(number, f"School {number}") for number in range(1, 5)]


def days(*written: str) -> Window:
    return Window(*(date.fromisoformat(each) for each in written))


def test_each_member_has_the_whole_period_or_its_turn() -> None:
    whole = list(occasions(Work(YEAR, 1, START), SCHOOLS, START, START))
    assert {each.days for each in whole} == {days("2026-01-01", "2026-12-31")}
    turns = list(occasions(Work(YEAR, 1, START, is_spread=True), SCHOOLS, START, START))
    assert [each.days.start.month for each in turns] == [1, 4, 7, 10]
    assert turns[-1].days.end == date(2026, 12, 31)


def test_twice_a_year_is_once_in_each_half() -> None:
    found = list(occasions(Work(YEAR, 2, START), [Member()], START, START))
    assert [each.days for each in found] == [
        days("2026-01-01", "2026-07-01"),
        days("2026-07-02", "2026-12-31"),
    ]


def test_in_a_season_only_its_days_count() -> None:
    found = list(occasions(Work(YEAR, 2, START, months=(7, 8)), [Member()], START, END))
    assert [each.days for each in found] == [
        days("2026-07-01", "2026-07-31"),
        days("2026-08-01", "2026-08-31"),
    ]


def test_who_begins_late_in_a_period_need_not_catch_up_on_it() -> None:
    found = list(occasions(Work(YEAR, 1, date(2026, 11, 3)), [Member()], date(2026, 11, 3), date(2027, 3, 1)))
    assert [each.period.start for each in found] == [date(2027, 1, 1)]


def test_a_stopped_plan_asks_nothing_after_its_end() -> None:
    work = Work(MONTH, 1, START, ends_on=date(2026, 3, 31))
    assert len(list(occasions(work, [Member()], START, date(2027, 1, 1)))) == 3


def test_a_member_is_asked_only_while_it_is_on_its_list() -> None:
    left = Member(1, "Weg", valid_until=date(2026, 2, 28))
    came = Member(2, "Nieuw", valid_from=date(2026, 9, 1))
    found = list(occasions(Work(MONTH, 1, START), [left, came], START, date(2026, 12, 31)))
    assert [each.member.name for each in found] == ["Weg"] * 2 + ["Nieuw"] * 4


@given(
    times=st.integers(1, 12),
    members=st.integers(1, 30),
    months=st.sets(st.integers(1, 12)),
    is_spread=st.booleans(),
)
def test_every_member_gets_its_times_in_days_that_lie_in_the_season(
    times: int, members: int, months: set[int], is_spread: bool
) -> None:
    work = Work(YEAR, times, START, months=tuple(sorted(months)), is_spread=is_spread)
    all_members = [Member(number, str(number)) for number in range(members)]
    asked = {(member, number) for member in range(members) for number in range(times)}
    by_period: dict[date, list[tuple[int | None, int]]] = {}
    for each in occasions(work, all_members, START, END):
        by_period.setdefault(each.period.start, []).append((each.member.key, each.number))
        assert each.period.start <= each.days.start <= each.days.end <= each.period.end
        assert not months or {each.days.start.month, each.days.end.month} <= months
    assert by_period
    for found in by_period.values():
        assert len(found) == len(asked)
        assert set(found) == asked
