"""Are themes scored on figures and views, and is what the council chose kept for good?"""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from tests.safety_plan import SafetyPlan

from waarborg.analysis.panel_results import Mean
from waarborg.analysis.theme_scores import Weights
from waarborg.operations.documents.drafting import compose
from waarborg.operations.panel.scores import PanelScore
from waarborg.operations.pictures.findings import Change
from waarborg.operations.pictures.picture import IndicatorPicture, Level, Picture, Standing
from waarborg.operations.policy_cycle.choosing import Chosen, record_choice
from waarborg.operations.policy_cycle.figure_scores import draw_figures, picture_to_score, score_figures
from waarborg.operations.policy_cycle.long_list import (
    Filling,
    Views,
    add_listed_theme,
    fill_long_list,
    remove_listed_theme,
    start_long_list,
)
from waarborg.operations.policy_cycle.opening import CycleWish, give_cycle_up, open_cycle
from waarborg.operations.policy_cycle.panel_views import draw_panel
from waarborg.operations.refusals import Invalid, Overtaken
from waarborg.records.models import LongList, PolicyCycle, PriorityChoice, Role
from waarborg.records.queries.priorities import long_list_of, ranked_themes

pytestmark = pytest.mark.django_db

DAY = date(2026, 3, 1)
SAFETY = "leefomgeving/objectieve-veiligheid"


def a_list(plan: SafetyPlan) -> tuple[PolicyCycle, LongList]:
    cycle = open_cycle(plan.actor, CycleWish(date(2028, 1, 1), date(2031, 12, 31)))
    return cycle, start_long_list(plan.actor, cycle.pk)


def a_picture() -> Picture:
    """Burglaries: 20 % above the own past, not surely more than before, first of 21."""
    level = Level(("2025MM01", "2025MM12"), 60, 10_000, 2025, 6.0, 5.0, 7.0)
    standing = Standing(2025, 1, 21, 1, 3, 3.0, ())
    change = Change(0.3, -0.1, 0.6, sure=False)
    burglary = IndicatorPicture("woninginbraak", level, level, change, (), (), 5.0, standing)
    return Picture(
        scope="GM0999",
        name="Duinstad",
        version="v1",
        until="2025MM12",
        least=5,
        areas={},
        months=(),
        years=(),
        indicators=(burglary,),
        kind_years=(),
        kinds=(),
        survey=(),
        budget=(),
        signals=None,
        tested=0,
        hot_spots=(),
        sources=(),
    )


def test_a_list_begins_with_the_themes_of_the_framework_and_takes_others() -> None:
    plan = SafetyPlan()
    cycle, found = a_list(plan)
    assert start_long_list(plan.actor, cycle.pk) == found
    assert found.themes.filter(code=SAFETY).exists()
    assert not found.themes.filter(code="leefomgeving").exists()
    own = add_listed_theme(plan.actor, cycle.pk, "Drones")
    with pytest.raises(Invalid, match="already_there"):
        add_listed_theme(plan.actor, cycle.pk, "drones")
    remove_listed_theme(plan.actor, own.pk)
    assert not found.themes.filter(title="Drones").exists()
    theme = found.themes.get(code=SAFETY)
    remove_listed_theme(plan.actor, theme.pk)
    assert add_listed_theme(plan.actor, cycle.pk, theme.title).code == SAFETY


def test_the_score_of_figures_is_the_mean_of_level_trend_and_rank() -> None:
    (scored,) = score_figures(a_picture(), SAFETY)
    assert (scored.level, scored.trend, scored.rank) == (5, 3, 5.0)
    assert scored.score == pytest.approx(13 / 3)
    assert score_figures(a_picture(), "jeugd/jeugdoverlast") == []
    assert score_figures(a_picture(), "") == []


def test_figures_are_taken_over_with_the_version_that_they_come_from() -> None:
    plan = SafetyPlan()
    cycle, found = a_list(plan)
    with pytest.raises(Invalid, match="no_figures_yet"):
        picture_to_score(plan.organisation, DAY)
    drawn = draw_figures(plan.actor, cycle.pk, a_picture())
    assert drawn.figures_version == "v1"
    first, *rest = ranked_themes(found)
    assert first.row.code == SAFETY
    assert (first.place, first.known) == (1, 1)
    assert all(each.total is None for each in rest)


def a_panel_score(theme: str, mean: float) -> PanelScore:
    return PanelScore(
        theme, theme, Mean(mean, mean - 0.2, mean + 0.2, 40, 40), 1, "Voorjaar", date(2026, 2, 1)
    )


def test_what_the_panel_finds_bad_is_pressing_and_takes_the_place_of_what_was_typed() -> None:
    plan = SafetyPlan()
    cycle, found = a_list(plan)
    one = found.themes.exclude(code=SAFETY).first()
    assert one is not None
    fill_long_list(
        plan.actor, cycle.pk, 1, Filling(Weights(), panel_source="Geteld", views={one.pk: Views(panel=3)})
    )
    with pytest.raises(Invalid, match="no_panel_yet"):
        draw_panel(plan.actor, cycle.pk, ())
    drawn = draw_panel(plan.actor, cycle.pk, (a_panel_score(SAFETY, 1.75),))
    assert drawn.panel_source == "Voorjaar, gesloten op 1 februari 2026"
    known = {each.row.code: each.total for each in ranked_themes(drawn) if each.total is not None}
    assert known == {SAFETY: 4.25}


