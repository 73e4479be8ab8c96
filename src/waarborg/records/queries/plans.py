"""What does a municipality's plan say, and how does each part of it stand?"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from django.db.models import Count, Prefetch, Q, QuerySet

from waarborg.commitments.verdicts import WORST_FIRST
from waarborg.reading.draft import MeasureStatus
from waarborg.reading.smart import Smart, sort_out
from waarborg.records.models import Choice, Commitment, Measure, Organisation, Plan, PlanVersion, Section

_NOT_DROPPED = ~Q(commitments__choice=Choice.DROPPED)


def plans_of(organisation: Organisation) -> list[Plan]:
    """All plans of a municipality, the latest period first."""
    return list(organisation.plans.order_by("-start", "-id"))


def find_plan(organisation: Organisation, plan: int) -> Plan | None:
    """One plan of this municipality."""
    return organisation.plans.filter(pk=plan).first()


def find_version(organisation: Organisation, version: int) -> PlanVersion | None:
    """One version of a plan of this municipality, with its plan."""
    own = PlanVersion.objects.filter(plan__organisation=organisation, pk=version)
    return own.select_related("plan", "plan__organisation").first()


def versions_of(plan: Plan) -> list[PlanVersion]:
    """All versions of a plan, newest first."""
    return list(
        plan.versions.select_related("document")
        .defer("document__content", "document__blocks")
        .order_by("-number")
    )


def newest_adopted(plan: Plan) -> PlanVersion | None:
    """The version that counts: the newest that was adopted."""
    return plan.versions.filter(adopted_at__isnull=False).select_related("plan").order_by("-number").first()


def draft_of(plan: Plan) -> PlanVersion | None:
    """The version that is being worked on."""
    return plan.versions.filter(adopted_at__isnull=True).select_related("plan").first()


def drafts_in(organisation: Organisation) -> list[PlanVersion]:
    """Every draft that waits to be looked over, with from which document it was read."""
    waiting = PlanVersion.objects.filter(plan__organisation=organisation, adopted_at__isnull=True)
    found = waiting.select_related("plan", "document__uploaded_by").order_by("id")
    return list(found.defer("document__content", "document__blocks"))


def adopted_versions(organisation: Organisation) -> list[PlanVersion]:
    """Every adopted version of every plan, the newest first."""
    adopted = PlanVersion.objects.filter(plan__organisation=organisation, adopted_at__isnull=False)
    return list(adopted.select_related("plan").order_by("-plan__start", "-plan_id", "-number"))


def current_version(organisation: Organisation) -> PlanVersion | None:
    """The newest adopted version of the plan with the latest period that has one."""
    adopted = PlanVersion.objects.filter(plan__organisation=organisation, adopted_at__isnull=False)
    return adopted.select_related("plan").order_by("-plan__start", "-plan_id", "-number").first()


@dataclass(slots=True)
class Branch:
    """A section with what hangs below it.

    Attributes:
        measures: number of its own measures.
        standings: number of commitments per standing, those of the sections below included.
    """

    section: Section
    measures: int = 0
    standings: Counter[str] = field(default_factory=Counter)
    below: list[Branch] = field(default_factory=list)

    @property
    def commitments(self) -> int:
        """All commitments here and below."""
        return self.standings.total()

    @property
    def counts(self) -> list[tuple[str, int]]:
        """Standing and number, the most pressing first."""
        return [(name, self.standings[name]) for name in (*WORST_FIRST, "") if self.standings[name]]


def plan_tree(version: PlanVersion) -> list[Branch]:
    """The sections of a version as a tree, in the document's order, with their standings summed up.

    A commitment that was not judged (of a draft, or an older version) counts under the empty standing.
    """
    sections = version.sections.annotate(measure_count=Count("measures")).order_by("position")
    branches = {section.pk: Branch(section, section.measure_count) for section in sections}
    accepted = Commitment.objects.filter(version=version, choice=Choice.ACCEPTED)
    rows = accepted.values_list("measure__section_id", "judgement__standing").annotate(number=Count("id"))
    for section, standing, number in rows:
        branches[section].standings[standing or ""] += number
    roots = []
    for branch in reversed(branches.values()):
        parent = branch.section.parent_id
        if parent is None:
            roots.append(branch)
        else:
            branches[parent].below.append(branch)
    for root in roots:
        _sum_up(root)
    return roots[::-1]


def _sum_up(branch: Branch) -> None:
    branch.below.reverse()
    for lower in branch.below:
        _sum_up(lower)
        branch.standings.update(lower.standings)


def find_section(organisation: Organisation, section: int) -> Section | None:
    """A section of this municipality's plans, with its version."""
    own = Section.objects.filter(version__plan__organisation=organisation, pk=section)
    return own.select_related("version__plan", "parent").first()


def find_measure(organisation: Organisation, measure: int) -> Measure | None:
    """A measure of this municipality's plans, with its accepted commitments."""
    own = Measure.objects.filter(section__version__plan__organisation=organisation, pk=measure)
    return own.select_related("section__version__plan").prefetch_related(_accepted()).first()


def measures_of(section: Section) -> list[Measure]:
    """The measures of a section, each with its accepted commitments and their latest judgement."""
    return list(section.measures.prefetch_related(_accepted()).order_by("position"))


def _accepted() -> Prefetch[str, QuerySet[Commitment], str]:
    accepted = Commitment.objects.filter(choice=Choice.ACCEPTED).select_related("owner", "judgement")
    return Prefetch("commitments", accepted.order_by("number"))


def sections_below(section: Section) -> list[Section]:
    """The sections directly below this one, in the document's order."""
    return list(section.children.order_by("position"))


def path_to(section: Section) -> list[Section]:
    """The sections above this one, from the top."""
    by_id = {each.pk: each for each in Section.objects.filter(version_id=section.version_id)}
    path: list[Section] = []
    parent = section.parent_id
    while parent is not None:
        path.insert(0, by_id[parent])
        parent = by_id[parent].parent_id
    return path


def smart_overview(version: PlanVersion) -> Smart:
    """Sort the measures of a version by what they promise; what was dropped does not count.

    A measure taken from running text is there because of its promise, so only activities and goals that the plan
    lists are counted, unless it lists none. List items that are neither do not count.
    """
    measures = Measure.objects.filter(section__version=version)
    listed = measures.filter(listed=True).exclude(status=MeasureStatus.OTHER)
    if listed.exists():
        measures = listed
    clear = Count("commitments", filter=_NOT_DROPPED & Q(commitments__demand__isnull=False))
    rows = measures.annotate(promised=Count("commitments", filter=_NOT_DROPPED), clear=clear)
    return sort_out(rows.values_list("promised", "clear"))
