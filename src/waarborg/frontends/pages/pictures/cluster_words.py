"""How is it said what can be asked about neighbourhoods and months together, and what the answer is?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from waarborg.frontends.pages.numbers import number_format, percentage
from waarborg.frontends.pages.pictures.wording import decimal, period
from waarborg.operations.pictures.cluster_answers import ClusterQuestion
from waarborg.operations.pictures.findings import SpaceTimeCluster

DASH = "–"


@dataclass(frozen=True, slots=True)
class QuestionWords:
    """A question as a page asks it: its word in an address, and what it looks at."""

    value: str
    label: str
    explained: str


def questions() -> list[QuestionWords]:
    """What can be asked, the usual one first."""
    told = _beside_population() | _beside_itself()
    return [QuestionWords(each.value, *told[each]) for each in ClusterQuestion]


def _beside_population() -> dict[ClusterQuestion, tuple[str, str]]:
    return {
        ClusterQuestion.NOW: (
            _("Waar is het nu meer dan bij de bevolking past?"),
            _(
                "Kijkt naar wat tot en met de laatste maand doorgaat. Verwacht in elke buurt een aantal dat past "
                "bij haar inwoners of woningen. Goed om nu iets te doen. Een plek die altijd druk is, zoals een "
                "winkelstraat, kan hier ook opvallen."
            ),
        ),
        ClusterQuestion.EVER: (
            _("Waar was het een tijd meer dan bij de bevolking past?"),
            _(
                "Kijkt naar elk tijdvak binnen deze maanden, ook als het voorbij is. Verwacht in elke buurt een "
                "aantal dat past bij haar inwoners of woningen. Goed om achteraf te zien waar en wanneer iets "
                "speelde."
            ),
        ),
        ClusterQuestion.WHOLE: (
            _("Waar is het over al deze maanden samen meer dan bij de bevolking past?"),
            _(
                "Telt alle maanden bij elkaar en kijkt alleen naar de plek. Zegt welke buurten samen hoog liggen, "
                "en niet wanneer."
            ),
        ),
    }


def _beside_itself() -> dict[ClusterQuestion, tuple[str, str]]:
    return {
        ClusterQuestion.NOW_BESIDE_ITSELF: (
            _("Waar is het nu meer dan daar gewoon is?"),
            _(
                "Vergelijkt elke buurt met haar eigen aandeel in deze maanden. Kijkt naar wat tot en met de "
                "laatste maand doorgaat. Aantallen inwoners zijn niet nodig. Een plek die altijd druk is valt "
                "niet op, en ook niet dat het overal tegelijk meer wordt."
            ),
        ),
        ClusterQuestion.EVER_BESIDE_ITSELF: (
            _("Waar was het een tijd meer dan daar gewoon is?"),
            _(
                "Vergelijkt elke buurt met haar eigen aandeel in deze maanden, in elk tijdvak, ook als het voorbij "
                "is. Aantallen inwoners zijn niet nodig. Een plek die altijd druk is valt niet op, en ook niet dat "
                "het overal tegelijk meer wordt."
            ),
        ),
    }


@dataclass(frozen=True, slots=True)
class ClusterLine:
    """A cluster in words; its number stands on the map."""

    number: int
    areas: str
    first: str
    last: str
    cases: str
    expected: str
    times: str
    chance: str
    cluster: SpaceTimeCluster


def cluster_lines(found: tuple[SpaceTimeCluster, ...], names: Mapping[str, str]) -> list[ClusterLine]:
    """The clusters, the surest first."""
    return [
        ClusterLine(
            number,
            ", ".join(names.get(area, area) for area in each.areas),
            period(each.periods[0]),
            period(each.periods[1]),
            _("te klein getal") if each.cases is None else number_format(each.cases),
            DASH if each.expected is None else decimal(each.expected),
            DASH if each.relative_risk is None else decimal(each.relative_risk),
            chance_words(each.p_value),
            each,
        )
        for number, each in enumerate(found, start=1)
    ]


def chance_words(chance: float | None) -> str:
    """A small chance as a percentage; ``None``: it may not be told how small."""
    if chance is None:
        return _("minder dan 5 %")
    return percentage(decimal(100 * chance))