def test_views_count_by_their_weight_and_say_where_they_come_from() -> None:
    plan = SafetyPlan()
    cycle, found = a_list(plan)
    one, two = found.themes.all()[:2]
    views = {one.pk: Views(partners=5, panel=1), two.pk: Views(panel=4.5)}
    with pytest.raises(Invalid, match="partners_source: score_without_source; panel_source: score_without"):
        fill_long_list(plan.actor, cycle.pk, 1, Filling(Weights(), views=views))
    wrong = Filling(Weights(0, 11, 0), "Sessie", "Panel", {one.pk: Views(partners=5.1, panel=float("nan"))})
    with pytest.raises(Invalid, match=f"weight_partners.*partners-{one.pk}.*panel-{one.pk}"):
        fill_long_list(plan.actor, cycle.pk, 1, wrong)
    with pytest.raises(Invalid, match="nothing_weighs"):
        fill_long_list(plan.actor, cycle.pk, 1, Filling(Weights(0, 0, 0)))
    fill_long_list(plan.actor, cycle.pk, 1, Filling(Weights(1, 3, 1), "Sessie", "Panel", views))
    kept = long_list_of(cycle)
    assert kept is not None
    assert [(each.row, each.total) for each in ranked_themes(kept)][:2] == [(two, 4.5), (one, 4.0)]
    with pytest.raises(Overtaken):
        fill_long_list(plan.actor, cycle.pk, 1, Filling(Weights()))


def test_what_the_council_chose_is_kept_as_it_was_whatever_happens_to_the_list() -> None:
    plan = SafetyPlan()
    plan.promise(None)
    cycle, found = a_list(plan)
    one, two = found.themes.all()[:2]
    views = {one.pk: Views(partners=5), two.pk: Views(partners=2)}
    fill_long_list(plan.actor, cycle.pk, 1, Filling(Weights(), "Sessie van 1 maart", views=views))
    for wrong in (
        Chosen(DAY, "Omdat.", ()),
        Chosen(DAY, "Omdat.", (one.pk, 999_999)),
        Chosen(DAY, " ", (one.pk,)),
    ):
        with pytest.raises(Invalid):
            record_choice(plan.actor, cycle.pk, wrong)
    record_choice(plan.actor, cycle.pk, Chosen(DAY, "De partners zien het elke dag.", (one.pk,)))
    step = cycle.steps.get(kind="priorities")
    assert (step.done_on, step.decisions.get().by) == (DAY, "council")
    remove_listed_theme(plan.actor, one.pk)
    kept = PriorityChoice.objects.get()
    assert kept.themes[0] | {"title": one.title, "partners": 5.0, "is_chosen": True} == kept.themes[0]
    told = compose(plan.organisation, "veiligheidsanalyse", DAY).markdown
    assert f"De raad koos op 1 maart 2026: {one.title}" in told
    assert "De partners zien het elke dag" in told
    assert "gekozen" in told
    with pytest.raises(Invalid, match="cycle_has_decisions"):
        give_cycle_up(plan.actor, cycle.pk)


def test_the_list_is_filled_in_sorted_and_chosen_from_on_its_page() -> None:
    plan = SafetyPlan()
    cycle, _found = a_list(plan)
    officer, reader = Client(), Client()
    officer.force_login(plan.person("officer", Role.SAFETY_OFFICER))
    reader.force_login(plan.person("reader", Role.READER))
    page = f"/{plan.organisation.slug}/cyclus/{cycle.pk}/prioriteiten/"
    one, two = LongList.objects.get().themes.all()[:2]
    sent = {
        "act": "fill",
        "revision": 1,
        "weight_figures": "1",
        "weight_partners": "2",
        "weight_panel": "1",
        "partners_source": "Sessie",
        "panel_source": "",
        f"partners-{one.pk}": "4,5",
        f"panel-{one.pk}": "",
    }
    refused = officer.post(page, {**sent, f"partners-{one.pk}": "veel"})
    assert refused.status_code == 400
    assert 'value="veel"' in refused.content.decode()
    assert "4,5" in officer.post(page, sent, follow=True).content.decode()
    assert officer.post(page, sent).status_code == 409
    assert reader.post(page, sent).status_code == 403
    chosen = {"act": "choose", "decided_on": "2026-03-01", "reason": "Omdat.", "themes": [one.pk, two.pk]}
    assert officer.post(page, {**chosen, "themes": []}).status_code == 400
    assert officer.post(page, chosen).status_code == 302
    shown = reader.get(f"{page}?volgorde=thema").content.decode()
    assert 'aria-sort="ascending"' in shown
    assert "dit verandert niet meer" in shown
    assert "Vul scores en gewichten in" not in shown
