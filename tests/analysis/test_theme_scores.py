import pytest
from hypothesis import given
from hypothesis import strategies as st

from waarborg.analysis.theme_scores import (
    FigureParts,
    Scores,
    Weights,
    known_of,
    places,
    score_level,
    score_rank,
    score_trend,
    weigh,
)

scores = st.none() | st.floats(1, 5)
weights = st.builds(Weights, *(3 * [st.integers(0, 10)]))
themes = st.builds(Scores, scores, scores, scores)


@pytest.mark.parametrize(
    ("rate", "own_past", "score"),
    [
        (12, 10, 5),
        (11.9, 10, 4),
        (10.5, 10, 4),
        (10.4, 10, 3),
        (9.5, 10, 3),
        (9.4, 10, 2),
        (8, 10, 2),
        (7.9, 10, 1),
        (0, 0, 3),
        (1, 0, 5),
        (None, 10, None),
        (10, None, None),
    ],
)
def test_a_level_is_scored_beside_the_own_past(
    rate: float | None, own_past: float | None, score: int | None
) -> None:
    assert score_level(rate, own_past) == score


@pytest.mark.parametrize(
    ("share", "sure", "score"),
    [(0.2, True, 5), (0.19, True, 4), (-0.19, True, 2), (-0.2, True, 1), (0.9, False, 3), (None, True, None)],
)
def test_a_change_that_may_be_chance_is_no_change(share: float | None, sure: bool, score: int | None) -> None:
    assert score_trend(share, sure=sure) == score


@pytest.mark.parametrize(
    ("place", "of", "score"), [(1, 21, 5), (21, 21, 1), (1, 1, None), (None, 21, None), (2, None, None)]
)
def test_the_highest_rate_of_those_alike_scores_highest(
    place: int | None, of: int | None, score: float | None
) -> None:
    assert score_rank(place, of) == score


def test_the_score_of_a_figure_is_the_mean_of_the_parts_that_are_known() -> None:
    assert FigureParts(5, None, 2.0).score == 3.5
    assert FigureParts(None, None, None).score is None


@given(themes, weights)
def test_a_total_stands_between_the_scores_that_count_and_exists_where_one_does(
    theme: Scores, given_weights: Weights
) -> None:
    total = weigh(theme, given_weights)
    pairs = [
        (theme.figures, given_weights.figures),
        (theme.partners, given_weights.partners),
        (theme.panel, given_weights.panel),
    ]
    counting = [score for score, weight in pairs if score is not None and weight]
    assert known_of(theme, given_weights) == len(counting)
    assert (total is None) == (not counting)
    if total is not None:
        assert min(counting) - 1e-9 <= total <= max(counting) + 1e-9


@given(st.lists(scores))
def test_a_place_is_one_more_than_how_many_score_higher(totals: list[float | None]) -> None:
    known = [total for total in totals if total is not None]
    for total, place in zip(totals, places(totals), strict=True):
        assert place == (None if total is None else 1 + sum(other > total for other in known))
