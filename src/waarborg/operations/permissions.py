"""Who may do what? One table; every operation asks it before it does anything."""

from __future__ import annotations

from enum import StrEnum

from waarborg.operations.actors import Actor
from waarborg.operations.refusals import NotAllowed
from waarborg.records.models import LOOK as LOOK_AT_ENTRY
from waarborg.records.models import SIGN_IN as COME_IN
from waarborg.records.models import SIGN_IN_FAILED as STAY_OUT
from waarborg.records.models import SIGN_OUT as GO_OUT
from waarborg.records.models import Role


class Act(StrEnum):
    """What can be done. The value is also the audit trail's word for it."""

    READ = "read"
    UPLOAD_PLAN = "plan.upload"
    EDIT_DRAFT = "plan.edit_draft"
    ADOPT_PLAN = "plan.adopt"
    FOLLOW_COMMITMENT = "commitment.follow"
    LOG_ENTRY = "entry.log"
    CHANGE_ENTRY = "entry.change"
    SUSPEND_TERM = "entry.suspend_term"
    RESUME_TERM = "entry.resume_term"
    EXTEND_TERM = "entry.extend_term"
    COMMENT = "entry.comment"
    ATTACH = "entry.attach"
    READ_ATTACHMENT = "entry.read_attachment"
    TAKE_BACK = "entry.take_back"
    IMPORT_ENTRIES = "entry.import"
    SCAN_EVENT = "event.scan"
    CHOOSE_EVENT_CLASS = "event.choose_class"
    LOOK = LOOK_AT_ENTRY
    EXPORT_ENTRIES = "entry.export"
    EXPORT_PERSONAL = "entry.export_personal"
    RECORD_FIGURE = "figure.record"
    FETCH_FIGURES = "figures.fetch"
    IMPORT_INCIDENTS = "incidents.import"
    READ_INCIDENTS = "incidents.read"
    GIVE_STREETS = "streets.give"
    PLAN_WORK = "work.plan"
    PLAN_ACTIONS = "action.plan"
    TELL_PROGRESS = "action.progress"
    KEEP_BUDGET = "budget.keep"
    MANAGE_MEETINGS = "meeting.manage"
    READ_MEETING = "meeting.read"
    HOLD_MEETING = "meeting.hold"
    PUT_ON_AGENDA = "meeting.put_on_agenda"
    EVALUATE_EXERCISE = "exercise.evaluate"
    SWITCH_FORECAST = "forecast.switch"
    MANAGE_LISTS = "lists.manage"
    MANAGE_ACCOUNTS = "accounts.manage"
    MANAGE_REGISTERS = "registers.manage"
    SAVE_FILTER = "filter.save"
    DROP_FILTER = "filter.drop"
    MANAGE_TEAMS = "teams.manage"
    CONFIRM_TERM = "term.confirm"
    READ_AUDIT = "audit.read"
    RENEW_CALENDAR = "calendar.renew"
    READ_DRAFT_DOCUMENT = "document.read_draft"
    DRAFT_DOCUMENT = "document.draft"
    FILE_DOCUMENT = "document.file"
    CHANGE_TEMPLATE = "document.change_template"
    READ_CONTRIBUTIONS = "contribution.read"
    KEEP_CONTRIBUTIONS = "contribution.keep"
    MANAGE_CYCLE = "cycle.manage"
    MANAGE_PANEL = "panel.manage"
    READ_OPEN_ANSWERS = "panel.read_open_answers"
    RANK_THEMES = "priorities.rank"
    CHOOSE_PRIORITIES = "priorities.choose"
    JUDGE = "judge"
    SIGN_IN = COME_IN
    SIGN_IN_FAILED = STAY_OUT
    SIGN_OUT = GO_OUT


_EVERYONE = frozenset(Role)
_OFFICER = frozenset({Role.SAFETY_OFFICER})
_WORKERS = frozenset(
    {
        Role.SAFETY_OFFICER,
        Role.OWNER,
        Role.ENFORCEMENT_OFFICER,
        Role.FRONT_DESK,
        Role.CARE_COORDINATOR,
        Role.CONFIDENTIAL_ADVISER,
    }
)
_IN_MEETINGS = _WORKERS - {Role.FRONT_DESK, Role.CONFIDENTIAL_ADVISER}
"""Who works here and sees the entries of meetings (``overleg.toml``)."""
_ADMINISTRATOR = frozenset({Role.ADMINISTRATOR})

