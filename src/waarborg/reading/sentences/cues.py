"""Does a sentence promise at all? Signs of facts, history, expectation, negation and law."""

from __future__ import annotations

import re

_HEDGED_EXTRA = re.compile(
    r",? ?\(?(?:en|of) (?:(?:zo|indien|waar|wanneer) (?:nodig|gewenst|mogelijk|noodzakelijk) (?:vaker"
    r"|meer|extra|frequenter)"
    r"|(?:vaker|meer|extra|frequenter) (?:als|zo|indien|waar|wanneer) (?:dat )?(?:nodig|gewenst|mogelijk"
    r"|noodzakelijk)(?: is)?)\)?"
)
_QUOTED = re.compile(r'"[^"]*"')
_LONE_ADJECTIVE = re.compile(r"\((?:\d+-)?(?:jaarlijkse?|maandelijkse?|wekelijkse?|halfjaarlijkse?)\)")
_OPEN_QUESTION = re.compile(
    r"\b(?:onderzo(?:cht|eken|ekt)|bezien|bekeken|bekijken|overwogen|overwegen|nagegaan|nagaan|verkend"
    r"|verkennen|de vraag"
    r"|gekeken|besloten|afgewogen) (?:\w+ ){0,4}?of\b.*"
)

_PAST = re.compile(
    r"\b(?:werd|werden|was|waren|had|hadden|kon|konden|bleek|bleken|nam|namen|steeg|stegen|daalde"
    r"|daalden|kreeg|kregen|vond|"
    r"vonden plaats|ging|gingen|kwam|kwamen|stond|stonden|deed|deden|bedroeg|zagen|hield|hielden|startte"
    r"|trad|traden)\b"
    r"|\b(?:afgelopen|vorige?|voorgaande|vorig|voorbije) (?:\d+ )?(?:jaar|jaren|periode|plan|ivp|maanden"
    r"|beleidsperiode|"
    r"raadsperiode|collegeperiode|seizoen|kwartaal|zomer)\b|\bin het verleden\b|\btot nu toe\b"
    r"|\btot dusver\b|\bdestijds\b"
    r"|\bsinds\b|\bvoorheen\b|\bde laatste (?:\d+ )?jaren\b|\bde laatste \d+ jaar\b|\bal jaren\b"
)
_PARTICIPLE = (
    r"(?:(?:[a-z]*(?:ge|be|ver|ont|her)[a-zë]{2,}(?:d|t|en))|vast\w+steld|onder\w+end"
    r"|plaatsgevonden|voltooid)"
)
_PERFECT = re.compile(rf"\b(?:heeft|hebben)\b(?: [^.;]*)? {_PARTICIPLE}\b")
_YEAR_AND_IS = re.compile(
    r"\b(?:in|op|eind|begin|medio|per|najaar|voorjaar|zomer|van) (?:[a-z0-9]+ ){0,3}?((?:19"
    r"|20)\d\d)\b[^,;.]*? (?:is|zijn)\b"
    r"|\b(?:is|zijn)\b[^,;.]*? (?:in|op|begin|medio|eind) (?:[a-z0-9]+ ){0,2}?((?:19|20)\d\d)\b"
)
_EXPECTED = re.compile(
    r"\b(?:naar (?:alle )?(?:verwachting|waarschijnlijkheid)|(?:hoogst)?waarschijnlijk|vermoedelijk"
    r"|wellicht|misschien"
    r"|(?:de )?verwachting is|verwacht(?:en|e|t)? (?:wordt|we|wij|dat)|wordt verwacht|is de verwachting"
    r"|we verwachten"
    r"|wij verwachten|verwachten dat|mogelijkerwijs|prognose|vooralsnog)\b"
)
_DEFINITION = re.compile(
    r"\b(?:verstaan (?:we|wij|wordt)|wordt verstaan|verstaat|wordt bedoeld|bedoelen we|definitie"
    r"|gedefinieerd|(?:dit|dat|betekent|houdt)"
    r" in dat|is een (?:vorm van|verzamelnaam|begrip|methode|instrument)|staat voor)\b"
    r"|\bis een [a-z-]+ (?:die|dat|waarbij|waarin)\b"
)
_STATISTIC = re.compile(
    r"\b(?:gemiddeld|landelijk gezien|uit (?:cijfers|onderzoek|de cijfers|de monitor"
    r"|de veiligheidsmonitor)|blijkt|laat zien|"
    r"laten zien|toont|cijfers|geregistreerd(?:e)?|gepleegd|gestolen|aangehouden|steeg|daalde|ontvangt"
    r"|ontvangen|bezoeken|"
    r"bezoekt|telt|tellen|bestaat uit|bestaan uit|slachtoffer|overlijden|overleden|raken gewond|trekt"
    r"|trekken|toeristen)\b"
    r"|\b(?:inbraken|incidenten|misdrijven|delicten|branden|meldingen|klachten|overvallen|diefstallen"
    r"|ongevallen|aangiften)\b"
    r"(?: [a-z-]+){0,4} (?:plaats|binnen|voor)\b"
)
_RISING = re.compile(r"\bis\b[^.;]*\b(?:gestegen|gedaald|toegenomen|afgenomen|gegroeid)\b")
_LAW = re.compile(
    r"\b(?:treedt|treden|trad|inwerkingtreding|in werking|van kracht|wet(?:ten"
    r"|geving)? [^.;]*\b(?:vervangen|opgevolgd|ingevoerd)"
    r"(?: door)?|vervangt de wet)\b"
    r"|\b(?:de wet|wettelijk|de wetgever|artikel \d+|het besluit|de avg|de omgevingswet|de verordening"
    r"|de apv|"
    r"wet [a-z]+|de [a-z]+wet)\b[^.;]* \b(?:schrijft|verplicht|verplichten|regelt|bepaalt|stelt|vereist"
    r"|eist|voorziet|kent"
    r"|vervangt|geldt|gelden|vervangen)\b|\bwettelijk verplicht\b|\b(?:krachtens|ingevolge)\b"
)
_OTHERS_DUTY = re.compile(
    r"\b(?:organisator(?:en)?|exploitant(?:en)?|ondernemer(?:s)?|eigenaar|eigenaren|aanvrager(?:s)?"
    r"|vergunninghouder(?:s)?"
    r"|werkgever(?:s)?|verhuurder(?:s)?|opkoper(?:s)?|bedrijven|burger(?:s)?|inwoner(?:s)?|gemeenten"
    r"|bewoner(?:s)?|leverancier(?:s)?)\b"
    r"(?: [a-z'-]+){0,3} (?:is|zijn|moet|moeten|dient|dienen|mag|mogen|kan|kunnen)\b"
)
_NATIONAL = re.compile(
    r"^(?:(?:jaarlijks|elk jaar|per jaar|in 20\d\d|vanaf 20\d\d) [a-z]+ )?(?:de |het )?(?:rijksoverheid"
    r"|rijk|minister(?:ie)?s?|kabinet|regering|provincie|cbs|wodc|tweede kamer|europese"
    r"|wetgever|nctv|vng|nationale politie|landelijke)\b"
)
_MONEY = re.compile(r"€|\beuro\b|\beur\b|\bfte\b|\b(?:uur|uren) per (?:week|maand|jaar)\b")
_BUDGET = re.compile(
    r"\b(?:budget|bedrag|subsidie|kosten|begroot|begroting|dekking|financ\w+|middelen|investering"
    r"|krediet|bijdrage|lasten)\b"
)
_MODAL = re.compile(
    r"(?<!te )\b(?:kan|kunnen|zou|zouden|mag|mogen|hoeft|hoeven)\b|\b(?:eventueel|desgewenst|optioneel)\b"
    r"|\b(?:waar|indien|zo|wanneer|daar waar) (?:dat )?(?:mogelijk|haalbaar|nodig|gewenst|noodzakelijk"
    r"|wenselijk)\b"
    r"|\bmogelijk (?:wordt|worden|is|zijn)\b"
)
_NEGATION = re.compile(
    r"\b(?:geen|niet|nooit|nimmer|zonder|noch)\b(?! (?:meer dan \d|vaker dan|alleen|boven|langer dan"
    r"|later dan|hoger|lager|"
    r"minder dan|enkel|uitsluitend|tevergeefs|zonder))"
)
_BOUNDARY = re.compile(
    r";|:| – |(?:, | )(?:maar|terwijl|omdat|want|hoewel|aangezien|zodat|doordat|alhoewel|tenzij|ondanks"
    r"|waardoor|waarmee"
    r"|teneinde)\b|, (?:die|dat|waarin|waarvan|waaraan|waarop|waarvoor|waarna|waarbij|wat|zoals|om)\b|\. "
)


