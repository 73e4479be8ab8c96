"""What was asked, granted and spent, by year and by what it is for? Sums that always add up.

Amounts are whole euros.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Literal, TypeVar

from waarborg.registers.values import UnreadableValueError

Key = TypeVar("Key", bound=Hashable)

MOST_EUROS = 1_000_000_000
_PLAIN = re.compile(r"\d{1,12}")
_GROUPED = re.compile(r"\d{1,3}([. \u00a0]\d{3})+")
_DECIMALS = re.compile(r"[\d. \u00a0]+[.,](\d+|-)")


@dataclass(frozen=True, slots=True)
class Amounts:
    """Sums of money.

    Attributes:
        requested: what was asked.
        granted: what may be spent: existing money counts as granted until a decision says otherwise.
        undecided: new money that was asked and of which nobody decided yet.
        spent: what was paid.
    """

    requested: int = 0
    granted: int = 0
    undecided: int = 0
    spent: int = 0

    def __add__(self, other: Amounts) -> Amounts:
        return Amounts(
            self.requested + other.requested,
            self.granted + other.granted,
            self.undecided + other.undecided,
            self.spent + other.spent,
        )

    @property
    def left(self) -> int:
        """What may still be spent; below zero when more was spent than granted."""
        return self.granted - self.spent


@dataclass(frozen=True, slots=True)
class Money:
    """Money for one thing in one year.

    Attributes:
        is_new: it is not in the budget yet, and needs a decision.
        granted: ``None``: nobody decided yet; 0: it was refused.
    """

    year: int
    is_new: bool
    requested: int
    granted: int | None = None
    spent: int = 0

    @property
    def needs_decision(self) -> bool:
        """New money that nobody granted or refused yet."""
        return self.is_new and self.granted is None and self.requested > 0

    @property
    def amounts(self) -> Amounts:
        """As sums."""
        granted = self.granted if self.granted is not None else (0 if self.is_new else self.requested)
        undecided = self.requested if self.needs_decision else 0
        return Amounts(self.requested, granted, undecided, self.spent)


def total(lines: Iterable[Money]) -> Amounts:
    """Add everything up."""
    return sum((line.amounts for line in lines), Amounts())


def by_key(lines: Iterable[Money], key: Callable[[Money], Key]) -> dict[Key, Amounts]:
    """Add up what has the same key, in the order in which keys first come up."""
    sums: dict[Key, Amounts] = {}
    for line in lines:
        sums[key(line)] = sums.get(key(line), Amounts()) + line.amounts
    return sums


def by_year(lines: Iterable[Money]) -> dict[int, Amounts]:
    """Add up by year, the first year first."""
    return dict(sorted(by_key(lines, lambda line: line.year).items()))


def read_euros(written: str) -> int:
    """Read an amount in whole euros: ``12500``, ``12.500`` or ``€ 12.500``.

    Raises:
        UnreadableValueError: when it is no amount, below zero, not whole, or more than a municipality has.
    """
    text = written.strip().removeprefix("€").strip()
    if text.startswith(("-", "−")):
        raise UnreadableValueError("negative_money")
    if not text.isascii() and "\u00a0" not in text:
        raise UnreadableValueError("no_amount")
    if _PLAIN.fullmatch(text) or _GROUPED.fullmatch(text):
        amount = int(re.sub(r"\D", "", text))
        if amount > MOST_EUROS:
            raise UnreadableValueError("too_much_money", maximum=MOST_EUROS)
        return amount
    raise UnreadableValueError("decimals_in_money" if _DECIMALS.fullmatch(text) else "no_amount")


def say_euros(amount: int, language: Literal["nl", "en"]) -> str:
    """Write an amount, never broken over two lines: ``€ 12.500`` in Dutch, ``€12,500`` in English."""
    written = f"{abs(amount):,}"
    sign = "-" if amount < 0 else ""
    return f"€\u00a0{sign}{written.replace(',', '.')}" if language == "nl" else f"{sign}€{written}"
