"""What can be done with a plan of what comes round? Make it, change it, stop it, and see what it will make."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db import transaction

from waarborg.commitments.occasions import Occasion, Work, occasions
from waarborg.operations.actors import Actor
from waarborg.operations.audit import leave_line
from waarborg.operations.permissions import Act, require
from waarborg.operations.recurring.making import Made, let_go, make_for
from waarborg.operations.refusals import Invalid, NotFound, Overtaken
from waarborg.records.models import Account, Organisation, Plan, RecurringPlan, SubjectList
from waarborg.records.queries.judgements import plan_version_on
from waarborg.records.queries.recurring import members_of, work_of
from waarborg.records.queries.registers import colleagues_of, find_register, teams_of
from waarborg.records.queries.subjects import find_list
from waarborg.registers.definitions import RegisterDefinition
from waarborg.registers.durations import Duration, Unit
from waarborg.registers.problems import Problem

PERIODS = (
    Duration(1, Unit.WEEK),
    Duration(2, Unit.WEEK),
    Duration(1, Unit.MONTH),
    Duration(3, Unit.MONTH),
    Duration(6, Unit.MONTH),
    Duration(1, Unit.YEAR),
    Duration(2, Unit.YEAR),
    Duration(4, Unit.YEAR),
)
"""The periods that are offered; others in weeks, months or years will do as well."""

MOST_TIMES = 60
LONGEST_TITLE = 120
_A_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class RecurringWish:
    """What somebody wants to come round.

    Attributes:
        list_name: for each member of this list; empty: once.
        assigned_to: the number of a colleague; ``None``: the team.
        number: of the commitment that it keeps, in the plan that runs; ``None``: none.
        fields: what each entry must hold besides, because it only counts with it.
    """

    title: str
    register: str
    category: str
    per: Duration
    times: int
    starts_on: date
    ends_on: date | None = None
    list_name: str = ""
    months: tuple[int, ...] = ()
    is_spread: bool = False
    team: str = ""
    assigned_to: int | None = None
    number: int | None = None
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Found:
    """The records that a wish names."""

    list: SubjectList | None = None
    person: Account | None = None
    plan: Plan | None = None


def start_recurring(actor: Actor, wish: RecurringWish, day: date) -> tuple[RecurringPlan, Made]:
    """Plan what comes round, and make at once what is to be done soon.

    Args:
        actor: a safety officer.
        wish: what comes round.
        day: today.

    Raises:
        NotAllowed, Invalid.
    """
    require(actor, Act.PLAN_WORK)
    found = _check(actor.organisation, wish, day)
    with transaction.atomic():
        plan = RecurringPlan.objects.create(organisation=actor.organisation, **_columns(wish, found))
        leave_line(
            actor, Act.PLAN_WORK, plan, {"title": (None, plan.title), "register": (None, plan.register)}
        )
        made = make_for(actor, plan.pk, day)
    return plan, made


def change_recurring(
    actor: Actor, recurring: int, revision: int, wish: RecurringWish, day: date
) -> tuple[RecurringPlan, Made]:
    """Change what comes round: what was made ahead and not done yet lapses, and is made anew.

    Raises:
        NotAllowed, NotFound, Overtaken, Invalid.
    """
    require(actor, Act.PLAN_WORK)
    with transaction.atomic():
        plan = _take(actor, recurring, revision)
        found = _check(actor.organisation, wish, day)
        columns = _columns(wish, found)
        changed = {name: value for name, value in columns.items() if getattr(plan, name) != value}
        if not changed:
            return plan, Made()
        lapsed = let_go(actor, plan, "Het plan waar dit uit kwam is gewijzigd.")
        for name, value in changed.items():
            setattr(plan, name, value)
        plan.revision += 1
        plan.save()
        leave_line(actor, Act.PLAN_WORK, plan, {"changed": (None, sorted(changed))})
        made = make_for(actor, plan.pk, day)
    return plan, made + Made(0, lapsed)


def stop_recurring(actor: Actor, recurring: int, revision: int, day: date) -> tuple[RecurringPlan, int]:
    """Stop a plan: nothing more is made, and what was made ahead and not done lapses. What was done stays.

    Raises:
        NotAllowed, NotFound, Overtaken.
    """
    require(actor, Act.PLAN_WORK)
    with transaction.atomic():
        plan = _take(actor, recurring, revision)
        before = plan.ends_on
        lapsed = let_go(actor, plan, "Het plan waar dit uit kwam is gestopt.")
        plan.ends_on = max(plan.starts_on, day - timedelta(days=1))
        plan.revision += 1
        plan.save()
        ended = (before.isoformat() if before else None, plan.ends_on.isoformat())
        leave_line(actor, Act.PLAN_WORK, plan, {"ends_on": ended})
    return plan, lapsed


def preview(organisation: Organisation, wish: RecurringWish, day: date) -> list[Occasion]:
    """What a plan would ask in the coming year; nothing is written, and what was done already is not subtracted.

    Raises:
        Invalid.
    """
    found = _check(organisation, wish, day)
    asked = occasions(_work(wish), members_of(found.list), day, day + _A_YEAR)
    return sorted(asked, key=lambda each: (each.days.end, each.member.name))


def upcoming(plan: RecurringPlan, day: date) -> list[Occasion]:
    """What a plan that is there asks in the coming year."""
    asked = occasions(work_of(plan), members_of(plan.list), day, day + _A_YEAR)
    return sorted(asked, key=lambda each: (each.days.end, each.member.name))


def _work(wish: RecurringWish) -> Work:
    return Work(wish.per, wish.times, wish.starts_on, wish.ends_on, wish.months, wish.is_spread)


def _take(actor: Actor, recurring: int, revision: int) -> RecurringPlan:
    held = RecurringPlan.objects.select_for_update().filter(organisation=actor.organisation)
    plan = held.filter(pk=recurring).first()
    if plan is None:
        raise NotFound(str(recurring))
    if plan.revision != revision:
        raise Overtaken(f"plan {recurring} is at revision {plan.revision}, not {revision}")
    return plan


def _columns(wish: RecurringWish, found: _Found) -> dict[str, object]:
    return {
        "title": wish.title.strip(),
        "register": wish.register,
        "category": wish.category,
        "fields": dict(wish.fields),
        "list": found.list,
        "per": wish.per.as_json(),
        "times": wish.times,
        "months": list(wish.months),
        "is_spread": wish.is_spread and found.list is not None,
        "team": wish.team.strip(),
        "assigned_to": found.person,
        "starts_on": wish.starts_on,
        "ends_on": wish.ends_on,
        "plan": found.plan,
        "number": wish.number if found.plan else None,
    }


def _check(organisation: Organisation, wish: RecurringWish, day: date) -> _Found:
    """What a wish names, or every problem."""
    problems = [*_check_words(wish), *_check_numbers(wish)]
    used = find_register(organisation, wish.register)
    its_list = find_list(organisation, wish.list_name) if wish.list_name else None
    if used is None:
        problems.append(Problem("what", "missing"))
    else:
        problems += _check_place(used.definition, wish, its_list)
    if wish.list_name and its_list is None:
        problems.append(Problem("list", "unknown_member", (("value", wish.list_name[:60]),)))
    person = next((each for each in colleagues_of(organisation) if each.pk == wish.assigned_to), None)
    if wish.team.strip() and wish.team.strip() not in teams_of(organisation):
        problems.append(Problem("team", "unknown_team"))
    if wish.assigned_to is not None and person is None:
        problems.append(Problem("assigned_to", "unknown_person"))
    if problems:
        raise Invalid(problems)
    return _Found(its_list, person, _plan_of(organisation, wish, day))


def _plan_of(organisation: Organisation, wish: RecurringWish, day: date) -> Plan | None:
    """The plan that runs, where it has the commitment."""
    version = plan_version_on(organisation, day)
    if version is None or wish.number is None:
        return None
    return version.plan if version.commitments.filter(number=wish.number).exists() else None


def _check_place(
    definition: RegisterDefinition, wish: RecurringWish, its_list: SubjectList | None
) -> Iterable[Problem]:
    known = [each.name for each in definition.categories]
    if (known or wish.category) and wish.category not in known:
        yield Problem("what", "missing")
    wanted = definition.subject_lists
    if its_list is not None and not its_list.is_area and wanted and its_list.name not in wanted:
        yield Problem("list", "not_one_of", (("value", its_list.name), ("allowed", ", ".join(wanted))))


def _check_words(wish: RecurringWish) -> Iterable[Problem]:
    if len(wish.title) > LONGEST_TITLE:
        yield Problem("title", "too_long", (("maximum", LONGEST_TITLE), ("length", len(wish.title))))
    if "\x00" in wish.title:
        yield Problem("title", "unstorable_characters")
    if not wish.title.strip():
        yield Problem("title", "missing")


def _check_numbers(wish: RecurringWish) -> Iterable[Problem]:
    if not 1 <= wish.times <= MOST_TIMES:
        yield Problem("times", "times_out_of_range", (("maximum", MOST_TIMES),))
    if wish.per.unit not in (Unit.WEEK, Unit.MONTH, Unit.YEAR) or wish.per.amount > MOST_TIMES:
        yield Problem("per", "missing")
    if any(not 1 <= month <= 12 for month in wish.months):
        yield Problem("months", "missing")
    if wish.ends_on is not None and wish.ends_on < wish.starts_on:
        yield Problem("ends_on", "ends_before_start")
