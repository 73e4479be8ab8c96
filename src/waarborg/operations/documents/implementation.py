"""How is the plan carried out, as the documents of a day tell it: actions, money, and what must be decided?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from waarborg.commitments.actions import Progress
from waarborg.commitments.budgets import Amounts, by_key, total
from waarborg.commitments.verdicts import WORST_FIRST
from waarborg.commitments.windows import Window
from waarborg.commitments.wording import name_of, say
from waarborg.documents.action_facts import ActionFacts, MoneyFacts, gantt_charts
from waarborg.documents.facts import CountFacts
from waarborg.documents.papers.paper import Picture
from waarborg.documents.papers.written import Euros
from waarborg.operations.documents.evidence import Evidence
from waarborg.records.models import PlanVersion
from waarborg.records.queries.budgets import MoneyLine, grouped, money_lines, public_money
from waarborg.records.queries.plan_actions import ActionLine, action_lines, public_actions

_REST = "Overige onderdelen"


@dataclass(frozen=True, slots=True)
class CarriedOut:
    """What a document tells of it, and the drawings."""

    facts: Mapping[str, object]
    pictures: Mapping[str, Picture]


def carried_out(version: PlanVersion, period: Window, evidence: Evidence) -> CarriedOut:
    """The actions that run in a period as they stand on a day, and the money of its years.

    Args:
        version: of the plan.
        period: the days over which the document tells.
        evidence: knows the day on which the actions are judged, and where they are shown.
    """
    judged_on, first, last = evidence.day, period.start.year, period.end.year
    organisation = version.plan.organisation
    every_line = money_lines(public_money(organisation), version.plan)
    money = [line for line in every_line if first <= line.row.year <= last]
    waiting = [line for line in every_line if line.money.needs_decision and line.row.year >= first]
    waiting_link = evidence.budget(first, max(first, version.plan.end.year), "besluiten")
    rows = public_actions(organisation).filter(
        plan=version.plan, start__lte=period.end, end__gte=period.start
    )
    sums = _sums_of_actions(money)
    actions = tuple(
        _facts(line, sums.get(line.row.pk, Amounts()), evidence) for line in action_lines(rows, judged_on)
    )
    years = Window(period.start.replace(month=1, day=1), period.end.replace(month=12, day=31))
    charts = gantt_charts(actions, years, judged_on)
    facts = {
        "actions": actions,
        "actions_total": sum(each.of is not None for each in actions),
        "actions_stopped": sum(each.of is None for each in actions),
        "actions_link": evidence.actions(period, WORST_FIRST),
        "actions_stopped_link": evidence.actions(period, [Progress.STOPPED]),
        "actions_attention": tuple(sorted((each for each in actions if each.is_bad), key=_urgency)),
        "actions_done": tuple(
            each for each in actions if each.finished_on is not None and each.finished_on in period
        ),
        "action_counts": _counts(actions, period, evidence),
        "action_charts": charts,
        "budget_years": _by_year(money, evidence),
        "budget_parts": tuple(
            MoneyFacts(group.title or _REST, group.sums, evidence.budget(first, last))
            for group in grouped(money)
        ),
        "budget_total": MoneyFacts(
            "Totaal", total(line.money for line in money), evidence.budget(first, last)
        ),
        "decisions": tuple(_decision(line, evidence, waiting_link) for line in waiting),
        "decisions_total": MoneyFacts("Totaal", total(line.money for line in waiting), waiting_link),
    }
    return CarriedOut(facts, {chart.name: chart.picture for chart in charts})


def _facts(line: ActionLine, sums: Amounts, evidence: Evidence) -> ActionFacts:
    row = line.row
    moves = list(row.moves.all())
    return ActionFacts(
        title=row.title,
        description=row.description,
        owner=line.who,
        partners=tuple(row.partners),
        days=line.window,
        of=line.verdict.standing if line.verdict else None,
        progress=line.progress,
        reason=say(line.verdict.reason, "nl") if line.verdict else row.stopped_why,
        first_end=moves[0].old_end if moves else None,
        finished_on=row.finished_on,
        requested=Euros(sums.requested),
        granted=Euros(sums.granted),
        spent=Euros(sums.spent),
        part=line.part.title if line.part else _REST,
        measure=row.measure.text,
        number=row.number,
        link=evidence.action(row.pk),
    )


def _sums_of_actions(money: Sequence[MoneyLine]) -> dict[int, Amounts]:
    sums: dict[int, Amounts] = {}
    for line in money:
        if line.action is not None:
            sums[line.action.pk] = sums.get(line.action.pk, Amounts()) + line.amounts
    return sums


def _counts(actions: Sequence[ActionFacts], period: Window, evidence: Evidence) -> tuple[CountFacts, ...]:
    """How many have each standing, the good ones first."""
    numbers = {each: sum(action.of is each for action in actions) for each in reversed(WORST_FIRST)}
    return tuple(
        CountFacts(name_of(each, "nl"), number, evidence.actions(period, [each]))
        for each, number in numbers.items()
        if number
    )


def _by_year(money: Sequence[MoneyLine], evidence: Evidence) -> tuple[MoneyFacts, ...]:
    sums = by_key((line.money for line in money), lambda line: line.year)
    return tuple(
        MoneyFacts(str(year), sums[year], evidence.budget(year, year), year=year) for year in sorted(sums)
    )


def _decision(line: MoneyLine, evidence: Evidence, waiting_link: str) -> MoneyFacts:
    link = evidence.action(line.action.pk) if line.action else waiting_link
    return MoneyFacts(line.name, line.amounts, link, line.part or _REST, line.row.year)


def _urgency(each: ActionFacts) -> tuple[int, date]:
    return (WORST_FIRST.index(each.of) if each.of else len(WORST_FIRST), each.days.end)
