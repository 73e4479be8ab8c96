"""How do the themes of a long list score on what the residents' panel answered?"""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from waarborg.analysis.theme_scores import HIGHEST, LOWEST
from waarborg.commitments.wording import say_day
from waarborg.operations.actors import Actor
from waarborg.operations.audit import leave_line
from waarborg.operations.panel.scores import PanelScore
from waarborg.operations.permissions import Act, require
from waarborg.operations.policy_cycle.long_list import LONGEST_SOURCE, hold_list
from waarborg.operations.refusals import Invalid
from waarborg.records.models import ListedTheme, LongList
from waarborg.registers.problems import Problem


def draw_panel(actor: Actor, cycle: int, scores: Sequence[PanelScore]) -> LongList:
    """Take over what the panel said of each theme, instead of what was typed, with the surveys as the source.

    The panel scores from 1 (bad) to 5 (good); the list from 1 (least pressing) to 5: a theme gets 6 less its mean.

    Raises:
        NotAllowed, NotFound, Invalid (no survey with a question about a theme was closed yet).
    """
    require(actor, Act.RANK_THEMES)
    if not scores:
        raise Invalid([Problem("panel", "no_panel_yet")])
    by_theme = {each.theme: round(LOWEST + HIGHEST - each.mean.value, 2) for each in scores}
    with transaction.atomic():
        found = hold_list(actor, cycle)
        themes = list(found.themes.all())
        for theme in themes:
            theme.panel_score = by_theme.get(theme.code) if theme.code else None
        ListedTheme.objects.bulk_update(themes, ["panel_score"])
        before, found.panel_source = found.panel_source, _source_of(scores)
        found.revision += 1
        found.save()
        leave_line(actor, Act.RANK_THEMES, found, {"panel_source": (before, found.panel_source)})
    return found


def _source_of(scores: Sequence[PanelScore]) -> str:
    surveys = dict.fromkeys((each.survey_title, each.closed_on) for each in scores)
    told = "; ".join(f"{title}, gesloten op {say_day(day, 'nl')}" for title, day in surveys)
    return told[:LONGEST_SOURCE]
