"""Does a sentence speak of a document, a post, an act, or only of good intentions?"""

from __future__ import annotations

import re

from waarborg.reading.sentences.words import alternatives

DOCUMENT = re.compile(rf"\b[a-zà-ÿ'-]*(?:{alternatives('documents')})\b")
DELIVERABLE = re.compile(
    rf"\b[a-zà-ÿ'-]*(?:{alternatives('documents')}"
    rf"|{alternatives('posts')})\b"
)
ACTIVITY = re.compile(rf"\b[a-zà-ÿ'-]*(?:{alternatives('activities')})\b")
DEED = re.compile(rf"\b[a-zà-ÿ'-]*(?:{alternatives('activities', 'deeds')})\b")
"""What people do on purpose, as a noun."""
OURS = re.compile(
    r"\b(?:we|wij|ons|onze|(?:de |het )?(?:gemeente|college|raad|burgemeester|wethouder|politie"
    r"|boa's?|brandweer|driehoek"
    r"|wijkagent|wijkagenten|handhavers?|toezichthouders?|portefeuillehouder|veiligheidsregio|ggd"
    r"|openbaar ministerie"
    r"|[a-z-]*team|[a-z-]*adviseur|[a-z-]*coördinator|[a-z-]*regisseur|[a-z-]*overleg|[a-z-]*groep"
    r"|woningcorporaties?"
    r"|jongerenwerkers?|halt|riec|zorg- en veiligheidshuis|veiligheidshuis|omgevingsdienst"
    r"|gemeentesecretaris|griffier"
    r"|beleidsmedewerkers?|directie|afdeling|gemeentelijke?))\b"
)
"""Those who carry out a plan."""
SOFT = re.compile(
    r"\b(?:samen(?: ?te)?werk\w*|samengewerkt|streven|streeft|gestreefd|bewust|verantwoordelijk\w*"
    r"|van (?:groot )?belang"
    r"|belangrijk\w*|te maken|recht op|zich veilig|draagt bij|dragen bij|rekening|welkom|gestimuleerd"
    r"|stimuleren"
    r"|gefaciliteerd|aandacht (?:voor|is)|betrokkenheid|gewerkt aan|werken aan|werken we|centraal"
    r"|noodzakelijk|nodig om"
    r"|kern van|uitgangspunt|maatwerk|geconfronteerd|kwetsbaar)\b"
)
NEW_RESULT = re.compile(
    r"\b(?:opgesteld|vastgesteld|ontwikkeld|geactualiseerd|herzien|herijkt|ingericht|aangesteld"
    r"|aangewezen|ingevoerd"
    r"|geïmplementeerd|opgezet|opgericht|gesloten|afgesloten|getekend|ondertekend|opgeleverd"
    r"|gerealiseerd|geopend|benoemd"
    r"|gemaakt|uitgewerkt|geformuleerd|geschreven|samengesteld|vormgegeven|afgerond|gepubliceerd"
    r"|gelanceerd|aangepast"
    r"|aangeschaft|geplaatst|bijgewerkt|geformeerd|vernieuwd|gevormd|aangelegd|gestart|uitgebreid"
    r"|verbreed)\b"
)
TO_DELIVER = re.compile(
    r"\b(?:opstell\w*|op te stellen|vaststell\w*|ontwikkel(?:en|ing|t)?|actualise(?:ren|ring)"
    r"|actualisatie|herzien(?:ing)?"
    r"|herijk(?:en|ing)|inricht(?:en|ing)|aanstell\w*|aanwijz\w*|invoer(?:en|ing)|implemente\w*"
    r"|implementatie|opzetten"
    r"|opricht(?:en|ing)|afsluiten|sluiten|onderteken\w*|oplever\w*|realise(?:ren|ring)|realisatie"
    r"|openen|maken|schrijven"
    r"|uitwerk(?:en|ing)|formuleren|publiceren|lanceren|aanschaf(?:fen)?|vernieuwen|vorming|benoemen"
    r"|samenstellen)\b"
)
