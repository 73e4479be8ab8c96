"""Which models are there? Operations write them; pages read them through ``records.queries``."""

from waarborg.records.models.accounts import Account, Membership, Role
from waarborg.records.models.audit import (
    CHANGES_NOTHING,
    LOOK,
    SIGN_IN,
    SIGN_IN_FAILED,
    SIGN_OUT,
    SIGNS,
    AuditLine,
)
from waarborg.records.models.contributions import Channel, Contribution, Contributor, Outcome
from waarborg.records.models.council_documents import CouncilDocument, DocumentTemplate
from waarborg.records.models.entries import (
    NO_EVIDENCE,
    PLANNED,
    WITHDRAWN,
    Entry,
    EntryWord,
    RegisterVersion,
    StatusChange,
)
from waarborg.records.models.event_risk import EventRisk
from waarborg.records.models.figures import Figure
from waarborg.records.models.handling import Attachment, Comment
from waarborg.records.models.imports import HandedInList, ListState
from waarborg.records.models.judgements import (
    EntryReminder,
    Judgement,
    MessageSent,
    ReminderSent,
    StandingChange,
)
from waarborg.records.models.meetings import (
    AgendaItem,
    AgendaOrigin,
    AgreedAction,
    Meeting,
    MeetingSeries,
    SeriesMember,
)
from waarborg.records.models.organisations import Boundary, Organisation, Subject, SubjectKind, SubjectList
from waarborg.records.models.panels import (
    Entrance,
    PanelFile,
    PanelInvitation,
    PanelQuestion,
    PanelResponse,
    PanelSurvey,
    QuestionKind,
)
from waarborg.records.models.plan_actions import (
    ActionHandover,
    ActionMove,
    ActionReminder,
    BudgetLine,
    PlanAction,
)
from waarborg.records.models.plans import (
    Choice,
    Commitment,
    Measure,
    Plan,
    PlanDocument,
    PlanVersion,
    Section,
)
from waarborg.records.models.policy_cycles import (
    CycleStep,
    DecidedBy,
    PolicyCycle,
    StepDecision,
    StepMove,
    StepParticipant,
    StepProduct,
)
from waarborg.records.models.priorities import ListedTheme, LongList, PriorityChoice
from waarborg.records.models.recurring import PlannedEntry, RecurringPlan
from waarborg.records.models.register_drafts import RegisterDraft
from waarborg.records.models.saved_filters import WORK, SavedFilter
from waarborg.records.models.terms import (
    ConfirmedGround,
    ConfirmedPeriod,
    TeamMember,
    TermExtension,
    TermSuspension,
)
from waarborg.records.models.words import CommentWord, KnownWord

__all__ = [
    "CHANGES_NOTHING",
    "LOOK",
    "NO_EVIDENCE",
    "PLANNED",
    "SIGNS",
    "SIGN_IN",
    "SIGN_IN_FAILED",
    "SIGN_OUT",
    "WITHDRAWN",
    "WORK",
    "Account",
    "ActionHandover",
    "ActionMove",
    "ActionReminder",
    "AgendaItem",
    "AgendaOrigin",
    "AgreedAction",
    "Attachment",
    "AuditLine",
    "Boundary",
    "BudgetLine",
    "Channel",
    "Choice",
    "Comment",
    "CommentWord",
    "Commitment",
    "ConfirmedGround",
    "ConfirmedPeriod",
    "Contribution",
    "Contributor",
    "CouncilDocument",
    "CycleStep",
    "DecidedBy",
    "DocumentTemplate",
    "Entrance",
    "Entry",
    "EntryReminder",
    "EntryWord",
    "EventRisk",
    "Figure",
    "HandedInList",
    "Judgement",
    "KnownWord",
    "ListState",
    "ListedTheme",
    "LongList",
    "Measure",
    "Meeting",
    "MeetingSeries",
    "Membership",
    "MessageSent",
    "Organisation",
    "Outcome",
    "PanelFile",
    "PanelInvitation",
    "PanelQuestion",
    "PanelResponse",
    "PanelSurvey",
    "Plan",
    "PlanAction",
    "PlanDocument",
    "PlanVersion",
    "PlannedEntry",
    "PolicyCycle",
    "PriorityChoice",
    "QuestionKind",
    "RecurringPlan",
    "RegisterDraft",
    "RegisterVersion",
    "ReminderSent",
    "Role",
    "SavedFilter",
    "Section",
    "SeriesMember",
    "StandingChange",
    "StatusChange",
    "StepDecision",
    "StepMove",
    "StepParticipant",
    "StepProduct",
    "Subject",
    "SubjectKind",
    "SubjectList",
    "TeamMember",
    "TermExtension",
    "TermSuspension",
]
