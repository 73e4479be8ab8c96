"""Which facts and charts does a document of a municipality get, for the day that it speaks of?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from waarborg.commitments.verdicts import WORST_FIRST, Standing
from waarborg.commitments.wording import name_of, say
from waarborg.documents.charts.chart import Chart, Words
from waarborg.documents.charts.standings import standings_chart
from waarborg.documents.facts import (
    BAD,
    UNKNOWN,
    ChangeFacts,
    CountFacts,
    LineFacts,
    PartFacts,
    worst_first,
)
from waarborg.documents.papers.paper import Picture
from waarborg.documents.papers.written import link_to
from waarborg.documents.plan_facts import plan_facts
from waarborg.documents.titles import KINDS, DocumentKind
from waarborg.operations.documents.evidence import Evidence
from waarborg.operations.documents.implementation import carried_out
from waarborg.operations.documents.meeting_facts import meeting_facts, period_of, title_of
from waarborg.operations.documents.participation import participation_facts
from waarborg.operations.documents.priority_facts import priority_facts
from waarborg.operations.documents.safety_picture import picture_facts
from waarborg.records.models import Commitment, Meeting, Organisation, PlanVersion, StandingChange
from waarborg.records.queries.judgements import plan_version_on
from waarborg.records.queries.plan_texts import plan_text
from waarborg.records.queries.standings import BoardLine, board_lines, count_standings

SUPERVISION = ("controle", "schouw", "surveillance", "handhaving")
"""The registers of supervision, of which the supervision plan tells."""

_STANDINGS = "standings"
"""The chart of the parts of the plan."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a template is filled with."""

    title: str
    facts: Mapping[str, object]
    charts: Mapping[str, Chart]
    pictures: Mapping[str, Picture]


def gather(
    organisation: Organisation, name: str, day: date, meeting: Meeting | None = None
) -> Gathered | None:
    """Gather everything for one document; ``None`` while no plan was adopted.

    A document of a day that is to come tells how it stands today. The dossier of a meeting tells of the time since
    the one before it.

    Raises:
        KeyError: there is no such document.
    """
    kind = KINDS[name]
    today = timezone.localdate()
    period = period_of(kind, day, meeting)
    judged_on = min(day, period.end, today) if name == "jaarverslag" else min(day, today)
    version = plan_version_on(organisation, judged_on)
    if version is None:
        return None
    evidence = Evidence.of(organisation, judged_on)
    gathering = _Gathering(version, evidence)
    lines, parts = gathering.lines, gathering.parts()
    picture, picture_charts = picture_facts(organisation, evidence)
    charts = {**({_STANDINGS: _chart(parts)} if parts else {}), **picture_charts}
    actions = carried_out(version, period, evidence)
    title = title_of(meeting) if meeting else _usual_title(kind, version, day)
    facts = {
        "title": title,
        "municipality": organisation.name,
        "day": day,
        "judged_on": judged_on,
        "start": min(period.start, judged_on) if meeting else period.start,
        "end": period.end,
        "total": len(lines),
        **_where(evidence),
        "counts": gathering.counts(),
        "parts": parts,
        "lines": lines,
        **_chosen(lines, period.end),
        "changes": gathering.changes(period.start, judged_on),
        "charts": {each: _as_facts(each, chart, parts) for each, chart in charts.items()},
        "picture": picture,
        **meeting_facts(meeting, evidence),
        **priority_facts(organisation, judged_on, evidence),
        **actions.facts,
        **participation_facts(organisation, judged_on, evidence),
        **plan_facts(plan_text(version), version.adopted_on),
    }
    return Gathered(title, facts, charts, actions.pictures)


def _chosen(lines: Sequence[LineFacts], until: date) -> Mapping[str, Sequence[LineFacts]]:
    """The commitments that a document tells of apart."""
    return {
        "attention": worst_first(lines, BAD),
        "unknown": worst_first(lines, UNKNOWN),
        "kept": worst_first(lines, (Standing.KEPT,)),
        "targets": tuple(line for line in lines if line.kind == "target"),
        "supervision": tuple(line for line in lines if line.register in SUPERVISION),
        "due": _due(lines, until),
    }


def _where(evidence: Evidence) -> Mapping[str, str]:
    """Where the commitments are listed: the board of any day, and on that of the document all and those apart."""
    return {
        "board": evidence.base,
        "total_link": evidence.commitments(),
        "attention_link": evidence.commitments(BAD),
        "unknown_link": evidence.commitments(UNKNOWN),
    }


