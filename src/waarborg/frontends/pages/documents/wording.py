"""For whom is a document, and what for?"""

from __future__ import annotations

from django.utils.translation import gettext_lazy

PURPOSES = {
    "veiligheidsanalyse": gettext_lazy(
        "Cijfers en afspraken per onderdeel, als grond onder de keuze van prioriteiten."
    ),
    "veiligheidsplan": gettext_lazy("Het vastgestelde plan, zoals het nu geldt."),
    "uitvoeringsplan": gettext_lazy("Wat de komende twee jaar gebeurt: wat, wie en wanneer."),
    "raadsbrief": gettext_lazy("De jaarlijkse brief aan de raad over de stand van het plan."),
    "jaarverslag": gettext_lazy("Alle afspraken over het laatste volle kalenderjaar."),
    "toezichtplan": gettext_lazy("Controles en rondgangen van dit jaar: gepland en gedaan."),
    "driehoeksdossier": gettext_lazy(
        "Wat sinds het vorige kwartaal veranderde, wat gevaar loopt en wat besloten moet worden."
    ),
    "samenvatting": gettext_lazy("Eén bladzijde voor inwoners."),
}
"""By the name of its template; the documents themselves are in Dutch, and so are their names."""
