"""A municipality with an adopted plan, for tests: short words for what they need."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import count

from django.utils import timezone

from waarborg.commitments.as_json import demand_as_json
from waarborg.commitments.demands import KIND_OF, Demand
from waarborg.operations.actors import Actor, system_actor
from waarborg.records.models import (
    Account,
    Choice,
    Commitment,
    Entry,
    Measure,
    Membership,
    Organisation,
    Plan,
    PlanVersion,
    RegisterVersion,
    Role,
    Section,
    Subject,
    SubjectList,
)
from waarborg.registers.selections import Selection
from waarborg.registers.shelf import builtin_sources

LAST_DAY = date(max(2027, timezone.localdate().year + 1), 12, 31)
"""Of a plan that runs from 2024 and is not over today."""
_number = count(1)


@dataclass
class SafetyPlan:
    """A municipality and its plan; its registers are in use from the first day of the plan."""

    name: str = "duinstad"
    start: date = date(2024, 1, 1)
    end: date = LAST_DAY
    adopted: bool = True
    organisation: Organisation = field(init=False)
    version: PlanVersion = field(init=False)
    section: Section = field(init=False)

    def __post_init__(self) -> None:
        self.organisation = Organisation.objects.create(
            slug=self.name, name=self.name.title(), area_code="GM0999"
        )
        plan = Plan.objects.create(
            organisation=self.organisation, title=f"Veilig {self.name}", start=self.start, end=self.end
        )
        adopted_at = datetime.combine(self.start, datetime.min.time(), UTC) if self.adopted else None
        self.version = PlanVersion.objects.create(plan=plan, number=1, adopted_at=adopted_at)
        self.section = Section.objects.create(
            version=self.version, position=1, number="1", title="Uitgaan", kind="theme"
        )
        for name, source in builtin_sources().items():
            RegisterVersion.objects.create(
                organisation=self.organisation, name=name, number=1, source=source, in_use_since=self.start
            )

    @property
    def actor(self) -> Actor:
        """Waarborg itself."""
        return system_actor(self.organisation)

    def person(self, name: str, role: Role = Role.OWNER, language: str = "nl") -> Account:
        """Somebody with a role here."""
        account = Account.objects.create(email=f"{name}@example.nl", name=name.title(), language=language)
        Membership.objects.create(account=account, organisation=self.organisation, role=role)
        return account

    def adopt_another(self, start: date, end: date) -> PlanVersion:
        """Another plan of the same municipality, adopted; what is promised from now on is in it."""
        plan = Plan.objects.create(organisation=self.organisation, title="Een ander", start=start, end=end)
        self.version = PlanVersion.objects.create(plan=plan, number=1, adopted_at=self.version.adopted_at)
        self.section = Section.objects.create(
            version=self.version, position=1, number="1", title="Wonen", kind="theme"
        )
        return self.version

    def promise(
        self,
        demand: Demand | None,
        selection: Selection | None = None,
        answer: Selection | None = None,
        owner: Account | None = None,
        sentence: str = "Wij houden ons aan deze afspraak.",
    ) -> Commitment:
        """An accepted commitment."""
        number = Commitment.objects.filter(version=self.version).count() + 1
        measure = Measure.objects.create(
            section=self.section, position=number, status="ongoing", text=sentence
        )
        return Commitment.objects.create(
            measure=measure,
            version=self.version,
            organisation=self.organisation,
            number=number,
            sentence=sentence,
            kind="frequency" if demand is None else KIND_OF[type(demand)].value,
            demand=None if demand is None else demand_as_json(demand),
            choice=Choice.ACCEPTED,
            owner=owner,
            register=selection.register if selection else "",
            selection=selection.as_json() if selection else None,
            answer_register=answer.register if answer else "",
            answer=answer.as_json() if answer else None,
        )

    def places(self, name: str, *members: str, is_area: bool = False) -> list[Subject]:
        """A list with its members."""
        its_list = SubjectList.objects.create(
            organisation=self.organisation, name=name, label=name.title(), is_area=is_area
        )
        return [Subject.objects.create(list=its_list, name=member) for member in members]

    def log(self, register: str, day: date | datetime, category: str = "", **columns: object) -> Entry:
        """An entry that happened on a day (at noon UTC) or at a moment; closed at once unless told otherwise."""
        moment = day if isinstance(day, datetime) else datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        values: dict[str, object] = {
            "status": "gedaan",
            "result": "",
            "title": f"{register} {next(_number)}",
            "closed_at": moment,
            **columns,
        }
        return Entry.objects.create(
            organisation=self.organisation,
            register=register,
            register_version=1,
            category=category,
            happened_on=moment.date(),
            opened_at=moment,
            created_at=moment,
            **values,
        )


def days_after(moment: datetime, **lapse: int) -> datetime:
    """The moment that much later."""
    return moment + timedelta(**lapse)
