"""A small draft plan, an actor, and the two together: what tests of plans start from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.safety_plan import LAST_DAY

from waarborg.commitments.demands import Kind
from waarborg.operations.actors import Actor
from waarborg.operations.plans.adopting import Decision, adopt
from waarborg.operations.plans.storing import store_draft
from waarborg.reading.draft import (
    DraftCommitment,
    DraftMeasure,
    DraftPlan,
    DraftSection,
    MeasureStatus,
    SectionKind,
)
from waarborg.records.models import Account, Membership, Organisation, PlanVersion, Role
from waarborg.registers.durations import Duration, Unit
from waarborg.registers.selections import Selection

YEAR = Duration(1, Unit.YEAR)
INSPECTIONS = "We controleren de horeca minstens twee keer per jaar."
GRAFFITI = "Graffiti is binnen 24 uur weg."
REGULARLY = "We overleggen regelmatig met de winkeliers."

PLAN = DraftPlan(
    title="Veilig Duinstede 2024-2027",
    municipality="Duinstede",
    start=date(2024, 1, 1),
    end=LAST_DAY,
    framework="kernbeleid-2021",
    sections=(
        DraftSection("3", "Bedrijvigheid en veiligheid", SectionKind.FIELD, block=0),
        DraftSection(
            "3.1",
            "Veilig uitgaan",
            SectionKind.THEME,
            parent=0,
            approach=("De uitgaansavond is voor iedereen.",),
            partners=("politie", "horeca"),
            block=1,
            measures=(
                DraftMeasure(
                    MeasureStatus.ONGOING,
                    INSPECTIONS,
                    page=4,
                    listed=True,
                    commitments=(
                        DraftCommitment(
                            Kind.FREQUENCY,
                            INSPECTIONS,
                            page=4,
                            at_least=2,
                            per=YEAR,
                            proposal=Selection("controle", ("horecacontrole",)),
                        ),
                    ),
                ),
                DraftMeasure(
                    MeasureStatus.NEW,
                    GRAFFITI,
                    listed=True,
                    commitments=(
                        DraftCommitment(
                            Kind.RESPONSE,
                            GRAFFITI,
                            within=Duration(24, Unit.HOUR),
                            proposal=Selection("melding"),
                        ),
                    ),
                ),
            ),
        ),
        DraftSection(
            "3.2",
            "Veilig winkelgebied",
            SectionKind.THEME,
            parent=0,
            block=3,
            measures=(
                DraftMeasure(
                    MeasureStatus.ONGOING,
                    REGULARLY,
                    listed=True,
                    commitments=(
                        DraftCommitment(
                            Kind.FREQUENCY,
                            REGULARLY,
                            vague=True,
                            each="wijk",
                            question="Hoe vaak per jaar overlegt de gemeente met de winkeliers?",
                        ),
                    ),
                ),
                DraftMeasure(MeasureStatus.GOAL, "Ondernemers voelen zich veilig.", listed=True),
            ),
        ),
    ),
)


def in_draft(plan: DraftPlan, old: str, new: str) -> DraftPlan:
    """The same draft plan with one sentence worded otherwise."""
    sections = tuple(
        replace(
            section,
            measures=tuple(
                replace(
                    measure,
                    text=measure.text.replace(old, new),
                    commitments=tuple(
                        replace(each, sentence=each.sentence.replace(old, new))
                        for each in measure.commitments
                    ),
                )
                for measure in section.measures
            ),
        )
        for section in plan.sections
    )
    return replace(plan, sections=sections)


def an_actor(role: Role = Role.SAFETY_OFFICER, slug: str = "duinstede") -> Actor:
    """Somebody with one role in a municipality, which is made when it is not there."""
    organisation, _made = Organisation.objects.get_or_create(slug=slug, defaults={"name": slug.title()})
    account = Account.objects.create(
        email=f"{role}-{Account.objects.count()}@{slug}.example", name=f"Een {role}"
    )
    Membership.objects.create(account=account, organisation=organisation, role=role)
    return Actor(account, organisation, frozenset({role}))


def adopted(actor: Actor, draft: PlanVersion | None = None) -> PlanVersion:
    """A draft with everything accepted, adopted by the council."""
    version = draft or store_draft(actor, PLAN)
    version.commitments.update(choice="accepted")
    version.refresh_from_db()
    return adopt(actor, version.pk, Decision(date(2024, 2, 1), False, version.revision))
