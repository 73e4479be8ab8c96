"""What is asked of whoever brings an entry to a next status: what its register says becomes known on the way?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import QueryDict

from waarborg.frontends.pages.registers.questions import Asker, Given, Question
from waarborg.frontends.pages.registers.wording import in_words, pick
from waarborg.operations.actors import Actor
from waarborg.operations.permissions import Act, may
from waarborg.registers.definitions import FieldDefinition, FieldType, RegisterDefinition
from waarborg.registers.problems import Problem

if TYPE_CHECKING:
    from waarborg.records.models import Entry

_OF_THE_MOVE = ("revision", "status", "result", "at", "note")


def later_questions(
    actor: Actor,
    definition: RegisterDefinition,
    entry: Entry,
    given: QueryDict | None = None,
    problems: tuple[Problem, ...] = (),
) -> list[Question]:
    """The questions, each with what is known, or with what was filled in (``given``) and refused."""
    if not may(actor, Act.CHANGE_ENTRY):
        return []
    values = {**entry.fields, **later_values(definition, given)} if given is not None else entry.fields
    ask = Asker(definition, Given(values, in_words(problems)))
    return [ask.own(each) for each in _later(definition)]


def later_values(definition: RegisterDefinition, given: QueryDict) -> dict[str, object]:
    """What was filled in, by name; a question that was not asked is left as it is."""
    return {
        each.name: given.getlist(each.name) if each.type is FieldType.CHOICES else given[each.name]
        for each in _later(definition)
        if each.name in given
    }


def later_labels(definition: RegisterDefinition) -> dict[str, str]:
    """What the questions are called, by name."""
    return {each.name: pick(each.label) for each in _later(definition)}


def _later(definition: RegisterDefinition) -> list[FieldDefinition]:
    return [each for each in definition.fields if each.later and each.name not in _OF_THE_MOVE]
