"""How do the themes of a long list score on the figures of the safety picture?"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from waarborg.analysis.theme_scores import FigureParts, mean_of, score_level, score_rank, score_trend
from waarborg.operations.actors import Actor
from waarborg.operations.audit import leave_line
from waarborg.operations.permissions import Act, require
from waarborg.operations.pictures.keeping import picture_of
from waarborg.operations.pictures.picture import IndicatorPicture, Picture
from waarborg.operations.pictures.store import figures_store
from waarborg.operations.policy_cycle.long_list import hold_list
from waarborg.operations.refusals import Invalid
from waarborg.records.models import ListedTheme, LongList, Organisation
from waarborg.registers.problems import Problem
from waarborg.sources.indicators import indicators_of
from waarborg.sources.trouble import SourceTrouble


@dataclass(frozen=True, slots=True)
class ScoredFigure:
    """An indicator with the parts of its score, as it is kept with a theme."""

    indicator: str
    label: tuple[str, str]
    level: int | None
    trend: int | None
    rank: float | None
    score: float | None


def picture_to_score(organisation: Organisation, day: date) -> Picture:
    """The safety picture of a municipality on a day, from which a list is scored.

    Raises:
        Invalid: no figures were fetched yet, or their files are damaged.
    """
    least = settings.CONFIGURATION.small_numbers
    try:
        picture = picture_of(figures_store(), organisation.area_code, day, least)
    except SourceTrouble as trouble:
        raise Invalid([Problem("figures", "no_figures_yet")]) from trouble
    if not picture.indicators:
        raise Invalid([Problem("figures", "no_figures_yet")])
    return picture


def draw_figures(actor: Actor, cycle: int, picture: Picture) -> LongList:
    """Take over the scores of the figures from the safety picture, for every theme that has figures.

    Raises:
        NotAllowed, NotFound.
    """
    require(actor, Act.RANK_THEMES)
    with transaction.atomic():
        found = hold_list(actor, cycle)
        themes = list(found.themes.all())
        for theme in themes:
            scored = score_figures(picture, theme.code)
            theme.figures = [asdict(each) for each in scored]
            theme.figures_score = mean_of(each.score for each in scored)
        ListedTheme.objects.bulk_update(themes, ["figures", "figures_score"])
        before = found.figures_version
        found.figures_version, found.figures_until = picture.version, picture.until
        found.figures_on = timezone.localdate()
        found.revision += 1
        found.save()
        leave_line(actor, Act.RANK_THEMES, found, {"figures_version": (before, picture.version)})
    return found


def score_figures(picture: Picture, code: str) -> list[ScoredFigure]:
    """The indicators of a theme that the picture has, each with its score; a theme that was typed has none."""
    if not code:
        return []
    found = []
    for indicator in indicators_of(code):
        shown = picture.indicator(indicator.name)
        parts = _parts(shown) if shown is not None else None
        if parts is not None and parts.score is not None:
            found.append(
                ScoredFigure(
                    indicator.name, indicator.label, parts.level, parts.trend, parts.rank, parts.score
                )
            )
    return found


def _parts(shown: IndicatorPicture) -> FigureParts:
    change, standing = shown.change, shown.standing
    return FigureParts(
        score_level(shown.last.rate, shown.own_past),
        score_trend(change.share, sure=change.sure) if change is not None else None,
        score_rank(standing.place, standing.of) if standing is not None else None,
    )