def prepare(text: str) -> str:
    """Blank out what does not speak for the plan: quotations, 'en vaker indien nodig', open questions."""
    if text.count('"') == 1:
        text = text.replace('"', "")
    for pattern in (_QUOTED, _LONE_ADJECTIVE, _HEDGED_EXTRA, _OPEN_QUESTION):
        text = pattern.sub(lambda match: " " * len(match[0]), text)
    return text


def clause_at(text: str, position: int) -> str:
    """Return the clause of a sentence in which ``position`` lies."""
    start = 0
    for match in _BOUNDARY.finditer(text):
        if match.start() >= position:
            return text[start : match.start()]
        start = match.start() if match[0][0] not in ";:." else match.end()
    return text[start:]


def is_no_promise(text: str) -> bool:
    """Tell whether the whole sentence is a question, history, an expectation, a definition or a law."""
    return text.endswith("?") or any(
        pattern.search(text) for pattern in (_EXPECTED, _DEFINITION, _LAW, _OTHERS_DUTY, _NATIONAL)
    )


def is_past(clause: str, plan_start_year: int | None) -> bool:
    """Tell whether a clause looks back; 'in 2018 is …' does when 2018 lies before the plan (or may)."""
    if _PAST.search(clause) or _PERFECT.search(clause):
        return True
    match = _YEAR_AND_IS.search(clause)
    if match is None:
        return False
    year = int(match[1] or match[2])
    return plan_start_year is not None and year < plan_start_year


def is_statistic(clause: str) -> bool:
    """Tell whether a clause counts what happens in the world, not what is promised."""
    return bool(_STATISTIC.search(clause) or _RISING.search(clause))


def is_budget(clause: str) -> bool:
    """Tell whether the numbers of a clause are money or manpower."""
    return bool(_MONEY.search(clause) or re.search(rf"{_BUDGET.pattern} van \d", clause))


def is_hedged(clause: str) -> bool:
    """Tell whether a clause only allows or makes it depend on what is possible."""
    return bool(_MODAL.search(clause))


def is_negated(clause: str) -> bool:
    """Tell whether a clause denies; 'niet meer dan' and the like are bounds, not denials."""
    return bool(_NEGATION.search(clause))


def blocks(clause: str, plan_start_year: int | None) -> bool:
    """Tell whether anything in a clause keeps its numbers from being a promise."""
    return (
        is_past(clause, plan_start_year)
        or is_statistic(clause)
        or is_budget(clause)
        or is_hedged(clause)
        or is_negated(clause)
    )
