"""Two municipalities on one installation, each with some of everything."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time
from typing import Any

from django.apps import apps
from django.db.models import Model
from django.utils import timezone
from shapely.geometry import LineString
from tests.operations.drafted import PLAN, YEAR, adopted

from waarborg.commitments.demands import Frequency, Kind
from waarborg.operations.accounts import invite
from waarborg.operations.actors import Actor, system_actor
from waarborg.operations.attachments import attach
from waarborg.operations.calendars import renew_municipality_calendar
from waarborg.operations.comments import add_comment
from waarborg.operations.contributions import Contributed, keep_contribution
from waarborg.operations.documents.drafting import draft_document
from waarborg.operations.documents.own_templates import change_template
from waarborg.operations.entries import log_entry
from waarborg.operations.event_risk import scan_event
from waarborg.operations.figures import NewFigure, record_figure
from waarborg.operations.implementation.actions import ActionWish, add_action
from waarborg.operations.implementation.money import MoneyWish, add_money_for_action
from waarborg.operations.implementation.proposing import propose_actions
from waarborg.operations.imports.handing_in import hand_in_list
from waarborg.operations.imports.importing import import_list
from waarborg.operations.incidents.lists import Wishes, hand_in_incidents, take_in_incidents
from waarborg.operations.incidents.streets import streets_folder
from waarborg.operations.meetings.series import NewMember, SeriesWish, start_series
from waarborg.operations.own_account import renew_calendar_token
from waarborg.operations.panel.closing import close_survey
from waarborg.operations.panel.inviting import invite_residents
from waarborg.operations.panel.questions import QuestionWish, add_question
from waarborg.operations.panel.surveys import SurveyWish, publish_survey, start_survey
from waarborg.operations.plans.changing import add_commitment
from waarborg.operations.plans.deciding import decide
from waarborg.operations.plans.storing import store_draft
from waarborg.operations.plans.versions import start_new_version
from waarborg.operations.plans.wishes import Following, Wish
from waarborg.operations.policy_cycle.contents import (
    NewDecision,
    NewParticipant,
    NewProduct,
    add_participant,
    add_product,
    record_decision,
)
from waarborg.operations.policy_cycle.long_list import start_long_list
from waarborg.operations.policy_cycle.opening import CycleWish, open_cycle
from waarborg.operations.recurring.plans import RecurringWish, start_recurring
from waarborg.operations.register_drafts.drafting import start_change
from waarborg.operations.registers import take_into_use
from waarborg.operations.saved_filters import save_filter
from waarborg.operations.subjects import add_list, add_subject
from waarborg.operations.suspending import Stop, suspend_term
from waarborg.records.models import (
    Account,
    Attachment,
    AuditLine,
    BudgetLine,
    Choice,
    Comment,
    Commitment,
    Contribution,
    CouncilDocument,
    CycleStep,
    Entry,
    HandedInList,
    ListedTheme,
    Measure,
    Meeting,
    Organisation,
    PanelInvitation,
    PanelQuestion,
    PanelResponse,
    PanelSurvey,
    PlanAction,
    PlanVersion,
    PolicyCycle,
    RecurringPlan,
    RegisterVersion,
    Role,
    SavedFilter,
    Section,
    StepDecision,
    StepParticipant,
    StepProduct,
    Subject,
)
from waarborg.records.queries.meetings import coming
from waarborg.registers.durations import Duration, Unit
from waarborg.registers.event_risk import event_risk_scan
from waarborg.sources.incidents.cells import System
from waarborg.sources.incidents.columns import Columns
from waarborg.sources.streets.keeping import keep_streets
from waarborg.sources.streets.reading import StreetFile

WISH = Wish(Kind.FREQUENCY, Frequency(YEAR, at_least=1), Following())
EVENT = {"title": "Zomerfeest", "category": "nog_te_bepalen", "begint_op": "2026-07-04 14:00"}
ANSWERS = {
    question.name: question.answers[0].value
    for profile in event_risk_scan().profiles
    for question in profile.questions
}
INCIDENTS = Wishes("Inbraken", "Politie", Columns(begin=0, x=1, y=2, system=System.RD))
TOURS = RecurringWish("Ronde", "controle", "horecacontrole", YEAR, 1, date(2026, 1, 1))
CONTRIBUTED = Contributed(
    "leefomgeving/objectieve-veiligheid",
    "partner",
    date(2026, 3, 1),
    "meeting",
    "Let op de haven.",
    "Politie",
)
SURVEY = SurveyWish("Veilig?", "U mag dit gebruiken.", date(2026, 3, 1), date(2026, 3, 9), "link")
QUESTIONS = (
    QuestionWish("Hoe veilig?", "scale_5", "niet", "heel", theme="leefomgeving/objectieve-veiligheid"),
    QuestionWish("Waarom?", "open"),
)
MONEY = MoneyWish(2027, 9000)
TRIANGLE = SeriesWish("Driehoek", "driehoek", Duration(1, Unit.WEEK), date(2026, 3, 3), time(9))
EXERCISE = {"category": "crisisoefening", "happened_on": "2026-03-02"}
REPORT = {"category": "racistische_tekst", "omschrijving": "Leus op de muur", "opened_at": "2026-03-02 09:00"}
NEW_REPORT = {"category": "racistische_tekst", "omschrijving": "Leus op de brug"}


@dataclass(frozen=True, slots=True)
class WorkAhead:
    """What a town has planned, and what it practised."""

    recurring: RecurringPlan
    planned: Entry
    meeting: Meeting
    exercise: Entry


@dataclass(frozen=True, slots=True)
class CarriedOut:
    """By what a town carries its plan out: an action, one that was proposed, and their money."""

    action: PlanAction
    proposal: PlanAction
    money: BudgetLine


@dataclass(frozen=True, slots=True)
class Said:
    """What the people of a town said: a contribution, a survey with somebody invited, and one that is closed."""

    contribution: Contribution
    survey: PanelSurvey
    question: PanelQuestion
    invitation: PanelInvitation
    closed: PanelSurvey
    asked: PanelQuestion
    written: PanelQuestion
    response: PanelResponse


@dataclass(frozen=True, slots=True)
class InCycle:
    """A step of a policy cycle with one of each thing, its evaluation, and a cycle in which nothing was done."""

    step: CycleStep
    evaluation: CycleStep
    participant: StepParticipant
    product: StepProduct
    decision: StepDecision
    untouched: PolicyCycle
    theme: ListedTheme


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


def list_of_incidents() -> bytes:
    """A list of two burglaries, with coordinates in RD."""
    return b"datum;x;y\n2-3-2026 10:00;85000;447000\n3-3-2026 11:00;85010;447000\n"


def work_in(system: Actor, people: dict[Role, Account]) -> WorkAhead:
    """A recurring plan with its first entry, a meeting with everybody, and an exercise."""
    recurring, _made = start_recurring(system, TOURS, date(2026, 3, 2))
    exercise = log_entry(system, "oefening", EXERCISE).entry
    return WorkAhead(recurring, recurring.planned.get().entry, meeting_with(people), exercise)


def said_in(system: Actor) -> Said:
    """A contribution, a survey that is open, and one that is closed."""
    today = timezone.localdate()
    now = replace(SURVEY, opens_on=today, closes_on=today)
    survey = _survey_in(system, replace(now, entrance="invited"))
    invite_residents(system, survey.pk, survey.revision, f"a@{system.organisation.slug}.example")
    closed = _survey_in(system, replace(now, title="Vorige"))
    asked, written = closed.questions.all()
    PanelResponse.objects.bulk_create(
        PanelResponse(survey=closed, answers={str(asked.pk): 4, str(written.pk): "Goed."}) for _ in range(50)
    )
    return Said(
        keep_contribution(system, CONTRIBUTED, date(2026, 3, 1)),
        survey,
        survey.questions.all()[0],
        survey.invitations.get(),
        close_survey(system, closed.pk, closed.revision, today),
        asked,
        written,
        closed.responses.all()[0],
    )


def _survey_in(system: Actor, wish: SurveyWish) -> PanelSurvey:
    made = start_survey(system, wish)
    for each in QUESTIONS:
        made.refresh_from_db()
        add_question(system, made.pk, made.revision, each)
    made.refresh_from_db()
    return publish_survey(system, made.pk, made.revision, wish.opens_on)


def cycle_in(system: Actor) -> InCycle:
    """Two policy cycles of years to come, so that none is in the way of another."""
    cycle = open_cycle(system, CycleWish(date(2040, 1, 1), date(2043, 12, 31)))
    step = cycle.steps.get(kind="start_note")
    themes = start_long_list(system, cycle.pk).themes
    return InCycle(
        step,
        cycle.steps.get(kind="evaluation"),
        add_participant(system, step.pk, NewParticipant("Teamchef", "Politie")),
        add_product(system, step.pk, NewProduct("Startnotitie", reference="Z-1")),
        record_decision(system, step.pk, NewDecision("executive", date(2026, 3, 1), "Akkoord.")),
        open_cycle(system, CycleWish(date(2060, 1, 1), date(2063, 12, 31))),
        themes.latest("id"),
    )


def action_wish(version: PlanVersion) -> ActionWish:
    """An action from the first measure of a version."""
    measure = Measure.objects.filter(section__version=version).order_by("section__position", "position")[0]
    return ActionWish("Afspraken maken", measure.pk, date(2026, 1, 1), date(2027, 6, 30))


def carrying_out(system: Actor, version: PlanVersion) -> CarriedOut:
    """An action with money, and a proposal for each new measure of the plan."""
    action = add_action(system, action_wish(version))
    money = add_money_for_action(system, action.pk, MONEY)
    propose_actions(system, timezone.localdate())
    return CarriedOut(action, version.plan.actions.filter(is_proposal=True).earliest("pk"), money)


def meeting_with(people: dict[Role, Account]) -> Meeting:
    """The first meeting of a series in which everybody takes part who works here."""
    members = tuple(NewMember(each.name, account=each.pk) for each in people.values())
    organisation = people[Role.OWNER].memberships.get().organisation
    series = start_series(
        system_actor(organisation), replace(TRIANGLE, members=members), timezone.localdate()
    )
    meeting = coming(series).first()
    assert meeting is not None
    return meeting


def list_of_reports(key: str) -> bytes:
    """A list of one report, with this key where it comes from."""
    return f"Zaaknummer;Categorie;Datum;Omschrijving\n{key};graffiti;2-3-2026;Kladden\n".encode()


def _incident_lists(officer: Actor, slug: str) -> tuple[str, str]:
    """The key of a list that waits, and the name of one that was taken in."""
    token = hand_in_incidents(officer, "lijst.csv", list_of_incidents())
    kept = take_in_incidents(officer, token, replace(INCIDENTS, title=f"Inbraken {slug}"))
    street = StreetFile((f"{slug}straat",), (LineString([(85_000, 447_000), (85_100, 447_000)]),), 0)
    keep_streets(streets_folder(officer), street, "NWB", "CC0", timezone.now())
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
