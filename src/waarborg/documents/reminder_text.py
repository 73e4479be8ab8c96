"""What does the one reminder of a day say to an owner?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from waarborg.commitments.verdicts import Standing
from waarborg.commitments.wording import name_of, say_day

Language = Literal["nl", "en"]


@dataclass(frozen=True, slots=True)
class Reminded:
    """A commitment that an owner is reminded of.

    Attributes:
        municipality, address: whose plan it is, and where the commitment can be looked up.
        reason: the verdict in one line, in the owner's language.
        why: it is ``due`` soon, its standing ``dropped``, or its plan ``ended`` and this is what came of it.
    """

    municipality: str
    address: str
    sentence: str
    standing: Standing
    reason: str
    due_on: date | None
    why: Literal["due", "dropped", "ended"]


@dataclass(frozen=True, slots=True)
class RemindedEntry:
    """An entry that somebody is reminded of: its number and register alone, for a title can name somebody.

    Attributes:
        why: ``late``, ``soon`` or ``resume`` (its term stands still and was expected to go on).
        by: when its term ends or ended, in words; empty while it stands still.
    """

    municipality: str
    address: str
    number: str
    register: str
    why: str
    by: str


@dataclass(frozen=True, slots=True)
class RemindedAction:
    """An action of the implementation plan that its owner is reminded of; ``is_late`` once its last day is over."""

    municipality: str
    address: str
    title: str
    reason: str
    is_late: bool


MOST_ENTRIES = 25
"""A message names so many entries of a kind; of the others it tells how many there are."""

_WORDS: dict[Language, dict[str, str]] = {
    "nl": {
        "case": "Waarborg: één zaak vraagt uw aandacht",
        "cases": "Waarborg: {number} zaken vragen uw aandacht",
        "both": "Veiligheidsplan: {number} zaken en afspraken vragen uw aandacht",
        "late": "Deze zaken zijn te laat:",
        "soon": "De termijn van deze zaken loopt bijna af:",
        "resume": "De termijn van deze zaken staat stil en zou nu weer lopen:",
        "left_off": "- en nog {number} andere",
        "case_stop": "U krijgt dit bericht omdat u deze zaken behandelt, of bericht krijgt als ze te laat "
        "zijn. In Waarborg kunt u bij uw eigen gegevens instellen dat u geen berichten meer wilt.",
        "one": "Veiligheidsplan: één afspraak vraagt uw aandacht",
        "more": "Veiligheidsplan: {number} afspraken vragen uw aandacht",
        "action": "Veiligheidsplan: één actie vraagt uw aandacht",
        "actions": "Veiligheidsplan: {number} acties vragen uw aandacht",
        "actions_late": "Deze acties van het uitvoeringsplan hadden klaar moeten zijn:",
        "actions_due": "Deze acties van het uitvoeringsplan moeten binnenkort klaar zijn:",
        "action_stop": "U krijgt dit bericht omdat u deze acties uitvoert. "
        "In Waarborg kunt u bij uw eigen gegevens instellen dat u geen berichten meer wilt.",
        "mixed": "Veiligheidsplan: {number} zaken, acties en afspraken vragen uw aandacht",
        "greeting": "Beste {name},",
        "dropped": "Deze afspraken staan er slechter voor dan eerst:",
        "due": "Deze afspraken zijn binnenkort aan de beurt:",
        "ended": "Het plan van deze afspraken is afgelopen. Zo eindigden ze:",
        "standing": "Stand: {standing}.",
        "by": "Uiterlijk {day}.",
        "look": "Bekijken of iets vastleggen: {address}",
        "seen": "Bekijken: {address}",
        "stop": "U krijgt dit bericht omdat u trekker bent van deze afspraken. "
        "In Waarborg kunt u bij uw eigen gegevens instellen dat u geen berichten meer wilt.",
    },
    "en": {
        "case": "Waarborg: one case needs your attention",
        "cases": "Waarborg: {number} cases need your attention",
        "both": "Safety plan: {number} cases and commitments need your attention",
        "late": "These cases are late:",
        "soon": "The term of these cases is nearly over:",
        "resume": "The term of these cases stands still and was expected to go on by now:",
        "left_off": "- and {number} others",
        "case_stop": "You get this message because you handle these cases, or are told when they are late. "
        "In Waarborg you can say with your own details that you want no more messages.",
        "one": "Safety plan: one commitment needs your attention",
        "more": "Safety plan: {number} commitments need your attention",
        "action": "Safety plan: one action needs your attention",
        "actions": "Safety plan: {number} actions need your attention",
        "actions_late": "These actions of the implementation plan should have been finished:",
        "actions_due": "These actions of the implementation plan must be finished soon:",
        "action_stop": "You get this message because you carry out these actions. "
        "In Waarborg you can say with your own details that you want no more messages.",
        "mixed": "Safety plan: {number} cases, actions and commitments need your attention",
        "greeting": "Dear {name},",
        "dropped": "These commitments stand worse than before:",
        "due": "These commitments are due soon:",
        "ended": "The plan of these commitments has ended. This is how they ended:",
        "standing": "Standing: {standing}.",
        "by": "Due by {day}.",
        "look": "Look it up or log evidence: {address}",
        "seen": "Look it up: {address}",
        "stop": "You get this message because you own these commitments. "
        "In Waarborg you can say with your own details that you want no more messages.",
    },
}


def write_reminder(
    name: str,
    reminded: Sequence[Reminded],
    language: Language,
    entries: Sequence[RemindedEntry] = (),
    actions: Sequence[RemindedAction] = (),
) -> tuple[str, str]:
    """Write the subject and the text of a message to one person; what is worst comes first."""
    words = _WORDS[language]
    parts = [words["greeting"].format(name=name)]
    for reason in ("dropped", "due", "ended"):
        chosen = [each for each in reminded if each.why == reason]
        if chosen:
            parts.append(words[reason])
            parts += [_write_one(each, language) for each in sorted(chosen, key=_urgency)]
    for title, late in (("actions_late", True), ("actions_due", False)):
        its = [each for each in actions if each.is_late is late]
        if its:
            parts += [words[title], *(_write_action(each, language) for each in its)]
    for why in ("late", "soon", "resume"):
        of_kind = [each for each in entries if each.why == why]
        if of_kind:
            parts += [words[why], *(_write_entry(each, language) for each in of_kind[:MOST_ENTRIES])]
        if len(of_kind) > MOST_ENTRIES:
            parts.append(words["left_off"].format(number=len(of_kind) - MOST_ENTRIES))
    parts.append(words["stop" if reminded else "case_stop" if entries else "action_stop"])
    subject = _subject(len(reminded), len(entries), len(actions), language)
    return subject, "\n\n".join(parts) + "\n"


def _subject(commitments: int, cases: int, actions: int, language: Language) -> str:
    words = _WORDS[language]
    if actions and (commitments or cases):
        return words["mixed"].format(number=commitments + cases + actions)
    if actions:
        return words["action"] if actions == 1 else words["actions"].format(number=actions)
    if commitments and cases:
        return words["both"].format(number=commitments + cases)
    if cases:
        return words["case"] if cases == 1 else words["cases"].format(number=cases)
    return words["one"] if commitments == 1 else words["more"].format(number=commitments)


def _write_entry(each: RemindedEntry, language: Language) -> str:
    words = _WORDS[language]
    lines = [f"- {each.number}, {each.register} ({each.municipality})"]
    if each.by:
        lines.append("  " + words["by"].format(day=each.by))
    lines.append(f"  {each.address}")
    return "\n".join(lines)


def _write_action(each: RemindedAction, language: Language) -> str:
    look = _WORDS[language]["look"].format(address=each.address)
    return f"- {' '.join(each.title.split())} ({each.municipality})\n  {each.reason}\n  {look}"


def _write_one(each: Reminded, language: Language) -> str:
    words = _WORDS[language]
    lines = [
        f"- {' '.join(each.sentence.split())} ({each.municipality})",
        f"  {words['standing'].format(standing=name_of(each.standing, language))} {each.reason}",
    ]
    if each.due_on is not None:
        lines.append("  " + words["by"].format(day=say_day(each.due_on, language)))
    lines.append("  " + words["seen" if each.why == "ended" else "look"].format(address=each.address))
    return "\n".join(lines)


def _urgency(each: Reminded) -> tuple[date, str]:
    return each.due_on or date.max, each.sentence
