"""How are the steps of the policy cycle called, and how they stand, in Dutch and in English?"""

from __future__ import annotations

from typing import Literal

from waarborg.commitments.policy_cycle import StepKind, StepStanding
from waarborg.commitments.windows import Window

Language = Literal["nl", "en"]

_STEPS = {
    StepKind.START_NOTE: ("Startnotitie", "Start note"),
    StepKind.ANALYSIS: ("Veiligheidsanalyse", "Safety analysis"),
    StepKind.PRIORITIES: ("Prioriteiten kiezen", "Choosing priorities"),
    StepKind.PLAN: ("Integraal veiligheidsplan", "Integral safety plan"),
    StepKind.IMPLEMENTATION: ("Uitvoeringsplan {years}", "Implementation plan {years}"),
    StepKind.MONITORING: ("Monitoring", "Monitoring"),
    StepKind.ACCOUNT_MONITOR: (
        "Verantwoording over {years}: veiligheidsmonitor",
        "Account of {years}: safety monitor",
    ),
    StepKind.ACCOUNT_LETTER: (
        "Verantwoording over {years}: brief aan de raad",
        "Account of {years}: letter to the council",
    ),
    StepKind.EVALUATION: ("Evaluatie", "Evaluation"),
}

_STANDINGS = {
    StepStanding.DONE: ("gedaan", "done"),
    StepStanding.LEFT_OUT: ("overgeslagen", "left out"),
    StepStanding.LATE: ("te laat", "late"),
    StepStanding.UNDER_WAY: ("bezig", "under way"),
    StepStanding.AHEAD: ("nog niet begonnen", "not begun yet"),
}


def say_step(kind: StepKind, about: Window | None, language: Language) -> str:
    """Say which step it is.

    Args:
        kind: the step.
        about: the part of the plan's running time that it speaks of, where it does not speak of all of it.
        language: of the words.

    >>> from datetime import date
    >>> say_step(StepKind.IMPLEMENTATION, Window(date(2027, 1, 1), date(2028, 12, 31)), "nl")
    'Uitvoeringsplan 2027-2028'
    """
    years = (
        "" if about is None else "-".join(str(year) for year in sorted({about.start.year, about.end.year}))
    )
    return _STEPS[kind][language == "en"].format(years=years).strip()


def say_step_standing(standing: StepStanding, language: Language) -> str:
    """Say how a step stands."""
    return _STANDINGS[standing][language == "en"]