ALLOWED: dict[Act, frozenset[Role]] = {
    Act.READ: _EVERYONE,
    Act.UPLOAD_PLAN: _OFFICER,
    Act.EDIT_DRAFT: _OFFICER,
    Act.ADOPT_PLAN: _OFFICER,
    Act.FOLLOW_COMMITMENT: _OFFICER,
    Act.LOG_ENTRY: _WORKERS,
    Act.CHANGE_ENTRY: _WORKERS,
    Act.SUSPEND_TERM: _WORKERS,
    Act.RESUME_TERM: _WORKERS,
    Act.EXTEND_TERM: _WORKERS,
    Act.COMMENT: _WORKERS,
    Act.ATTACH: _WORKERS,
    Act.READ_ATTACHMENT: _WORKERS,
    Act.TAKE_BACK: _OFFICER,
    Act.IMPORT_ENTRIES: _OFFICER | _ADMINISTRATOR | {Role.CARE_COORDINATOR},
    Act.SCAN_EVENT: _WORKERS,
    Act.CHOOSE_EVENT_CLASS: _OFFICER,
    Act.LOOK: _EVERYONE,
    Act.EXPORT_ENTRIES: _WORKERS | {Role.PORTFOLIO_HOLDER},
    Act.EXPORT_PERSONAL: _OFFICER,
    Act.RECORD_FIGURE: _OFFICER,
    Act.FETCH_FIGURES: _OFFICER | _ADMINISTRATOR,
    Act.IMPORT_INCIDENTS: _OFFICER,
    Act.READ_INCIDENTS: _OFFICER,
    Act.GIVE_STREETS: _OFFICER | _ADMINISTRATOR,
    Act.PLAN_WORK: _OFFICER,
    Act.PLAN_ACTIONS: _OFFICER,
    Act.TELL_PROGRESS: _WORKERS,
    Act.KEEP_BUDGET: _OFFICER,
    Act.MANAGE_MEETINGS: _OFFICER,
    Act.READ_MEETING: _IN_MEETINGS | {Role.PORTFOLIO_HOLDER},
    Act.HOLD_MEETING: _IN_MEETINGS,
    Act.PUT_ON_AGENDA: _WORKERS,
    Act.EVALUATE_EXERCISE: _WORKERS,
    Act.SWITCH_FORECAST: _OFFICER,
    Act.MANAGE_LISTS: _OFFICER | _ADMINISTRATOR,
    Act.MANAGE_ACCOUNTS: _ADMINISTRATOR,
    Act.MANAGE_REGISTERS: _ADMINISTRATOR,
    Act.SAVE_FILTER: _EVERYONE,
    Act.DROP_FILTER: _OFFICER | _ADMINISTRATOR,
    Act.MANAGE_TEAMS: _OFFICER | _ADMINISTRATOR,
    Act.CONFIRM_TERM: _ADMINISTRATOR,
    Act.READ_AUDIT: _OFFICER | _ADMINISTRATOR | {Role.PRIVACY_OFFICER},
    Act.RENEW_CALENDAR: _OFFICER | _ADMINISTRATOR,
    Act.READ_DRAFT_DOCUMENT: _OFFICER | {Role.PORTFOLIO_HOLDER},
    Act.DRAFT_DOCUMENT: _OFFICER,
    Act.FILE_DOCUMENT: _OFFICER,
    Act.CHANGE_TEMPLATE: _OFFICER | _ADMINISTRATOR,
    Act.READ_CONTRIBUTIONS: _OFFICER | {Role.OWNER, Role.PORTFOLIO_HOLDER},
    Act.KEEP_CONTRIBUTIONS: _OFFICER,
    Act.MANAGE_CYCLE: _OFFICER,
    Act.MANAGE_PANEL: _OFFICER,
    Act.READ_OPEN_ANSWERS: _OFFICER,
    Act.RANK_THEMES: _OFFICER,
    Act.CHOOSE_PRIORITIES: _OFFICER,
    Act.JUDGE: frozenset(),
    Act.SIGN_IN: frozenset(),
    Act.SIGN_IN_FAILED: frozenset(),
    Act.SIGN_OUT: frozenset(),
}


def may(actor: Actor, act: Act) -> bool:
    """May this actor do this? The system (no account) may do everything within its municipality."""
    return actor.account is None or bool(actor.roles & ALLOWED[act])


def require(actor: Actor, act: Act) -> None:
    """Refuse unless the actor may.

    Raises:
        NotAllowed: with nothing written.
    """
    if not may(actor, act):
        raise NotAllowed(act)
