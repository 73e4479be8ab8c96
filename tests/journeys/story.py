"""What does a story of a municipality start from? A few sentences of a plan, read, recognised and adopted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from tests.operations.drafted import an_actor

from waarborg.operations.actors import Actor, system_actor
from waarborg.operations.entries import Move, log_entry, move_status
from waarborg.operations.plans.adopting import Decision, adopt
from waarborg.operations.plans.deciding import Choice, decide
from waarborg.operations.plans.uploading import upload_plan
from waarborg.operations.registers import take_into_use
from waarborg.operations.subjects import add_list, add_subject
from waarborg.records.models import Commitment, Entry, PlanVersion
from waarborg.records.queries.commitments import Surroundings
from waarborg.records.queries.judgements import history, judge_row
from waarborg.registers.selections import Selection
from waarborg.registers.shelf import builtin_registers
from waarborg.registers.terms import AMSTERDAM

ADOPTED = date(2025, 1, 1)
AREAS = {"wijk", "buurt", "bedrijventerrein"}
PLAN = """# Integraal veiligheidsplan gemeente Duinstede 2025-2026

## 1. Inleiding

De gemeenteraad van Duinstede stelt dit plan vast voor de periode 2025-2026.

## 2. Veiligheid in Duinstede

### 2.1 Aanpak

Wat gaan we doen?

"""


def at(written: str) -> datetime:
    """A moment as people write it, by Dutch clocks."""
    return datetime.fromisoformat(written).replace(tzinfo=AMSTERDAM)


@dataclass(frozen=True, slots=True)
class Story:
    """A municipality with an adopted plan of a few sentences; its registers are in use from that day on."""

    officer: Actor
    version: PlanVersion

    @property
    def town(self) -> Actor:
        """Waarborg itself, which may log in any register."""
        return system_actor(self.officer.organisation)

    def promise(self, words: str) -> Commitment:
        """The promise whose sentence holds these words."""
        found: Commitment = self.version.commitments.get(sentence__contains=words)
        return found

    def watches(self, words: str) -> str:
        """Which entries the program proposed to watch, and after an arrow which answer them."""
        row = self.promise(words)
        return " -> ".join(_written(each) for each in (row.selection, row.answer) if each)

    def course(self, words: str, *days: str) -> list[str]:
        """How a promise stands at the end of each day, with the code of the reason."""
        row, surroundings = self.promise(words), Surroundings(self.officer.organisation)
        verdicts = [judge_row(row, surroundings, date.fromisoformat(day)).verdict for day in days]
        return [f"{each.standing.value}: {each.reason.code}" for each in verdicts]

    def years(self, words: str, day: str) -> list[str]:
        """The verdict on each year of the plan up to a day, oldest first; the last may still run."""
        told = history(self.promise(words), date.fromisoformat(day))
        return [f"{each.verdict.standing.value}: {each.verdict.reason.code}" for each in told]

    def log(self, register: str, when: str, category: str = "", **values: object) -> Entry:
        """An entry of a day, or of a moment ("2025-03-03 09:00")."""
        definition = builtin_registers()[register]
        moment = "happened_on" if definition.occurrence else "opened_at"
        given = {"title": definition.label[0], moment: when, "category": category, **values}
        return log_entry(self.town, register, given).entry

    def move(self, entry: Entry, *steps: tuple[str, str], result: str = "") -> Entry:
        """Bring an entry through statuses, each at its moment; the result goes with the last."""
        for number, (status, when) in enumerate(steps, start=1):
            outcome = result if number == len(steps) else ""
            entry = move_status(self.town, entry.pk, entry.revision, Move(status, outcome, at(when)))
        return entry


def _written(selection: dict[str, Any]) -> str:
    chosen = Selection.from_json(selection)
    kinds = "+".join((*chosen.categories, *(f"{name}={value}" for name, value in chosen.fields)))
    return f"{chosen.register}/{kinds}" if kinds else chosen.register


def begin_story(*sentences: str, **lists: Sequence[str]) -> Story:
    """Hand over a plan with these sentences as measures, take over what was recognised, and adopt it.

    Args:
        sentences: each of one promise.
        lists: the members of the lists of which the sentences speak, by the word for one member.
    """
    officer = an_actor()
    town = system_actor(officer.organisation)
    for register in builtin_registers():
        take_into_use(town, register, ADOPTED)
    for name, members in lists.items():
        add_list(town, name, name.title(), is_area=name in AREAS)
        for member in members:
            add_subject(town, name, member)
    written = PLAN + "\n".join(f"- {sentence}" for sentence in sentences) + "\n"
    draft = upload_plan(officer, "plan.md", written.encode())
    rows = list(draft.commitments.order_by("number"))
    assert [row.sentence for row in rows] == list(sentences)
    for row in rows:
        decide(officer, draft.pk, row.number, Choice.ACCEPTED, row.revision)
    draft.refresh_from_db()
    return Story(officer, adopt(officer, draft.pk, Decision(ADOPTED, False, draft.revision)))
