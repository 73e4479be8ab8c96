"""What has a town beside its plan: work, meetings, lists, a cycle, and what people said?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time

from django.utils import timezone
from tests.operations.drafted import YEAR

from waarborg.commitments.demands import Frequency, Kind
from waarborg.operations.actors import Actor, system_actor
from waarborg.operations.contributions import Contributed, keep_contribution
from waarborg.operations.entries import log_entry
from waarborg.operations.implementation.actions import ActionWish, add_action
from waarborg.operations.implementation.money import MoneyWish, add_money_for_action
from waarborg.operations.implementation.proposing import propose_actions
from waarborg.operations.incidents.lists import Wishes
from waarborg.operations.meetings.series import NewMember, SeriesWish, start_series
from waarborg.operations.panel.closing import close_survey
from waarborg.operations.panel.inviting import invite_residents
from waarborg.operations.panel.questions import QuestionWish, add_question
from waarborg.operations.panel.surveys import SurveyWish, publish_survey, start_survey
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
from waarborg.records.models import (
    Account,
    BudgetLine,
    Contribution,
    CycleStep,
    Entry,
    ListedTheme,
    Measure,
    Meeting,
    PanelFile,
    PanelInvitation,
    PanelQuestion,
    PanelResponse,
    PanelSurvey,
    PlanAction,
    PlanVersion,
    PolicyCycle,
    RecurringPlan,
    Role,
    StepDecision,
    StepParticipant,
    StepProduct,
)
from waarborg.records.queries.meetings import coming
from waarborg.registers.durations import Duration, Unit
from waarborg.registers.event_risk import event_risk_scan
from waarborg.sources.incidents.cells import System
from waarborg.sources.incidents.columns import Columns

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


REPORT = {
    "category": "racistische_tekst",
    "omschrijving": "Leus op de muur",
    "opened_at": f"{timezone.localdate()} 00:00",
}


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
    """What the people of a town said: a contribution, surveys that are open, closed, and a draft with a file."""

    contribution: Contribution
    survey: PanelSurvey
    question: PanelQuestion
    invitation: PanelInvitation
    closed: PanelSurvey
    asked: PanelQuestion
    written: PanelQuestion
    response: PanelResponse
    draft: PanelSurvey


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


def list_of_incidents() -> bytes:
    """A list of two burglaries, with coordinates in RD."""
    return b"datum;x;y\n2-3-2026 10:00;85000;447000\n3-3-2026 11:00;85010;447000\n"


def panel_file() -> bytes:
    """A file with the answer of one respondent."""
    return b"nr;V1\n1;4\n"


def work_in(system: Actor, people: dict[Role, Account]) -> WorkAhead:
    """A recurring plan with its first entry, a meeting with everybody, and an exercise."""
    recurring, _made = start_recurring(system, TOURS, date(2026, 3, 2))
    exercise = log_entry(system, "oefening", EXERCISE).entry
    return WorkAhead(recurring, recurring.planned.get().entry, meeting_with(people), exercise)


def said_in(system: Actor) -> Said:
    """A contribution, a survey that is open, one that is closed, and a draft with which a file waits."""
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
        _draft_with_file(system, replace(now, title="Door een bureau")),
    )


def _draft_with_file(system: Actor, wish: SurveyWish) -> PanelSurvey:
    draft = _draft_in(system, wish)
    PanelFile.objects.create(
        survey=draft,
        name="peiling.csv",
        content=panel_file(),
        headings=["nr", "V1"],
        examples=[["1", "4"]],
        lines=1,
        handed_in_at=timezone.now(),
    )
    return draft


def _survey_in(system: Actor, wish: SurveyWish) -> PanelSurvey:
    made = _draft_in(system, wish)
    return publish_survey(system, made.pk, made.revision, wish.opens_on)


def _draft_in(system: Actor, wish: SurveyWish) -> PanelSurvey:
    made = start_survey(system, wish)
    for each in QUESTIONS:
        made.refresh_from_db()
        add_question(system, made.pk, made.revision, each)
    made.refresh_from_db()
    return made


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
