"""How does a line of the audit trail read: who did what to which record, and what changed?"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from waarborg.operations.permissions import Act
from waarborg.records.queries.accounts import Trail
from waarborg.records.queries.entries import OTHERS

if TYPE_CHECKING:
    from waarborg.records.models import AuditLine

ACTS = {
    Act.UPLOAD_PLAN: gettext_lazy("Plan ingelezen"),
    Act.EDIT_DRAFT: gettext_lazy("Concept bewerkt"),
    Act.ADOPT_PLAN: gettext_lazy("Plan vastgesteld"),
    Act.FOLLOW_COMMITMENT: gettext_lazy("Trekker of register gewijzigd"),
    Act.LOG_ENTRY: gettext_lazy("Zaak vastgelegd"),
    Act.CHANGE_ENTRY: gettext_lazy("Zaak gewijzigd"),
    Act.COMMENT: gettext_lazy("Opmerking gemaakt"),
    Act.ATTACH: gettext_lazy("Bijlage bewaard"),
    Act.READ_ATTACHMENT: gettext_lazy("Bijlage geopend"),
    Act.TAKE_BACK: gettext_lazy("Iets van een ander teruggenomen"),
    Act.IMPORT_ENTRIES: gettext_lazy("Lijst ingelezen"),
    Act.IMPORT_INCIDENTS: gettext_lazy("Incidentenlijst ingelezen of verwijderd"),
    Act.GIVE_STREETS: gettext_lazy("Stratennet ingelezen of verwijderd"),
    Act.SWITCH_FORECAST: gettext_lazy("Verwachting aan- of uitgezet"),
    Act.FETCH_FIGURES: gettext_lazy("Cijfers laten ophalen"),
    Act.SCAN_EVENT: gettext_lazy("Risicoscan ingevuld"),
    Act.CHOOSE_EVENT_CLASS: gettext_lazy("Klasse van evenement gekozen"),
    Act.LOOK: gettext_lazy("Vertrouwelijke zaak bekeken"),
    Act.SUSPEND_TERM: gettext_lazy("Termijn stilgezet"),
    Act.RESUME_TERM: gettext_lazy("Termijn hervat"),
    Act.EXTEND_TERM: gettext_lazy("Termijn verlengd"),
    Act.SAVE_FILTER: gettext_lazy("Filter bewaard"),
    Act.DROP_FILTER: gettext_lazy("Filter weggedaan"),
    Act.MANAGE_TEAMS: gettext_lazy("Teams bijgewerkt"),
    Act.CONFIRM_TERM: gettext_lazy("Wettelijke termijn bevestigd"),
    Act.READ_DRAFT_DOCUMENT: gettext_lazy("Concept van document gelezen"),
    Act.DRAFT_DOCUMENT: gettext_lazy("Document gemaakt"),
    Act.FILE_DOCUMENT: gettext_lazy("Document vastgelegd"),
    Act.CHANGE_TEMPLATE: gettext_lazy("Sjabloon gewijzigd"),
    Act.PLAN_WORK: gettext_lazy("Terugkerend werk gepland"),
    Act.PLAN_ACTIONS: gettext_lazy("Actie gepland of gewijzigd"),
    Act.TELL_PROGRESS: gettext_lazy("Voortgang van een actie verteld"),
    Act.KEEP_BUDGET: gettext_lazy("Begroting bijgewerkt"),
    Act.MANAGE_MEETINGS: gettext_lazy("Overlegreeks bijgewerkt"),
    Act.HOLD_MEETING: gettext_lazy("Overleg bijgewerkt"),
    Act.PUT_ON_AGENDA: gettext_lazy("Op een agenda gezet"),
    Act.MANAGE_CYCLE: gettext_lazy("Beleidscyclus gewijzigd"),
    Act.RANK_THEMES: gettext_lazy("Longlist van thema's bijgewerkt"),
    Act.CHOOSE_PRIORITIES: gettext_lazy("Prioriteiten van de raad vastgelegd"),
    Act.EVALUATE_EXERCISE: gettext_lazy("Oefening geëvalueerd"),
    Act.EXPORT_ENTRIES: gettext_lazy("Zaken gedownload"),
    Act.EXPORT_PERSONAL: gettext_lazy("Zaken met persoonsgegevens gedownload"),
    Act.RECORD_FIGURE: gettext_lazy("Cijfer vastgelegd"),
    Act.MANAGE_LISTS: gettext_lazy("Lijst bijgewerkt"),
    Act.MANAGE_ACCOUNTS: gettext_lazy("Mensen en rollen bijgewerkt"),
    Act.MANAGE_REGISTERS: gettext_lazy("Register bijgewerkt"),
    Act.RENEW_CALENDAR: gettext_lazy("Adres van de agenda vernieuwd"),
    Act.KEEP_CONTRIBUTIONS: gettext_lazy("Inbreng bijgewerkt"),
    Act.MANAGE_PANEL: gettext_lazy("Vragenlijst bijgewerkt"),
    Act.JUDGE: gettext_lazy("Afspraken beoordeeld"),
    Act.SIGN_IN: gettext_lazy("Aangemeld"),
    Act.SIGN_IN_FAILED: gettext_lazy("Aanmelden mislukt"),
    Act.SIGN_OUT: gettext_lazy("Afgemeld"),
}
"""What people did, in words; an act that is not here is shown by its own name."""

TRAILS = (
    (Trail.DONE, gettext_lazy("Wat er gedaan is")),
    (Trail.LOOKS, gettext_lazy("Wie welke vertrouwelijke zaak bekeek")),
    (Trail.SIGNS, gettext_lazy("Wie zich aan- en afmeldde")),
    (Trail.ALL, gettext_lazy("Alles")),
)
"""Which lines can be asked for."""

_THINGS = {
    "account": gettext_lazy("persoon"),
    "attachment": gettext_lazy("bijlage"),
    "budgetline": gettext_lazy("regel van de begroting"),
    "comment": gettext_lazy("opmerking"),
    "commitment": gettext_lazy("afspraak"),
    "contribution": gettext_lazy("inbreng"),
    "cyclestep": gettext_lazy("stap van de cyclus"),
    "entry": gettext_lazy("zaak"),
    "figure": gettext_lazy("cijfer"),
    "handedinlist": gettext_lazy("ingelezen lijst"),
    "longlist": gettext_lazy("longlist"),
    "measure": gettext_lazy("activiteit"),
    "organisation": gettext_lazy("gemeente"),
    "panelsurvey": gettext_lazy("vragenlijst"),
    "policycycle": gettext_lazy("beleidscyclus"),
    "planaction": gettext_lazy("actie"),
    "planversion": gettext_lazy("versie van het plan"),
    "registerversion": gettext_lazy("register"),
    "section": gettext_lazy("onderdeel"),
    "subject": gettext_lazy("lid van een lijst"),
    "subjectlist": gettext_lazy("lijst"),
}
_FIELDS = {
    "accepted": gettext_lazy("overgenomen"),
    "adopted_on": gettext_lazy("vastgesteld op"),
    "choice": gettext_lazy("keuze"),
    "copied_from": gettext_lazy("gemaakt van versie"),
    "decision": gettext_lazy("besluit"),
    "document": gettext_lazy("document"),
    "changed": gettext_lazy("gewijzigd"),
    "done_on": gettext_lazy("gedaan op"),
    "end": gettext_lazy("einde"),
    "figures_version": gettext_lazy("versie van de cijfers"),
    "follows": gettext_lazy("volgt op"),
    "panel_source": gettext_lazy("bron van het panel"),
    "partners_source": gettext_lazy("bron van de partners"),
    "theme": gettext_lazy("thema"),
    "themes": gettext_lazy("thema's"),
    "weights": gettext_lazy("gewichten"),
    "why": gettext_lazy("reden"),
    "ends_on": gettext_lazy("laatste dag"),
    "finished_on": gettext_lazy("klaar op"),
    "granted": gettext_lazy("toegekend"),
    "granted_by": gettext_lazy("toegekend door"),
    "granted_on": gettext_lazy("toegekend op"),
    "in_use_since": gettext_lazy("in gebruik sinds"),
    "is_new": gettext_lazy("nieuw geld"),
    "left_out": gettext_lazy("weggelaten"),
    "list": gettext_lazy("lijst"),
    "loaded": gettext_lazy("aantal"),
    "name": gettext_lazy("naam"),
    "owner_id": gettext_lazy("trekker"),
    "participant": gettext_lazy("deelnemer"),
    "product": gettext_lazy("product"),
    "proposed": gettext_lazy("voorgesteld"),
    "register": gettext_lazy("register"),
    "requested": gettext_lazy("gevraagd"),
    "result": gettext_lazy("resultaat"),
    "roles": gettext_lazy("rollen"),
    "selection": gettext_lazy("bewijs uit"),
    "spent": gettext_lazy("besteed"),
    "start": gettext_lazy("begin"),
    "started_on": gettext_lazy("begonnen op"),
    "starts_on": gettext_lazy("eerste dag"),
    "status": gettext_lazy("status"),
    "stopped_on": gettext_lazy("gestopt op"),
    "title": gettext_lazy("titel"),
    "value": gettext_lazy("waarde"),
    "what": gettext_lazy("waarvoor"),
    "year": gettext_lazy("jaar"),
}
_NOT_TOLD = frozenset({"revision"})


@dataclass(frozen=True, slots=True)
class LogbookLine:
    """A line as it is shown; ``changes`` are names with what stood there before and after."""

    line: AuditLine
    who: str
    act: str
    thing: str
    address: str
    changes: tuple[tuple[str, str, str], ...]


def in_the_logbook(line: AuditLine, slug: str, hidden: Set[int] = frozenset()) -> LogbookLine:
    """Say a line of the audit trail in the reader's language.

    Of ``hidden`` entries, by their numbers, only who did what and when.
    """
    is_hidden = line.object_type == "entry" and line.object_id in hidden
    known = {act.value: name for act, name in ACTS.items()}
    return LogbookLine(
        line=line,
        who=_who(line),
        act=str(known.get(line.act, line.act)),
        thing=f"{_THINGS.get(line.object_type, line.object_type)} {line.object_id or ''}".strip(),
        address="" if is_hidden else _address(line, slug),
        changes=tuple(
            (str(_FIELDS.get(name, name)), _said(before), _said(after))
            for name, (before, after) in line.changes.items()
            if not is_hidden and name not in _NOT_TOLD and not _names_any(hidden, name, before, after)
        ),
    )


def _names_any(hidden: Set[int], name: str, *values: object) -> bool:
    """Does a change name one of these entries?"""
    return name in OTHERS and any(int(str(value)) in hidden for value in values if value)


def _who(line: AuditLine) -> str:
    """Who acted; of a wrong password nobody knows who had it."""
    if line.account is not None:
        return line.account.name
    return _("onbekend") if line.act == Act.SIGN_IN_FAILED else "Waarborg"


def _address(line: AuditLine, slug: str) -> str:
    if line.object_type == "entry" and line.object_id:
        return reverse("registers:entry", kwargs={"organisation": slug, "entry": line.object_id})
    return ""


def _said(value: object) -> str:
    """A value of a record for the eye; a selection by its register and categories."""
    if value is None or value in ("", [], {}):
        return "–"
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    if isinstance(value, Mapping) and "register" in value:
        return ", ".join([str(value["register"]), *map(str, value.get("categories") or ())])
    if isinstance(value, Mapping):
        return ", ".join(f"{name} {_said(each)}" for name, each in value.items())
    if isinstance(value, list):
        return ", ".join(_said(each) for each in value)
    return str(value)
