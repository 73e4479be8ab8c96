"""What keeps a sentence, or a clause of it, from being a promise? Facts, history, wishes, laws,"
" money, denials."""

from __future__ import annotations

import re
from enum import Enum

from waarborg.reading.sentences.verbs import is_participle, is_past


class Hindrance(Enum):
    """Why the numbers of a clause promise nothing."""

    PAST = "it looks back"
    DONE = "it tells of a result"
    FACT = "it counts what happens in the world"
    MONEY = "it is about money or manpower"
    HEDGED = "it only allows, or depends on what is possible"
    DENIED = "it denies"
    OTHERS = "it is for others to do"


_HEDGED_EXTRA = re.compile(
    r",? ?\(?(?:en|of) (?:(?:zo|indien|waar|wanneer|als) (?:dat )?(?:nodig|gewenst|mogelijk"
    r"|noodzakelijk) (?:is )?(?:vaker"
    r"|meer|extra|frequenter|eerder|sneller|op afroep)"
    r"|(?:vaker|meer|extra|frequenter|eerder|sneller) (?:als|zo|indien|waar"
    r"|wanneer) (?:dat )?(?:nodig|gewenst|mogelijk"
    r"|noodzakelijk)(?: is)?)\)?"
)
_QUOTED = re.compile(r'"[^"]*"|(?<![a-zà-ÿ])\'(?:[^\' ]+ ){4,}[^\' ]+\'')
_LONE_ADJECTIVE = re.compile(r"\((?:\d+-)?(?:jaarlijkse?|maandelijkse?|wekelijkse?|halfjaarlijkse?)\)")
_OPEN_QUESTION = re.compile(
    r"\b(?:onderzo(?:cht|eken|ekt|ek)|bezien|bekeken|bekijken|bekijkt|overwogen|overwegen|nagegaan"
    r"|nagaan|verkend"
    r"|verkennen|de vraag|gekeken|besloten|afgewogen|beoordeeld"
    r"|afhankelijk van) (?:[^ .;]+ ){0,4}?(?:of|hoe)\b[^.;]*"
)

