"""How do the plan pages say what is stored: kinds of section, statuses, problems, what is checked?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from waarborg.commitments.as_json import demand_from_json
from waarborg.commitments.demands import Kind
from waarborg.commitments.describing import describe
from waarborg.commitments.wording import name_of
from waarborg.commitments.wording import say_problem as say_demand_problem
from waarborg.registers.definitions import RegisterDefinition
from waarborg.registers.problems import Problem
from waarborg.registers.selections import Selection

SECTION_KINDS: Mapping[str, Promise] = {
    "priority": gettext_lazy("Prioriteit"),
    "strategic_theme": gettext_lazy("Strategisch thema"),
    "field": gettext_lazy("Veiligheidsveld"),
    "theme": gettext_lazy("Thema"),
    "sub_theme": gettext_lazy("Deelthema"),
    "organisation": gettext_lazy("Organisatie"),
    "finance": gettext_lazy("Financiën"),
    "other": gettext_lazy("Overig"),
}

MEASURE_STATUSES: Mapping[str, Promise] = {
    "ongoing": gettext_lazy("Lopend"),
    "new": gettext_lazy("Nieuw"),
    "goal": gettext_lazy("Doelstelling"),
    "other": gettext_lazy("Overig"),
}

CHOICES: Mapping[str, Promise] = {
    "proposed": gettext_lazy("Nog te bekijken"),
    "accepted": gettext_lazy("Overgenomen"),
    "dropped": gettext_lazy("Weggelaten"),
}

FIELDS: Mapping[str, Promise] = {
    "title": gettext_lazy("Titel"),
    "municipality": gettext_lazy("Gemeente"),
    "start": gettext_lazy("Begin van de periode"),
    "end": gettext_lazy("Einde van de periode"),
    "section": gettext_lazy("Onderdeel"),
    "measure": gettext_lazy("Activiteit"),
    "sentence": gettext_lazy("Zin"),
    "kind": gettext_lazy("Soort"),
    "demand": gettext_lazy("Wat wordt gecontroleerd"),
    "owner": gettext_lazy("Trekker"),
    "selection": gettext_lazy("Register"),
    "answer": gettext_lazy("Antwoord in register"),
}

_PROBLEMS: Mapping[str, Promise] = {
    "required": gettext_lazy("Vul dit in."),
    "too_long": gettext_lazy("Dit is te lang; gebruik niet meer dan %(most)s tekens."),
    "another_kind": gettext_lazy("Deze gegevens horen bij een andere soort afspraak; kies de soort opnieuw."),
    "unknown_account": gettext_lazy(
        "Deze persoon heeft geen rol in deze gemeente; kies iemand uit de lijst."
    ),
    "unknown_register": gettext_lazy("Het register %(name)s bestaat hier niet; kies een ander register."),
    "unknown_category": gettext_lazy("De categorie %(name)s hoort niet bij dit register; kies opnieuw."),
    "unknown_result": gettext_lazy("Het resultaat %(name)s hoort niet bij dit register; kies opnieuw."),
    "unknown_field": gettext_lazy("Het veld %(name)s hoort niet bij dit register; kies opnieuw."),
    "ends_before_start": gettext_lazy(
        "Het einde van de periode ligt voor het begin; verbeter een van de twee."
    ),
    "period_needed": gettext_lazy("De periode van het plan is nog niet ingevuld; vul begin en einde in."),
    "too_long_a_period": gettext_lazy("Het plan loopt langer dan %(most)s jaar; controleer begin en einde."),
    "in_the_future": gettext_lazy("Deze dag moet nog komen; vul de dag in waarop de raad besloot."),
    "after_the_period": gettext_lazy(
        "Deze dag ligt na het einde van het plan; verbeter de dag of de periode."
    ),
    "before_previous_version": gettext_lazy("De vorige versie is van later: %(day)s. Verbeter de dag."),
    "undecided": gettext_lazy(
        "Voorstellen die nog niet zijn bekeken: %(number)s. Bekijk ze, of kies dat ze worden weggelaten."
    ),
    "nothing_accepted": gettext_lazy("Er is nog geen afspraak overgenomen; neem er minstens één over."),
}


def say_problem(problem: Problem) -> str:
    """What is wrong and what to do, in the reader's language."""
    if sentence := _PROBLEMS.get(problem.code):
        return str(sentence) % dict(problem.values)
    return say_demand_problem(problem, "en" if get_language() == "en" else "nl")


def say_demand(kind: str, demand: Mapping[str, Any] | None) -> str:
    """What will be checked, in one plain line; empty while that is open."""
    if demand is None:
        return ""
    return describe(demand_from_json(dict(demand)), "en" if get_language() == "en" else "nl")


def say_kind(kind: str) -> str:
    """The way in which a commitment promises, in words."""
    return name_of(Kind(kind), "en" if get_language() == "en" else "nl")


def say_selection(selection: Mapping[str, Any] | None, registers: Mapping[str, RegisterDefinition]) -> str:
    """Which entries count, in words; empty when no register is chosen."""
    if not selection:
        return ""
    chosen = Selection.from_json(dict(selection))
    definition = registers.get(chosen.register)
    if definition is None:
        return chosen.register
    here = 1 if get_language() == "en" else 0
    categories = {each.name: each.label[here] for each in definition.categories}
    results = {each.name: each.label[here] for each in definition.results}
    fields = {each.name: each.label[here] for each in definition.fields}
    parts = [", ".join(categories.get(name, name) for name in chosen.categories)]
    if chosen.results:
        names = ", ".join(results.get(name, name) for name in chosen.results)
        parts.append(_("resultaat: %(names)s") % {"names": names})
    parts += [f"{fields.get(name, name)}: {value}" for name, value in chosen.fields]
    narrowed = "; ".join(part for part in parts if part)
    label = definition.label[here]
    return f"{label} ({narrowed})" if narrowed else label
