"""Which column of a handed-over list is which field of a register? Proposed from names; people decide."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from waarborg.registers.column_labels import COLUMN_LABELS
from waarborg.registers.definitions import RegisterDefinition

SOURCE_KEY = "source_key"
"""The target of the column that tells rows apart where the list comes from: a case number there."""

NOT_TAKEN = ""
"""The target of a column that is left where it is."""

_ALSO_CALLED: Mapping[str, tuple[str, ...]] = {
    SOURCE_KEY: (
        "nummer",
        "zaaknummer",
        "meldingsnummer",
        "kenmerk",
        "id",
        "referentie",
        "number",
        "case number",
    ),
    "title": ("onderwerp", "korte omschrijving", "samenvatting", "subject"),
    "category": ("soort", "type", "rubriek", "hoofdcategorie", "soort melding", "kind"),
    "status": ("stand", "voortgang", "state"),
    "result": ("afhandeling", "uitkomst", "besluit", "outcome"),
    "opened_at": (
        "binnengekomen op",
        "ontvangen op",
        "datum ontvangst",
        "meldingsdatum",
        "datum melding",
        "aangemaakt",
        "ontvangen",
        "received",
        "created",
    ),
    "happened_on": ("datum", "dag", "uitgevoerd op", "controledatum", "gehouden op", "day"),
    "closed_at": ("afgehandeld op", "gereed op", "datum afhandeling", "afgesloten op", "einddatum", "closed"),
    "area": ("wijk", "buurt", "kern", "dorp", "stadsdeel", "district", "neighbourhood"),
    "subject": ("onderwerp", "school", "object", "inrichting", "bedrijf", "subject"),
    "party": ("organisatie", "partner", "organisation"),
    "follow_up_of": ("vervolg op", "goes on with"),
    "duplicate_of": ("dubbel van", "duplicate of"),
    "cause": ("antwoord op", "answers", "volgt op", "aanleiding", "hoort bij", "follows"),
    "assigned_to": ("behandelaar", "behandeld door", "toegewezen aan", "handled by", "medewerker"),
    "location": ("plek op de kaart", "place on the map", "coordinaten", "coordinates", "rd coordinaten"),
    "street": ("straat", "straatnaam", "street"),
    "house_number": ("huisnummer", "huisnr", "house number"),
    "postal_code": ("postcode", "postal code"),
    "town": ("plaats", "woonplaats", "plaatsnaam", "town"),
    "valid_from": ("ingangsdatum", "geldig vanaf", "van"),
    "valid_until": ("geldig tot", "vervaldatum", "tot"),
}
_AMBIGUOUS = frozenset({"onderwerp", "subject"})
"""Our own exports call a member of a list so, other lists the title: the table above decides, in its order."""


def targets(definition: RegisterDefinition) -> tuple[str, ...]:
    """What a column can be for this register: names of columns, links and fields, and the source's key."""
    names = [SOURCE_KEY, "title"]
    names += ["category"] if definition.categories else []
    names += [] if definition.occurrence else ["status"]
    names += ["result", "happened_on", "opened_at"]
    names += [] if definition.occurrence else ["closed_at"]
    names += ["area", "subject", "party", "location", "street", "house_number", "postal_code", "town"]
    names += ["cause", "follow_up_of", "duplicate_of", "assigned_to"]
    names += ["valid_from", "valid_until"] if definition.needs_validity else []
    return (*names, *(field.name for field in definition.fields))


def propose_columns(
    definition: RegisterDefinition, headings: Sequence[str], remembered: Mapping[str, str]
) -> tuple[str, ...]:
    """Give each heading its target; every target at most once.

    Args:
        definition: the register.
        headings: as they stand in the list.
        remembered: what was chosen before, by :func:`plain_heading`; it wins over every name.
    """
    offered = targets(definition)
    proposed = [NOT_TAKEN] * len(headings)
    plain = [plain_heading(heading) for heading in headings]
    for place, heading in enumerate(plain):
        known = remembered.get(heading, NOT_TAKEN)
        if known in offered and known not in proposed:
            proposed[place] = known
    for fits in (_is_name, _is_also_called, _holds_name):
        for target in offered:
            if target in proposed:
                continue
            for place, heading in enumerate(plain):
                free = not proposed[place] and heading and heading not in remembered
                if free and fits(definition, target, heading):
                    proposed[place] = target
                    break
    return tuple(proposed)


def plain_heading(heading: str) -> str:
    """A heading by which it is known again: lower case, without accents, signs and doubled spaces."""
    decomposed = unicodedata.normalize("NFKD", heading.casefold())
    letters = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(re.findall(r"[^\W_]+", letters))


def _names(definition: RegisterDefinition, target: str) -> Iterator[str]:
    own = next((field.label for field in definition.fields if field.name == target), None)
    for name in (target, *(own or COLUMN_LABELS.get(target) or ())):
        yield plain_heading(name)


def _is_name(definition: RegisterDefinition, target: str, heading: str) -> bool:
    return heading not in _AMBIGUOUS and heading in set(_names(definition, target))


def _is_also_called(definition: RegisterDefinition, target: str, heading: str) -> bool:
    return heading in _ALSO_CALLED.get(target, ()) or (
        target == "subject" and heading in definition.subject_lists
    )


def _holds_name(definition: RegisterDefinition, target: str, heading: str) -> bool:
    """Does the heading say the name and more: "categorie van de melding"?"""
    words = set(heading.split())
    named = (*_names(definition, target), *_ALSO_CALLED.get(target, ()))
    return any(name and len(name) > 3 and set(name.split()) <= words for name in named)