_LOOKS_BACK = re.compile(
    r"\b(?:afgelopen|vorige?|voorgaande|voorbije) (?:[\d-]+ )?(?:jaar|jaren|periode|plan|ivp|maanden"
    r"|beleidsperiode"
    r"|raadsperiode|collegeperiode|seizoen|kwartaal|zomer|jaarwisseling|winter|weken)\b|\bin het verleden\b"
    r"|\btot nu toe\b|\btot dusver\b|\bdestijds\b|\bsinds\b|(?<!als )(?<!dan )\bvoorheen\b"
    r"|\bde laatste (?:\d+ )?(?:jaren|jaar|tijd)\b"
    r"|\bal (?:jaren|langer|geruime tijd)\b|\bjarenlang\b"
)
_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
_HAS = re.compile(r"\b(?:heeft|hebben)\b")
_IS = re.compile(r"\b(?:is|zijn)\b")
_SET = re.compile(
    r"\b(?:gepland|voorzien|afgesproken|ingepland|geborgd|belegd|beschikbaar|aanwezig|verplicht"
    r"|ingeroosterd|gereed|klaar)\b"
)
_EXPECTED = re.compile(
    r"\b(?:naar (?:alle )?(?:verwachting|waarschijnlijkheid)|(?:hoogst)?waarschijnlijk|vermoedelijk"
    r"|wellicht|misschien"
    r"|(?:de )?verwachting is|is de verwachting|verwacht(?:en|e|t)? (?:wordt|we|wij|dat|de)"
    r"|wordt (?:[a-z0-9]+ ){0,4}verwacht"
    r"|(?:we|wij|politie|gemeente|college) verwacht(?:en)?|mogelijkerwijs|prognoses?|vooralsnog"
    r"|de kans dat|het risico dat"
    r"|mogelijk (?:worden?|komen|komt|gaan|gaat|volgt|kan))\b"
)
_DEFINITION = re.compile(
    r"\b(?:verstaan (?:we|wij|wordt)|wordt (?:hier )?verstaan|verstaat|wordt (?:hier )?bedoeld"
    r"|bedoelen (?:we|wij)|definitie"
    r"|gedefinieerd|(?:dit|dat|betekent|houdt) in dat|is een (?:vorm van|verzamelnaam|begrip|methode"
    r"|instrument)|staat voor"
    r"|houdt in:?|wil zeggen)\b|\bis een [a-z-]+ (?:die|dat|waarbij|waarin)\b"
    r"|\bis een (?:\d+-)?(?:jaar|halfjaar|maande|weke|dage)l"
)
_LAW_ACTS = (
    r"(?:schrijft|schrijven|verplicht|verplichten|regelt|regelen|bepaalt|bepalen|stelt|stellen"
    r"|vereist|eist|voorziet|kent"
    r"|vervangt|geldt|gelden|vervangen|biedt|bieden|geeft|geven|vraagt|draagt|moet|moeten|verlangt)"
)
_LAW = re.compile(
    r"\b(?:treedt|treden|inwerkingtreding|in werking|van kracht (?:zijn|worden|geworden)|vervangt de wet"
    r"|wet(?:ten|geving)? [^.;]*\b(?:vervangen|opgevolgd|ingevoerd)(?: door)?)\b"
    r""
    r""
    r""
    r""
    r""
    r""
    r""
    r""
    r""
    r""
    r"|^[^.;,]{0,60}(?<!conform )(?<!kader van )(?<!toezicht op )(?<!uitvoering van )(?<!basis van )"
    r"\b(?:de wet|de wetgever|artikel \d+\w?|het besluit|de avg|de verordening|de apv|de bio|wet [a-z]+"
    rf"|de [a-z]+wet)\b[^.;,]* {_LAW_ACTS}\b(?!.*\b(?:geïmplementeerd|ingevoerd|uitgevoerd)\b)"
    r"|\bwettelijk(?:e)? (?:verplicht|verplichting|taak|vereist|voorgeschreven|bepaald)\b"
    r"|\bis verplicht\b|\bzijn verplicht\b"
    r"|\b(?:krachtens|ingevolge)\b|\bop grond van (?:artikel|de [a-z]*wet)\b"
    r"|\b(?:artikel \d+\w?|de [a-z]*wet|wettelijk)\b[^.;]*\bverplicht\b"
)
_PEOPLE = (
    r"(?:organisator(?:en)?|exploitant(?:en)?|ondernemers?|eigenaar|eigenaren|aanvragers?"
    r"|vergunninghouders?|werkgevers?"
    r"|verhuurders?|opkopers?|handelaren|handelaar|bedrijven|burgers?|inwoners?|gemeenten|bewoners?"
    r"|leveranciers?|jongeren|ouders"
    r"|bezoekers?|toeristen|slachtoffers?|daders?|criminelen|mensen|senioren|ouderen|jeugdigen"
    r"|leerlingen|studenten"
    r"|nederlanders?|huishoudens|horecaondernemers?|agrariërs|boeren|ondervraagden|respondenten"
    r"|verdachten|gezinnen|omwonenden"
    r"|buurtbewoners|burgerpanelleden)"
)
_OTHERS = re.compile(
    rf"\b{_PEOPLE}\b (?:[a-z'-]+ ){{0,3}}?(?:is|moet|moeten|dient|dienen|mag|mogen|kan|kunnen|voelen"
    rf"|voelt|ervaren"
    r"|ervaart|willen|wil|vinden|vindt|gebruiken|gebruikt|plegen|doen|maken|bezoeken|durven|zeggen"
    r"|wonen|drinken|verlaten"
    r"|geven aan|geeft aan|noemen|vragen|verliezen|hebben|heeft|worden slachtoffer|raken|lopen|komen"
    r"|melden|klagen)\b"
    rf"|\b(?:kan|kunnen|moet|moeten|dient|dienen|mag|mogen|voelt|voelen|raken|overlijden|verliezen"
    rf"|geven|bezoeken|melden) (?:[a-z0-9'-]+ ){{0,3}}?{_PEOPLE}\b"
)
_NATIONAL = re.compile(
    r"^(?:(?!door |van |met |aan |bij |voor |namens |richting |naar |samen )[a-z0-9'-]+ ){0,4}?(?:de "
    r"|het )?(?:rijksoverheid"
    r"|rijk|minister|ministers|ministerie|ministeries|kabinet|regering|provincie|cbs|wodc"
    r"|tweede kamer|europese (?:unie"
    r"|commissie)|wetgever|nctv|vng|landelijke politie|nederland)\b(?! wordt)|\bdoor (?:het "
    r"|de )?(?:cbs|rijk|rijksoverheid"
    r"|ministerie|minister|kabinet|provincie|wodc|vng|nctv)\b"
)
_MONEY = re.compile(
    r"€|\b(?:euro|eur|fte|formatieplaatsen|miljoen|mln)\b|\b(?:uur|uren) per (?:week|maand|jaar)\b"
    r"|\b(?:budget|bedrag|subsidie|kosten|middelen|investering|krediet|bijdrage"
    r"|lasten)\b[^;]*\b(?:(?:van|is|zijn) \d"
    r"|bedragen|bedraagt|beschikbaar|verlaagd|verhoogd|geïndexeerd|begroot|gereserveerd|verleend|verstrekt)\b"
    r"|\b(?:beschikbaar|reserveren|gereserveerd|betaalt|betalen|besteed|begroot"
    r"|indexeren)\b[^;]*\b(?:budget|bedrag|subsidie"
    r"|kosten|middelen|geld|krediet|bijdrage|lasten)\b|\bindexering\b"
)
_MODAL = re.compile(
    r"(?<!te )\b(?:kan|kunnen|zou|zouden|mag|mogen|hoeft|hoeven)\b|\b(?:eventueel|desgewenst"
    r"|optioneel|in principe)\b"
    r"|\b(?:waar|indien|zo|wanneer|daar waar|als) (?:dat |dit )?(?:mogelijk|haalbaar|nodig|gewenst"
    r"|noodzakelijk|wenselijk)\b"
    r"|\bmogelijk (?:wordt|worden|is|zijn|uitgebreid|nog)\b|\b(?:overwegen|overweegt)\b|\bals proef\b"
)
_DENIAL = re.compile(
    r"\b(?:geen|niet|nooit|nimmer|noch)\b(?! (?:meer dan \d|vaker dan|alleen|boven|langer dan"
    r"|later dan|hoger|lager|minder dan"
    r"|enkel|uitsluitend|zonder|slechts|meer dan))|\bzonder dat\b|\bstoppen met\b|\bvervalt\b|\bafgeschaft\b"
)
_PHENOMENA = (
    r"(?:[a-z-]*(?:inbraken|incidenten|misdrijven|delicten|branden|meldingen|klachten|overvallen"
    r"|diefstallen|ongevallen"
    r"|ongelukken|aangiften|aangiftes|slachtoffers|overtredingen|vernielingen|verdachten|bezoekers"
    r"|toeristen|doden|gewonden"
    r"|vechtpartijen|straatroven|dumpingen|drugslabs|hennepkwekerijen|inwoners|gevallen|aanhoudingen"
    r"|dodelijke|verzoeken"
    r"|signalen|zelfdodingen|oproepen|vluchtelingen|jongeren|huishoudens|personen|mensen|evenementen"
    r"|aanvragen|casussen|drenkelingen))"
)
_COUNTED = re.compile(
    rf"(?<!maximaal )(?<!dan )\b(?:\d+(?:,\d+)?|tientallen|honderden|duizenden|(?:erg |heel )?veel"
    rf"|vele) (?:van (?:de|het|alle) )?(?:[a-z-]+(?:e|s|en) ){{0,2}}{_PHENOMENA}\b"
)
_HAPPENS = re.compile(
    rf"(?<!alle )(?<!elke )\b{_PHENOMENA}\b (?:[a-z0-9-]+ ){{0,5}}?(?:plaats|voor|gedaan|gemeld"
    rf"|geregistreerd|gepleegd|binnen|ontvangen|zich voor)(?:\.|$)"
    rf"|^(?:[a-z0-9]+ ){{0,4}}(?:vindt|vinden|komt|komen|zijn|is|doet|doen|gebeuren"
    rf"|gebeurt) er (?:[a-z0-9-]+ ){{0,4}}?{_PHENOMENA}\b"
)
_WORLD = re.compile(
    r"\b(?:overlijden|overlijdt|raken|raakt|ondervindt|ondervinden|te maken|last van|gepleegd|gestolen"
    r"|aangehouden|gewond|overleden|geconfronteerd|verhandeld|aangetroffen|druk bezocht|goed bezocht"
    r"|lastiggevallen|misbruikt"
    r"|vernield door|komen veel|trekt|trekken|veroorzaken|groeit|groeien|klagen|recreëren"
    r"|gedumpt|verhuizen|verhuist|inbreken|ingebroken|opgelicht|mishandeld|bedreigd|geregistreerde"
    r"|kost de|kosten de"
    r"|wonen|woont|vestigen|vestigt|recidiveert|recidiveren|uit de hand|telt|tellen|bestaat uit"
    r"|bestaan uit|kent|omvat"
    r"|(?:worden|wordt|zijn|is) (?:(?!het |de )[a-z]+ ){0,3}slachtoffer|(?:daar"
    r"|hier)?(?:aan)? ?werken (?:we|wij) (?:[a-z]+ ){0,3}aan"
    r"|duurt|duren|bereikbaar|geopend|open|bemenst|gebeurt het|gebeuren)\b"
    r"|\b(?:neemt|nemen)\b[^;]*\b(?:toe|af)(?:\.|$)|\b(?:komt|komen|doet|doen)\b[^;]*\bvoor\.?$"
    r"|\b(?:stijgt|daalt|stijgen|dalen)\b"
    r"|\bovernachtingen\b|\bbereikbaarheid is\b"
)
_SURVEYED = re.compile(
    r"\b(?:uit (?:cijfers|onderzoek|de cijfers|de (?:veiligheids)?monitor|de veiligheidsanalyse"
    r"|de enquête)|blijkt|blijken"
    r"|laat zien|laten zien|toont|landelijk gezien|volgens (?:de|het|cijfers|onderzoek)"
    r"|is toegenomen|is afgenomen|is gestegen|is gedaald|zijn gestegen|zijn gedaald|toegenomen|in opkomst)\b"
)
_ON_AVERAGE = re.compile(r"^(?!.*\b(?:we|wij|wordt|worden)\b).*\bgemiddeld\b(?! (?:minimaal|een \d))")
_AROUND_THE_CLOCK = re.compile(
    r"\b(?:24 uur per dag|(?:7|zeven) dagen (?:per|in de) week|24/7|24 uur per etmaal)\b"
)


