"""How is it said in plain Dutch and English how an action stands, and how far it is?"""

from __future__ import annotations

from typing import Literal

from waarborg.commitments.actions import Progress

ACTIONS_DUTCH: dict[str, str] = {
    "action_done": "Klaar op {on:date}, op tijd: het moest uiterlijk {by:date}.",
    "action_late": "Klaar op {on:date}; het moest uiterlijk {by:date}.",
    "action_overdue": "Niet klaar; het moest uiterlijk {by:date}.",
    "action_nobody": "Het is nog niet bekend wie dit doet. Vul dat in.",
    "action_not_begun": "Zou op {since:date} beginnen en is nog niet begonnen; klaar uiterlijk {by:date}.",
    "action_soon": "Moet binnenkort klaar zijn, uiterlijk {by:date}.",
    "action_underway": "Loopt; klaar uiterlijk {by:date}.",
    "action_planned": "Begint op {since:date}; klaar uiterlijk {by:date}.",
}
ACTIONS_ENGLISH: dict[str, str] = {
    "action_done": "Finished on {on:date}, in time: it was due by {by:date}.",
    "action_late": "Finished on {on:date}; it was due by {by:date}.",
    "action_overdue": "Not finished; it was due by {by:date}.",
    "action_nobody": "It is not known yet who does this. Fill that in.",
    "action_not_begun": "Was to begin on {since:date} and has not begun; due by {by:date}.",
    "action_soon": "Must be finished soon, by {by:date}.",
    "action_underway": "Under way; due by {by:date}.",
    "action_planned": "Begins on {since:date}; due by {by:date}.",
}

PROGRESS: dict[Progress, tuple[str, str]] = {
    Progress.PLANNED: ("nog niet begonnen", "not begun"),
    Progress.UNDERWAY: ("bezig", "under way"),
    Progress.DONE: ("klaar", "finished"),
    Progress.STOPPED: ("gestopt", "stopped"),
}
"""How far an action is: Dutch, English."""


def title_outside(title: str, language: Literal["nl", "en"], *, is_confidential: bool) -> str:
    """Return an action's title on one line for messages and calendars; of a confidential one no words."""
    if is_confidential:
        return "Vertrouwelijke actie" if language == "nl" else "Confidential action"
    return " ".join(title.split())
