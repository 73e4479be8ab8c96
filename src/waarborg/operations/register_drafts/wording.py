"""How is it told what keeps a changed register from coming into use?"""

from __future__ import annotations

from collections.abc import Mapping

REGISTER_WORDING: Mapping[str, tuple[str, str]] = {
    "no_register_name": (
        "Geef het register een naam met letters.",
        "Give the register a name with letters.",
    ),
    "zaaktype_there": (
        "Het register {value} is er al. Wijzig dat register, of geef het zaaktype een andere identificatie.",
        "The register {value} is there already. Change that one, or give the zaaktype another identificatie.",
    ),
    "new_register": (
        "Vul bij Algemeen het meervoud, de omschrijving, het team en de Engelse namen in.",
        "Fill in the plural, the description, the team and the English names, at General.",
    ),
    "prefix_taken": (
        "Het voorvoegsel {value} is al van {other}. Kies een ander.",
        "The prefix {value} belongs to {other} already. Choose another.",
    ),
    "prefix_in_use": (
        "Er zijn zaken met nummers die met {value} beginnen. Laat het voorvoegsel zo.",
        "There are entries with numbers that begin with {value}. Leave the prefix as it is.",
    ),
    "occurrence_in_use": (
        "Er zijn zaken in dit register. Of het een gebeurtenis is, ligt daarmee vast.",
        "There are entries in this register. Whether it is an occurrence is fixed by that.",
    ),
    "type_in_use": (
        "Er zijn zaken waarin ‘{value}’ is ingevuld. Houd de soort, of maak een veld met een andere naam.",
        "There are entries with ‘{value}’ filled in. Keep its type, or make a field with another name.",
    ),
    "personal_in_use": (
        "Er zijn zaken waarin ‘{value}’ is ingevuld als persoonsgegeven. Dat blijft het.",
        "There are entries with ‘{value}’ filled in as identifying a person. That it remains.",
    ),
    "promised": (
        "Afspraak {number} telt op ‘{value}’. Laat het staan, of wijzig eerst wat de afspraak volgt.",
        "Commitment {number} counts on ‘{value}’. Leave it, or first change what the commitment follows.",
    ),
}