def prepare(text: str) -> str:
    """Blank out what does not speak for the plan: quotations, 'en vaker indien nodig', open questions."""
    if text.count('"') == 1:
        text = text.replace('"', "")
    for pattern in (_QUOTED, _LONE_ADJECTIVE, _HEDGED_EXTRA, _OPEN_QUESTION, _AROUND_THE_CLOCK):
        text = pattern.sub(lambda match: " " * len(match[0]), text)
    return text


def is_no_promise(text: str) -> bool:
    """Tell whether the whole sentence is a question, an expectation, a definition, a law or someone else's."""
    return text.endswith("?") or any(
        pattern.search(text) for pattern in (_EXPECTED, _DEFINITION, _LAW, _NATIONAL)
    )


def _looks_back(clause: str) -> bool:
    if _LOOKS_BACK.search(clause):
        return True
    return any(is_past(word) for word in re.findall(r"[a-zà-ÿ]+", clause))


def _is_done(clause: str, plan_start_year: int | None) -> bool:
    """Tell whether a clause tells of something done: a perfect tense without a year within the plan."""
    words = re.findall(r"[a-zà-ÿ]+", clause)
    if (
        not any(is_participle(word) for word in words)
        or _SET.search(clause)
        or {"wordt", "worden"} & set(words)
    ):
        return False
    if not (_HAS.search(clause) or _IS.search(clause)):
        return False
    years = [int(year) for year in _YEAR.findall(clause)]
    return not (plan_start_year is not None and any(year > plan_start_year for year in years))


def hindrances(clause: str, plan_start_year: int | None) -> frozenset[Hindrance]:
    """Find everything that keeps the numbers of a clause from being a promise."""
    found = {
        Hindrance.PAST: _looks_back(clause),
        Hindrance.DONE: _is_done(clause, plan_start_year),
        Hindrance.FACT: any(
            pattern.search(clause) for pattern in (_SURVEYED, _COUNTED, _HAPPENS, _WORLD, _ON_AVERAGE)
        ),
        Hindrance.MONEY: bool(_MONEY.search(clause)),
        Hindrance.HEDGED: bool(_MODAL.search(clause)),
        Hindrance.DENIED: bool(_DENIAL.search(clause)),
        Hindrance.OTHERS: bool(_OTHERS.search(clause)),
    }
    return frozenset(hindrance for hindrance, present in found.items() if present)
