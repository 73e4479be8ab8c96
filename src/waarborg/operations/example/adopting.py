"""How does the example's plan become what its council adopted?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from waarborg.commitments.as_json import demand_from_json
from waarborg.commitments.demands import KIND_OF, Kind
from waarborg.operations.actors import Actor
from waarborg.operations.example.founding import owner_of
from waarborg.operations.example.material import Material, Turn
from waarborg.operations.plans.adopting import Decision, adopt
from waarborg.operations.plans.changing import change_commitment
from waarborg.operations.plans.deciding import Choice, decide
from waarborg.operations.plans.uploading import upload_plan
from waarborg.operations.plans.wishes import Following, Wish
from waarborg.records.models import Commitment, PlanVersion
from waarborg.registers.selections import Selection

_NAME = "integraal-veiligheidsplan-duinmeer.md"


def upload_and_decide(
    officer: Actor, material: Material, people: Mapping[str, Actor]
) -> tuple[PlanVersion, int]:
    """Hand over the plan and decide about every commitment, as the story has it; returns how many are accepted."""
    version = upload_plan(officer, _NAME, material.plan.encode())
    rows = version.commitments.select_related("measure__section").order_by("number")
    accepted = 0
    for row in list(rows):
        turn = material.turn_for(row.sentence, row.kind)
        if turn.drop:
            decide(officer, version.pk, row.number, Choice.DROPPED, row.revision)
            continue
        change_commitment(officer, version.pk, row.number, _wish(row, turn, material, people), row.revision)
        accepted += 1
    return version, accepted


def adopt_on(officer: Actor, version: PlanVersion, day: date) -> PlanVersion:
    """Let the council adopt the plan on a day."""
    seen = PlanVersion.objects.values_list("revision", flat=True).get(pk=version.pk)
    return adopt(officer, version.pk, Decision(day, leave_out_undecided=True, seen=seen, with_rhythm=True))


def _wish(row: Commitment, turn: Turn, material: Material, people: Mapping[str, Actor]) -> Wish:
    written = turn.demand if turn.demand is not None else row.demand
    demand = demand_from_json(dict(written)) if written else None
    kind = KIND_OF[type(demand)] if demand else Kind(row.kind)
    watch = turn.watch if turn.watch is not None else row.selection
    answer = turn.answer if turn.answer is not None else row.answer
    selection = Selection.from_json(dict(watch)) if watch else None
    if turn.owner:
        owner = people[turn.owner].account
    else:
        owner = owner_of(
            material.town, row.measure.section.theme, selection.register if selection else "", people
        )
    following = Following(
        owner=owner.pk if owner else None,
        selection=selection,
        answer=Selection.from_json(dict(answer)) if answer and kind is Kind.RESPONSE else None,
    )
    return Wish(kind, demand, following)
