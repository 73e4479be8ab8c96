"""A small register of its own, so that tests do not lean on the files that come along."""

from __future__ import annotations

from waarborg.registers.definitions import RegisterDefinition
from waarborg.registers.files import read_register

HEAD = """
versie = 1
geldig_vanaf = 2026-01-01
naam = { nl = "Proef", en = "Trial" }
meervoud = { nl = "Proeven", en = "Trials" }
omschrijving = { nl = "Om te proberen.", en = "To try out." }
voorvoegsel = "PRF"
"""

FIELDS = """
[[eigenschappen]]
naam = "onderwerp"
label = { nl = "Onderwerp", en = "Topic" }
type = "tekst"
verplicht = true
maximale_lengte = 20

[[eigenschappen]]
naam = "verhaal"
label = { nl = "Verhaal", en = "Story" }
type = "lange_tekst"

[[eigenschappen]]
naam = "aantal"
label = { nl = "Aantal", en = "Number" }
type = "getal"
minimum = 0
maximum = 5000

[[eigenschappen]]
naam = "kosten"
label = { nl = "Kosten", en = "Costs" }
type = "bedrag"

[[eigenschappen]]
naam = "dag"
label = { nl = "Dag", en = "Day" }
type = "datum"

[[eigenschappen]]
naam = "moment"
label = { nl = "Moment", en = "Moment" }
type = "datum_tijd"

[[eigenschappen]]
naam = "klaar"
label = { nl = "Klaar", en = "Ready" }
type = "ja_nee"

[[eigenschappen]]
naam = "kleur"
label = { nl = "Kleur", en = "Colour" }
type = "keuze"
keuzes = [
    { waarde = "rood", label = { nl = "Rood", en = "Red" } },
    { waarde = "blauw", label = { nl = "Blauw, licht", en = "Light blue" } },
]

[[eigenschappen]]
naam = "kleuren"
label = { nl = "Kleuren", en = "Colours" }
type = "meerkeuze"
keuzes = [
    { waarde = "rood", label = { nl = "Rood", en = "Red" } },
    { waarde = "blauw", label = { nl = "Blauw, licht", en = "Light blue" } },
]

[[eigenschappen]]
naam = "adres"
label = { nl = "E-mailadres", en = "E-mail address" }
type = "e-mail"
persoonsgegeven = true

[[eigenschappen]]
naam = "bron"
label = { nl = "Bron", en = "Source" }
type = "link"
"""

STATUSES = """
[[statustypen]]
naam = "nieuw"
label = { nl = "Nieuw", en = "New" }
volgende = ["bezig", "klaar"]

[[statustypen]]
naam = "bezig"
label = { nl = "Bezig", en = "Busy" }
volgende = ["klaar"]

[[statustypen]]
naam = "klaar"
label = { nl = "Klaar", en = "Done" }
eind = true
"""

RESULTS = """
[[resultaattypen]]
naam = "gelukt"
label = { nl = "Gelukt", en = "Succeeded" }
archiefnominatie = "vernietigen"
archiefactietermijn = "P5Y"
selectielijst = "12.1"

[[resultaattypen]]
naam = "bewaard"
label = { nl = "Bewaard", en = "Kept" }
archiefnominatie = "blijvend_bewaren"
selectielijst = "2.1.1"

[[resultaattypen]]
naam = "onbekend"
label = { nl = "Onbekend", en = "Unknown" }
"""

CATEGORIES = """
[[categorieen]]
naam = "snel"
label = { nl = "Snel", en = "Fast" }
doorlooptijd = "PT24H"
team = "Buitendienst"
woorden = ["spoedklus"]
hulpwoorden = ["haast"]

[[categorieen]]
naam = "rustig"
label = { nl = "Rustig", en = "Slow" }
doorlooptijd = { werkdagen = 10 }
"""

SOUND = HEAD + FIELDS + STATUSES + RESULTS + CATEGORIES


def sample_register(head: str = "") -> RegisterDefinition:
    """Read the sample, with more keys at its head."""
    return read_register("proef", head + SOUND)