def _usual_title(kind: DocumentKind, version: PlanVersion, day: date) -> str:
    return kind.title_on(day) if kind.name != "veiligheidsplan" else version.plan.title


class _Gathering:
    """The adopted plan of a municipality on a day, looked up once."""

    def __init__(self, version: PlanVersion, evidence: Evidence) -> None:
        self._version = version
        self._evidence = evidence
        self._board = board_lines(version, evidence.day, timezone.now())
        rows = Commitment.objects.filter(version=version).values_list("number", "register")
        registers = dict(rows)
        self.lines = tuple(self._line(line, registers.get(line.number, "")) for line in self._board)
        self._by_number = {line.number: line for line in self.lines}

    def _line(self, line: BoardLine, register: str) -> LineFacts:
        verdict = line.verdict
        return LineFacts(
            number=line.number,
            sentence=line.sentence,
            section=line.section_title,
            kind=line.kind,
            of=verdict.standing,
            reason=say(verdict.reason, "nl"),
            owner=line.owner_name,
            due_on=line.due_on,
            link=self._evidence.commitment(line.number),
            register=register,
            measured=verdict.measured,
            required=verdict.required,
        )

    def counts(self) -> tuple[CountFacts, ...]:
        """How many commitments have each standing, the good ones first."""
        counts = count_standings(self._board)
        return tuple(
            CountFacts(name_of(each, "nl"), counts[each], self._evidence.commitments([each]))
            for each in reversed(WORST_FIRST)
            if counts[each]
        )

    def parts(self) -> tuple[PartFacts, ...]:
        """The parts of the plan that have commitments, in its order; what falls under none comes last."""
        groups: dict[tuple[int, str], list[LineFacts]] = {}
        rest: list[LineFacts] = []
        for line in self._board:
            of = (line.part.section, line.part.title) if line.part else None
            (groups.setdefault(of, []) if of else rest).append(self._by_number[line.number])
        parts = [
            PartFacts(title, self._evidence.commitments(part=section), tuple(lines))
            for (section, title), lines in groups.items()
        ]
        if rest:
            parts.append(PartFacts("Overige onderdelen", self._evidence.commitments(part=0), tuple(rest)))
        return tuple(parts)

    def changes(self, start: date, end: date) -> tuple[ChangeFacts, ...]:
        """What stands otherwise at the end of these days, in the order of the plan.

        What went and came back is no change, nor is the first verdict on a commitment.
        """
        found = StandingChange.objects.filter(
            plan=self._version.plan_id, day__gte=start, day__lte=end, number__in=self._by_number
        )
        steps: dict[int, list[StandingChange]] = {}
        for change in found.exclude(previous="").order_by("number", "day", "id"):
            steps.setdefault(change.number, []).append(change)
        return tuple(
            self._change(number, own[0].previous, own[-1])
            for number, own in steps.items()
            if own[0].previous != own[-1].standing
        )

    def _change(self, number: int, before: str, last: StandingChange) -> ChangeFacts:
        order = {each.value: place for place, each in enumerate(WORST_FIRST)}
        return ChangeFacts(
            day=last.day,
            line=self._by_number[number],
            previous=name_of(Standing(before), "nl"),
            standing=name_of(Standing(last.standing), "nl"),
            is_better=order[last.standing] > order[before],
        )


def _due(lines: Sequence[LineFacts], until: date) -> tuple[LineFacts, ...]:
    due = [line for line in lines if line.due_on is not None and line.due_on <= until]
    return tuple(sorted(due, key=lambda line: (line.due_on or date.max, line.number)))


def _chart(parts: Sequence[PartFacts]) -> Chart:
    total = sum(part.total for part in parts)
    kept = sum(part.number("kept", "on_track") for part in parts)
    words = Words(
        title="Afspraken per onderdeel, naar stand",
        description=f"Staafdiagram van {total} afspraken in {len(parts)} onderdelen van het plan; "
        f"{kept} zijn nagekomen of op koers. De cijfers staan in de tabel eronder.",
        x="aantal afspraken",
        y="onderdeel",
    )
    return standings_chart(words, [(part.title, part.counts) for part in parts])


def _as_facts(name: str, chart: Chart, parts: Sequence[PartFacts]) -> dict[str, object]:
    """A chart for a template; in that of the parts each row leads to the commitments of its part."""
    rows: Sequence[Sequence[object]] = chart.rows
    if name == _STANDINGS:
        rows = [(link_to(part.title, part.link), *row[1:]) for part, row in zip(parts, rows, strict=True)]
    return {"name": name, "title": chart.title, "header": chart.header, "rows": rows}
