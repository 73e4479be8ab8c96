"""Two municipalities on one installation, each with some of everything."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.apps import apps
from django.db.models import Model
from django.utils import timezone
from shapely.geometry import LineString
from tests.operations.drafted import PLAN, adopted
from tests.tenancy.parts_of_towns import (
    ANSWERS,
    EVENT,
    INCIDENTS,
    NEW_REPORT,
    REPORT,
    WISH,
    CarriedOut,
    InCycle,
    Said,
    WorkAhead,
    carrying_out,
    cycle_in,
    list_of_incidents,
    list_of_reports,
    said_in,
    work_in,
)

from waarborg.operations.accounts import invite
from waarborg.operations.actors import Actor, system_actor
from waarborg.operations.attachments import attach
from waarborg.operations.calendars import renew_municipality_calendar
from waarborg.operations.comments import add_comment
from waarborg.operations.documents.drafting import draft_document
from waarborg.operations.documents.own_templates import change_template
from waarborg.operations.entries import log_entry
from waarborg.operations.event_risk import scan_event
from waarborg.operations.figures import NewFigure, record_figure
from waarborg.operations.imports.handing_in import hand_in_list
from waarborg.operations.imports.importing import import_list
from waarborg.operations.incidents.lists import hand_in_incidents, take_in_incidents
from waarborg.operations.incidents.streets import streets_folder
from waarborg.operations.own_account import renew_calendar_token
from waarborg.operations.plans.changing import add_commitment
from waarborg.operations.plans.deciding import decide
from waarborg.operations.plans.storing import store_draft
from waarborg.operations.plans.versions import start_new_version
from waarborg.operations.register_drafts.drafting import start_change
from waarborg.operations.registers import take_into_use
from waarborg.operations.saved_filters import save_filter
from waarborg.operations.subjects import add_list, add_subject
from waarborg.operations.suspending import Stop, suspend_term
from waarborg.records.models import (
    Account,
    Attachment,
    AuditLine,
    Choice,
    Comment,
    Commitment,
    CouncilDocument,
    Entry,
    HandedInList,
    Measure,
    Organisation,
    PlanVersion,
    RegisterVersion,
    Role,
    SavedFilter,
    Section,
    Subject,
)
from waarborg.sources.streets.keeping import lay_ready
from waarborg.sources.streets.kept import put_in_place
from waarborg.sources.streets.reading import StreetFile


@dataclass(frozen=True, slots=True)
class Town:
    """A municipality, and one of each thing that can be pointed at.

    The lists and registers of ``own`` name are in no other town, and its plan has more commitments than those of
    the other, so that whatever points at one of its things finds nothing in the other.
    """

    organisation: Organisation
    people: dict[Role, Account]
    earlier: PlanVersion
    current: PlanVersion
    draft: PlanVersion
    entry: Entry
    running: Entry
    stopped: Entry
    saved: SavedFilter
    attachment: Attachment
    event: Entry
    comment: Comment
    work: WorkAhead
    carried_out: CarriedOut
    said: Said
    in_cycle: InCycle
    place: Subject
    list_name: str
    register: str
    waiting_list: HandedInList
    imported_list: HandedInList
    document: CouncilDocument
    own_template: str
    teams: tuple[Subject, Subject]
    waiting_incidents: str
    incident_list: str

    def actor(self, role: Role | None = None) -> Actor:
        """Somebody with a role here; without one the system, which may do everything."""
        if role is None:
            return system_actor(self.organisation)
        return Actor(self.people[role], self.organisation, frozenset({role}))

    def section(self, version: PlanVersion) -> Section:
        """A section with measures."""
        return self.measure(version).section

    def measure(self, version: PlanVersion) -> Measure:
        """A measure with a commitment."""
        return self.commitment(version).measure

    def commitment(self, version: PlanVersion) -> Commitment:
        """The commitment that this town has and the other has not."""
        return Commitment.objects.filter(version=version).select_related("measure__section").latest("number")


def make_town(slug: str, list_name: str, register: str, *, commitments: int) -> Town:
    """A town with people in every role, lists, registers in use, an entry, figures, an adopted plan and a draft."""
    organisation = Organisation.objects.create(slug=slug, name=slug.title(), area_code="GM0001")
    system = system_actor(organisation)
    people = {role: invite(system, f"{role.value}@{slug}.example", f"Een {role}", [role]) for role in Role}
    for name in ("melding", "controle", "overleg", "actie", "oefening", "evenement", register):
        take_into_use(system, name, date(2024, 1, 1))
    add_list(system, list_name, list_name.title(), is_area=True)
    record_figure(system, NewFigure("inbraken", "GM0001", "2025", 3, "politie", date(2026, 3, 1)))
    renew_municipality_calendar(system)
    renew_calendar_token(people[Role.OWNER])
    place = add_subject(system, list_name, f"Bij {slug}")
    entry = log_entry(system, "melding", REPORT).entry
    running = log_entry(system, "melding", NEW_REPORT).entry
    stopped = log_entry(system, "melding", NEW_REPORT).entry
    stopped = suspend_term(system, stopped.pk, stopped.revision, Stop("Wacht op gegevens"))
    saved = save_filter(system, "melding", f"Open in {slug}", "stand=open")
    event = log_entry(system, "evenement", EVENT).entry
    scan_event(system, event.pk, event.revision, ANSWERS)
    event.refresh_from_db()
    safety_officer = Actor(people[Role.SAFETY_OFFICER], organisation, frozenset({Role.SAFETY_OFFICER}))
    attachment = attach(safety_officer, entry.pk, "gezien.txt", f"Gezien in {slug}.".encode())
    comment = add_comment(safety_officer, entry.pk, f"Gezien in {slug}.")
    earlier = adopted(system, _draft(system, commitments))
    current = adopted(system, start_new_version(system, earlier.plan_id))
    draft = _draft(system, commitments)
    decide(system, draft.pk, 1, Choice.ACCEPTED, draft.commitments.get(number=1).revision)
    draft.refresh_from_db()
    start_change(system, register)
    waiting = hand_in_list(system, "melding", f"{slug}.csv", list_of_reports(f"{slug}-1"))
    old = hand_in_list(system, "melding", f"{slug}-oud.csv", list_of_reports(f"{slug}-2"))
    own_template = "raadsbrief" if register == "document" else "toezichtplan"
    change_template(system, own_template, f"{slug}, {{{{ day }}}}", 0)
    return Town(
        organisation,
        people,
        earlier,
        current,
        draft,
        entry,
        running,
        stopped,
        saved,
        attachment,
        event,
        comment,
        work_in(system, people),
        carrying_out(system, current),
        said_in(system),
        cycle_in(system),
        place,
        list_name,
        register,
        waiting,
        import_list(system, old.pk),
        _document(system, slug),
        own_template,
        _teams(system, slug),
        *_incident_lists(safety_officer, slug),
    )


def _teams(system: Actor, slug: str) -> tuple[Subject, Subject]:
    add_list(system, f"team-{slug}", "Teams", is_area=False)
    team, part = (add_subject(system, f"team-{slug}", f"{name} {slug}") for name in ("Team", "Onderdeel"))
    return team, part


def _document(system: Actor, slug: str) -> CouncilDocument:
    document = draft_document(system, "samenvatting", date(2026, 3, 1))
    document.pictures = {
        "standings": {"svg": "<svg xmlns='http://www.w3.org/2000/svg'/>", "alternative": slug}
    }
    document.save()
    return document


def _incident_lists(officer: Actor, slug: str) -> tuple[str, str]:
    """The key of a list that waits, and the name of one that was taken in."""
    token = hand_in_incidents(officer, "lijst.csv", list_of_incidents())
    kept = take_in_incidents(officer, token, replace(INCIDENTS, title=f"Inbraken {slug}"))
    street = StreetFile((f"{slug}straat",), (LineString([(85_000, 447_000), (85_100, 447_000)]),), 0)
    folder = streets_folder(officer)
    put_in_place(folder, lay_ready(folder, street, "NWB", "CC0", timezone.now()))
    return hand_in_incidents(officer, "lijst.csv", list_of_incidents()), kept.name


def _draft(actor: Actor, commitments: int) -> PlanVersion:
    draft = store_draft(actor, PLAN)
    measure = draft.commitments.order_by("number").first()
    assert measure is not None
    for number in range(commitments):
        add_commitment(actor, draft.pk, measure.measure_id, f"Afspraak {number} erbij.", WISH)
    draft.refresh_from_db()
    return draft


def our_town() -> Town:
    """The town whose people do things."""
    return make_town("duinstede", "wijk", "document", commitments=1)


def other_town() -> Town:
    """The town whose things they must not reach."""
    return make_town("veenstad", "kern", "campagne", commitments=3)


def age_register(town: Town) -> None:
    """Let a register in use be of a version before the one that Waarborg brings along."""
    RegisterVersion.objects.filter(organisation=town.organisation, name="actie").update(number=0)


Everything = dict[str, list[dict[str, Any]]]


def everything() -> Everything:
    """All rows of all tables."""
    models: list[type[Model]] = list(apps.get_app_config("records").get_models())
    return {model._meta.label: list(model._default_manager.order_by("pk").values()) for model in models}


def lines_of(town: Town) -> int:
    """How many lines the town's audit trail has."""
    return AuditLine.objects.filter(organisation=town.organisation).count()
