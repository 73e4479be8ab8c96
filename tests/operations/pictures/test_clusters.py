"""Does each question about place and time find what was put there, and nothing that must stay hidden?"""

from __future__ import annotations

import numpy
import pytest
from tests.operations.pictures.invented_store import DAY, SCOPE, invented_store

from waarborg.operations.pictures.cluster_answers import ClusterAnswer, ClusterQuestion, read_answer
from waarborg.operations.pictures.clusters import ask_clusters
from waarborg.operations.pictures.keeping import ready_folder
from waarborg.operations.pictures.material import read_material

LEAST = 5


def ask(question: ClusterQuestion, months: int = 12, indicator: str = "woninginbraak") -> ClusterAnswer:
    return ask_clusters(invented_store(), SCOPE, DAY, LEAST, (indicator, question, months))


@pytest.mark.parametrize("question", [each for each in ClusterQuestion if each is not ClusterQuestion.WHOLE])
def test_a_neighbourhood_that_was_made_to_rise_is_found_by_every_question_about_now(
    question: ClusterQuestion,
) -> None:
    found = ask(question, 60)
    assert found.method is not None
    assert found.periods == ("2021MM11", "2026MM10")
    assert (("BU99010401",), ("2026MM09", "2026MM10")) in [
        (each.areas, each.periods) for each in found.clusters
    ]
    # Nobody lives on the beach; beside itself a place needs no population.
    assert found.left_out == (1 if question.needs_population else 0)


def test_what_is_always_high_is_found_beside_the_population_and_not_beside_itself() -> None:
    always = {area for each in ask(ClusterQuestion.WHOLE, 36).clusters for area in each.areas}
    assert "BU99010403" in always
    own = ask(ClusterQuestion.EVER_BESIDE_ITSELF, 36)
    assert "BU99010403" not in {area for each in own.clusters for area in each.areas}


def test_a_number_that_would_tell_a_hidden_one_is_left_out_with_what_it_could_be_worked_out_from() -> None:
    material = read_material(invented_store(), SCOPE, DAY)
    hidden_somewhere = False
    for number, each in enumerate(material.indicators):
        answer = ask(ClusterQuestion.WHOLE, 12, each.name)
        for cluster in answer.clusters:
            counts = [
                float(material.months.values[material.areas.index(area), number, -12:].sum())
                for area in cluster.areas
            ]
            if any(0 < count < LEAST for count in counts):
                assert (cluster.cases, cluster.expected, cluster.relative_risk) == (None, None, None)
                hidden_somewhere = True
            elif cluster.cases is not None:
                assert cluster.cases == numpy.sum(counts)
    assert hidden_somewhere


def test_an_indicator_that_is_not_held_has_no_answer() -> None:
    assert ask(ClusterQuestion.NOW, 12, "bestaat-niet").method is None


def test_the_scans_that_a_picture_rests_on_are_kept_for_who_asks_for_one() -> None:
    asked = ("woninginbraak", ClusterQuestion.NOW, 12)
    kept = read_answer(ready_folder(invented_store(), SCOPE, DAY, LEAST), asked)
    assert kept == ask_clusters(invented_store(), SCOPE, DAY, LEAST, asked)
