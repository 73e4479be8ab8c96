"""Do the sums of a budget always add up, and which amounts are refused?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waarborg.commitments.budgets import Amounts, Money, by_key, by_year, read_euros, say_euros, total
from waarborg.registers.values import UnreadableValueError

_euros = st.integers(0, 10**9)
_money = st.lists(
    st.builds(Money, st.integers(2026, 2029), st.booleans(), _euros, st.none() | _euros, _euros), max_size=30
)


@given(_money)
def test_a_total_is_the_sum_of_its_parts_however_they_are_grouped(lines: list[Money]) -> None:
    whole = total(lines)
    assert total(lines[::2]) + total(lines[1::2]) == whole
    assert sum(by_year(lines).values(), Amounts()) == whole
    for key in (lambda line: line.is_new, lambda line: (line.year, line.is_new), lambda line: line.granted):
        assert sum(by_key(lines, key).values(), Amounts()) == whole
    assert whole.requested == sum(line.requested for line in lines)
    assert whole.spent == sum(line.spent for line in lines)
    assert whole.left == whole.granted - whole.spent


@pytest.mark.parametrize(
    ("money", "amounts"),
    [
        (Money(2027, True, 9000), Amounts(9000, 0, 9000, 0)),
        (Money(2027, True, 9000, 5000, 100), Amounts(9000, 5000, 0, 100)),
        (Money(2027, True, 9000, 0), Amounts(9000, 0, 0, 0)),
        (Money(2027, False, 9000), Amounts(9000, 9000, 0, 0)),
        (Money(2027, False, 9000, 4000), Amounts(9000, 4000, 0, 0)),
    ],
)
def test_only_new_money_waits_for_a_decision(money: Money, amounts: Amounts) -> None:
    assert money.amounts == amounts
    assert money.needs_decision == (amounts.undecided > 0)


@pytest.mark.parametrize(
    ("written", "amount"),
    [("0", 0), ("12500", 12500), (" 12.500 ", 12500), ("€ 1.250.000", 1_250_000), ("€12 500", 12500)],
)
def test_amounts_are_read_as_people_write_them(written: str, amount: int) -> None:
    assert read_euros(written) == amount


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("12,50", "decimals_in_money"),
        ("12.50", "decimals_in_money"),
        ("12.500,00", "decimals_in_money"),
        ("12,-", "decimals_in_money"),
        ("-5", "negative_money"),
        ("€ -5", "negative_money"),
        ("veel", "no_amount"),
        ("", "no_amount"),
        ("1e6", "no_amount"),
        ("１２", "no_amount"),
        ("2.000.000.000", "too_much_money"),
    ],
)
def test_what_is_no_amount_in_whole_euros_is_refused(written: str, code: str) -> None:
    with pytest.raises(UnreadableValueError) as refused:
        read_euros(written)
    assert refused.value.code == code


@given(_euros)
def test_an_amount_that_is_written_is_read_back(amount: int) -> None:
    assert read_euros(say_euros(amount, "nl")) == amount


def test_amounts_have_the_signs_of_their_language() -> None:
    assert (say_euros(1_250_000, "nl"), say_euros(-1500, "nl")) == ("€\u00a01.250.000", "€\u00a0-1.500")
    assert say_euros(1500, "en") == "€1,500"
