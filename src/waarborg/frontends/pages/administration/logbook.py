"""How does a line of the audit trail read: who did what to which record, and what changed?"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from waarborg.frontends.pages.administration.logbook_names import NOT_TOLD, THINGS
from waarborg.frontends.pages.administration.logbook_values import Known, say_field, say_value
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


@dataclass(frozen=True, slots=True)
class LogbookLine:
    """A line as it is shown; ``changes`` are names with what stood there before and after."""

    line: AuditLine
    who: str
    act: str
    thing: str
    address: str
    changes: tuple[tuple[str, str, str], ...]


def in_the_logbook(line: AuditLine, known: Known, hidden: Set[int] = frozenset()) -> LogbookLine:
    """Say a line of the audit trail in the reader's language.

    Of ``hidden`` entries, by their numbers, only who did what and when.
    """
    is_hidden = line.object_type == "entry" and line.object_id in hidden
    acts = {act.value: name for act, name in ACTS.items()}
    return LogbookLine(
        line=line,
        who=_who(line),
        act=str(acts.get(line.act, line.act)),
        thing=_thing(line, known),
        address="" if is_hidden else _address(line, known),
        changes=tuple(
            (
                say_field(known, line, name),
                say_value(known, line, name, before),
                say_value(known, line, name, after),
            )
            for name, (before, after) in line.changes.items()
            if not is_hidden and name not in NOT_TOLD and not _names_any(hidden, name, before, after)
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


def _thing(line: AuditLine, known: Known) -> str:
    """What it was about: a person by name, anything else by its number."""
    if line.object_type == "account" and str(line.object_id) in known.people:
        return known.people[str(line.object_id)]
    return f"{THINGS.get(line.object_type, line.object_type)} {line.object_id or ''}".strip()


def _address(line: AuditLine, known: Known) -> str:
    if line.object_type == "entry" and line.object_id:
        slug = known.actor.organisation.slug
        return reverse("registers:entry", kwargs={"organisation": slug, "entry": line.object_id})
    return ""
