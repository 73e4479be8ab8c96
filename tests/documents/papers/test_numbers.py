"""Does the rule about numbers find those that lead nowhere?"""

from __future__ import annotations

import pytest
from tests.documents.papers.numbers import numbers_without_evidence

TABLE = "| Naam | Aantal |\n|:--|--:|\n| {name} | 7 |\n\n: {caption}\n"
LINK = "[Politie](<https://w.nl/p/>)"


@pytest.mark.parametrize(
    ("markdown", "found"),
    [
        ("Van de 12 afspraken zijn er [3](<https://w.nl/>) op koers.", ["12"]),
        ("Daarnaast is er één gestopt.", ["één"]),
        ("In dit verslag van 1.986 bladzijden.", ["1.986"]),
        (f"{LINK} deed er 4.", ["4"]),
        ("- Wij deden er 4.\n- Bewijs: niets.", ["4"]),
        (f"- Wij deden er 4. {LINK}", []),
        (TABLE.format(name="Politie", caption="Inzet"), ["7"]),
        (TABLE.format(name=LINK, caption="Inzet"), []),
        (TABLE.format(name="Politie", caption="[Inzet](<https://w.nl/>)"), []),
        (TABLE.format(name=LINK, caption="Inzet van 9 mensen"), ["9"]),
        ("# Wat er sinds 30 november 2025 veranderde\n\nK3 2026, 3-1-2026, 2026–2027 en in 2025.", []),
        ("Per 1.000 inwoners, 95 % zeker.", []),
        ("![Zo gaat het in 3 wijken](chart:wijken)", ["3"]),
        ("> Er waren 5 mensen.", ["5"]),
        ("Wij houden 4 keer een actie, en deden er 2.", ["2"]),
    ],
)
def test_a_number_needs_a_link_by_the_rule(markdown: str, found: list[str]) -> None:
    told = numbers_without_evidence(markdown, ["Wij houden 4 keer een actie"])
    assert [each.split(":")[0].strip(".,") for each in told] == found
