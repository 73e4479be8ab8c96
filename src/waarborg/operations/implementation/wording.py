"""How is it told what is wrong with an action or its money?"""

from __future__ import annotations

from collections.abc import Mapping

ACTION_WORDING: Mapping[str, tuple[str, str]] = {
    "outside_the_plan": (
        "Het plan loopt van {start} tot en met {end}. Kies een dag daarbinnen.",
        "The plan runs from {start} to {end}. Choose a day within it.",
    ),
    "not_a_stretch": (
        "Schrijf een dag (31-12-2027), een kwartaal (2027-K3) of een jaar (2027).",
        "Write a day (31-12-2027), a quarter (2027-Q3) or a year (2027).",
    ),
    "moved_without_reason": (
        "Andere dagen geeft u met ‘Verplaatsen’, met de reden erbij.",
        "Give other days with ‘Move’, with the reason.",
    ),
    "not_moved": (
        "Dit zijn de dagen die de actie al heeft. Kies andere.",
        "These are the days that the action has already. Choose others.",
    ),
    "unknown_measure": (
        "Kies een activiteit of afspraak uit het plan dat nu geldt.",
        "Choose an activity or commitment of the plan that holds now.",
    ),
    "too_many_partners": ("Noem hoogstens {maximum} partners.", "Name at most {maximum} partners."),
    "still_a_proposal": (
        "Dit is nog een voorstel. Neem het eerst over.",
        "This is still a proposal. Take it over first.",
    ),
    "no_proposal": (
        "Deze actie is al overgenomen. Stop haar in plaats van haar weg te halen.",
        "This action was taken over already. Stop it instead of throwing it away.",
    ),
    "has_money": (
        "Bij dit voorstel staat geld in de begroting. Haal dat eerst weg.",
        "There is money for this proposal in the budget. Take that out first.",
    ),
    "action_is_over": (
        "Deze actie is klaar of gestopt. Zet haar eerst terug.",
        "This action is finished or stopped. Put it back first.",
    ),
    "before_it_began": (
        "De actie begon op {day}. Vul die dag of een latere in.",
        "The action began on {day}. Fill in that day or a later one.",
    ),
    "plan_is_over": (
        "Het plan loopt tot en met {end}; er is geen tijd meer voor nieuwe acties.",
        "The plan runs until {end}; there is no time left for new actions.",
    ),
    "negative_money": (
        "Een bedrag is nul of meer. Haal het minteken weg.",
        "An amount is zero or more. Remove the minus sign.",
    ),
    "decimals_in_money": (
        "Schrijf hele euro's, zonder centen: 12500 of 12.500.",
        "Write whole euros, without cents: 12500.",
    ),
    "no_amount": (
        "Schrijf een bedrag in hele euro's: 12500 of 12.500.",
        "Write an amount in whole euros: 12500.",
    ),
    "too_much_money": (
        "Dit is meer dan € {maximum}. Kijk het bedrag na.",
        "This is more than €{maximum}. Check the amount.",
    ),
    "decision_without_amount": (
        "Vul ook in hoeveel is toegekend; nul als het is afgewezen.",
        "Fill in how much was granted as well; zero when it was refused.",
    ),
    "year_outside_the_plan": (
        "Het plan loopt van {start} tot en met {end}. Kies een jaar daarbinnen.",
        "The plan runs from {start} to {end}. Choose a year within it.",
    ),
}
"""Dutch, English."""
