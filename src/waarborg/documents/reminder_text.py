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
        dropped: its standing became worse; else it is due soon.
    """

    municipality: str
    address: str
    sentence: str
    standing: Standing
    reason: str
    due_on: date | None
    dropped: bool


_WORDS: dict[Language, dict[str, str]] = {
    "nl": {
        "one": "Veiligheidsplan: één afspraak vraagt uw aandacht",
        "more": "Veiligheidsplan: {number} afspraken vragen uw aandacht",
        "greeting": "Beste {name},",
        "dropped": "Deze afspraken staan er slechter voor dan eerst:",
        "due": "Deze afspraken zijn binnenkort aan de beurt:",
        "standing": "Stand: {standing}.",
        "by": "Uiterlijk {day}.",
        "look": "Bekijken of iets vastleggen: {address}",
        "stop": "U krijgt dit bericht omdat u trekker bent van deze afspraken. "
        "In Waarborg kunt u bij uw eigen gegevens instellen dat u geen berichten meer wilt.",
    },
    "en": {
        "one": "Safety plan: one commitment needs your attention",
        "more": "Safety plan: {number} commitments need your attention",
        "greeting": "Dear {name},",
        "dropped": "These commitments stand worse than before:",
        "due": "These commitments are due soon:",
        "standing": "Standing: {standing}.",
        "by": "Due by {day}.",
        "look": "Look it up or log evidence: {address}",
        "stop": "You get this message because you own these commitments. "
        "In Waarborg you can say with your own details that you want no more messages.",
    },
}


def write_reminder(name: str, reminded: Sequence[Reminded], language: Language) -> tuple[str, str]:
    """Write the subject and the text of a message to one person; what dropped comes first."""
    words = _WORDS[language]
    subject = words["one"] if len(reminded) == 1 else words["more"].format(number=len(reminded))
    parts = [words["greeting"].format(name=name)]
    for title, dropped in (("dropped", True), ("due", False)):
        chosen = [each for each in reminded if each.dropped is dropped]
        if chosen:
            parts.append(words[title])
            parts += [_write_one(each, language) for each in sorted(chosen, key=_urgency)]
    parts.append(words["stop"])
    return subject, "\n\n".join(parts) + "\n"


def _write_one(each: Reminded, language: Language) -> str:
    words = _WORDS[language]
    lines = [
        f"- {' '.join(each.sentence.split())} ({each.municipality})",
        f"  {words['standing'].format(standing=name_of(each.standing, language))} {each.reason}",
    ]
    if each.due_on is not None:
        lines.append("  " + words["by"].format(day=say_day(each.due_on, language)))
    lines.append("  " + words["look"].format(address=each.address))
    return "\n".join(lines)


def _urgency(each: Reminded) -> tuple[date, str]:
    return each.due_on or date.max, each.sentence
