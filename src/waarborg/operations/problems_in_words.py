"""How is a problem with people and municipalities told? The sentences that no register file has."""

from __future__ import annotations

from typing import Literal

from waarborg.registers.problems import Problem
from waarborg.registers.wording import say_problem

_WORDING: dict[str, tuple[str, str]] = {
    "last_administrator": (
        "Een gemeente heeft minstens één beheerder. Maak eerst iemand anders beheerder.",
        "A municipality has at least one administrator. Make somebody else one first.",
    ),
    "no_roles": ("Kies minstens één rol.", "Choose at least one role."),
    "taken": ("Deze naam bestaat al.", "This name is taken."),
    "weak_password": (
        "Kies een wachtwoord van minstens twaalf tekens dat niet voor de hand ligt.",
        "Choose a password of at least twelve characters that is hard to guess.",
    ),
}


def tell(problem: Problem, language: Literal["nl", "en"]) -> str:
    """One sentence: what is wrong and what to do."""
    if sentence := _WORDING.get(problem.code):
        return sentence[language == "en"]
    return say_problem(problem, language)
