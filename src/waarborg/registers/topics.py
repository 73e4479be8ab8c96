"""Which values of a register's choice fields does a sentence name? For a standing topic of a meeting."""

from __future__ import annotations

from waarborg.registers.definitions import FieldDefinition, FieldType, RegisterDefinition
from waarborg.registers.stems import split_words, stem

_SHORTEST_PART = 4


def find_topics(sentence: str, definition: RegisterDefinition) -> tuple[tuple[str, str], ...]:
    """Find the values of multiple-choice fields that a sentence names, to narrow a selection with.

    The words of a value are looked for (``drugs`` in "drugsgebruik", ``verward_gedrag`` in "verwarde personen");
    a value of several words is named when at least half of them are there. Of each field the values that are
    named most fully are given.

    Returns:
        pairs of a field's name and a value, as :attr:`waarborg.registers.selections.Selection.fields` holds them.
    """
    stems = [stem(word) for word in split_words(sentence)]
    fields = (field for field in definition.fields if field.type is FieldType.CHOICES)
    return tuple((field.name, value) for field in fields for value in _named_values(field, stems))


def _named_values(field: FieldDefinition, stems: list[str]) -> tuple[str, ...]:
    named = {value: _share_named(value, stems) for value, _, _ in field.choices}
    most = max(named.values(), default=0.0)
    if most < 1 / 2:
        return ()
    return tuple(value for value, share in named.items() if share == most)


def _share_named(value: str, stems: list[str]) -> float:
    words = [stem(word) for word in value.split("_")]
    return sum(any(_is_part(word, known) for known in stems) for word in words) / len(words)


def _is_part(word: str, of: str) -> bool:
    if len(word) < _SHORTEST_PART:
        return word == of
    return of.startswith(word) or of.endswith(word)
