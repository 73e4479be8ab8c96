"""What is different between two versions of a register file?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from waarborg.registers.editing import HEAD, PARTS, Content, as_form, items_of

_OWN_NUMBERS = frozenset(("versie", "geldig_vanaf"))
_ABSENT: Content = {}


@dataclass(frozen=True, slots=True)
class Difference:
    """One key that changed; of what came or went as a whole, the whole.

    Attributes:
        part: which part of the file.
        item: the Dutch label of the table in it; empty in the head.
        key: empty where the whole table came or went, or moved.
        before, after: as the form shows them; both empty where the table moved.
    """

    part: str
    item: str
    key: str = ""
    before: str = ""
    after: str = ""

    @property
    def kind(self) -> str:
        """``added``, ``removed``, ``moved`` or ``changed``."""
        if self.key:
            return "changed"
        if not self.before and not self.after:
            return "moved"
        return "added" if self.after else "removed"


def find_differences(before: Content, after: Content) -> list[Difference]:
    """Everything that changed, in the order of the file; its own version and first day aside."""
    return [each for part in PARTS for each in _differences_of(part, before, after)]


def _differences_of(part: str, before: Content, after: Content) -> Iterator[Difference]:
    if part == HEAD:
        yield from _keys(part, "", before, after)
        return
    old = {str(each.get("naam")): each for each in items_of(before, part)}
    new = {str(each.get("naam")): each for each in items_of(after, part)}
    for name, item in new.items():
        label = _label(item)
        if name not in old:
            yield Difference(part, label, after=label)
        else:
            yield from _keys(part, label, old[name], item)
    for name, item in old.items():
        if name not in new:
            yield Difference(part, _label(item), before=_label(item))
    kept = [name for name in old if name in new]
    if kept != [name for name in new if name in old]:
        yield Difference(part, "")


def _keys(part: str, label: str, before: Content, after: Content) -> Iterator[Difference]:
    shown = {key.name: key for key in PARTS[part]}
    old, new = as_form(part, before), as_form(part, after)
    for name in new:
        if old[name] != new[name]:
            yield Difference(part, label, name, old[name], new[name])
    others = (before.keys() | after.keys()) - shown.keys() - PARTS.keys() - _OWN_NUMBERS
    for name in sorted(others):
        if before.get(name) != after.get(name):
            yield Difference(part, label, name, str(before.get(name, "")), str(after.get(name, "")))


def _label(item: Content) -> str:
    label = item.get("label")
    return str(label.get("nl")) if isinstance(label, dict) and label.get("nl") else str(item.get("naam"))
