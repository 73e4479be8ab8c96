"""Which words tell what kind of thing or act a sentence speaks of? Tables of stems, as data."""

from __future__ import annotations

import re

DOCUMENTS = (
    "plan plannen beleid beleidsregel beleidsregels beleidskader nota visie kader code gedragscode"
    " regeling protocol"
    " protocollen convenant convenanten verordening overeenkomst draaiboek draaiboeken procedure"
    " programma agenda"
    " handreiking richtlijn werkwijze reglement register strategie aanpak voorschriften afspraken"
    " scenario scenario's"
    " instructie stappenplan werkproces samenwerkingsafspraken rapport rapportage analyse notitie handboek"
    " afwegingskader barrièremodel dashboard overzicht kaart risicokaart risicoprofiel barometer"
    " roadmap routekaart akkoord"
    " preventieakkoord verklaring keurmerk toolkit lijst checklist leidraad beleidslijn"
    " uitvoeringsbesluit matrix"
    " handhavingsarrangement actieplan crisisplan calamiteitenplan veiligheidsplan mandaat"
    " mandaatregeling privacyprotocol"
)
PLACES_AND_POSTS = (
    "meldpunt loket contactpersoon vertrouwenspersoon functionaris functionarissen coördinator"
    " coördinatoren adviseur"
    " regisseur ambassadeur aanspreekpunt wijkagent wijkboa boa wijkmanager buurtregisseur"
    " jeugdagent jongerenwerker"
    " toezichthouder toezichthouders accountmanager officier ciso fg team platform netwerk werkgroep"
    " stuurgroep commissie"
    " overleg overlegstructuur kernteam spreekuur website app voorziening opvang camera's"
    " cameratoezicht buurtpreventieteam"
    " piketdienst pikettendienst telefoonnummer alarmnummer meldnummer expertteam interventieteam"
    " crisisteam"
    " crisisorganisatie klachtenregeling klokkenluidersregeling buurtbemiddeling appgroep burgernet"
    " informatiepunt"
    " steunpunt kenniscentrum meldcode ambtsinstructie systeem informatiesysteem taalhuis"
    " digitaalhuis fonds"
    " leefbaarheidsfonds campagne pilot proef project"
)
ACTIVITIES = (
    "overleg overleggen controle controles schouw schouwen bijeenkomst bijeenkomsten oefening"
    " oefeningen training trainingen"
    " campagne campagnes monitor monitoring gesprek gesprekken rapportage rapportages rapport"
    " evaluatie evaluaties"
    " afstemming vergadering vergaderingen plan plannen programma programma's actie acties"
    " surveillance surveillances"
    " ronde rondes rondgang avond avonden middag dag dagen markt enquête onderzoek onderzoeken"
    " analyse update toets"
    " inspectie inspecties steekproef steekproeven check checks scan scans workshop workshops les"
    " lessen voorlichting"
    " voorlichtingen brief verslag jaarverslag nieuwsbrief overzicht audit herijking actualisatie"
    " peiling spreekuur"
    " contact bezoek bezoeken terugkoppeling toezicht cursus cursussen metingen meting offensief"
    " bericht berichten"
    " tips publicatie publicaties sessie sessies tour tours wandeling wandelingen themacontroles"
    " opleiding inventarisatie"
    " raadsinformatiebrief voortgangsbericht benen-op-tafelgesprekken tafel demonstratie examens"
    " verkeersexamens"
)
_CONCRETE = (
    "aangifte verwijder onderzo advies adviseer gesprek registre besproken bespre gemeld doorgezet"
    " doorgegeven doorgestuurd"
    " doorverwezen opgevolgd opgepakt afgehandel handelen beantwoord behandel terugkoppel"
    " teruggekoppel informeer informer"
    " evalueer evaluer evaluat opgesteld stellen gemaakt maken uitgevoerd voeren getoetst toets"
    " controle bezoch bezoek verhaald"
    " gesloten sluit opgelegd gevraagd opgevraagd ingewonnen gehouden houden gekoppeld opgeruimd"
    " ruimen hersteld"
    " aangeboden bieden screen ingesteld waarschuw vastgelegd verslag beoordeel gewogen eed gelofte"
    " belofte vog training"
    " cursus volgt volgen gevolgd ontvang krijg benader scan boete proces-verbaal dossier nazorg"
    " georganiseerd organise"
    " ingeschakeld inschakel aangemeld aanwezig opgeleid getraind geoefend oefen instru geïnstrueer"
    " schouw overleg surveill"
    " voorgelegd besluit bekeurd ingevorderd verstuurd stuur gedeeld publice geplaatst plaatst"
    " gedaan verwezen verbeurd"
    " contact actie ingediend geanalyseer gereageerd reage aangesproken spreken spreekt flyer"
    " patrouill afgenomen neemt"
    " gestart start ingezet geïnspecteer inspecte gemonitor schoon meegenomen mee voorlichting"
)


def _alternatives(words: str) -> str:
    return "|".join(re.escape(word) for word in sorted(words.split(), key=len, reverse=True))


DOCUMENT = re.compile(rf"\b[a-zà-ÿ'-]*(?:{_alternatives(DOCUMENTS)})\b")
DELIVERABLE = re.compile(
    rf"\b[a-zà-ÿ'-]*(?:{_alternatives(DOCUMENTS)}"
    rf"|{_alternatives(PLACES_AND_POSTS)})\b"
)
ACTIVITY = re.compile(rf"\b[a-zà-ÿ'-]*(?:{_alternatives(ACTIVITIES)})\b")
CONCRETE = re.compile(_alternatives(_CONCRETE.replace("registre", "registre geregistre")))
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


def named(pattern: re.Pattern[str], text: str) -> bool:
    """Tell whether a word of the table occurs in a normal sentence."""
    return pattern.search(text) is not None
