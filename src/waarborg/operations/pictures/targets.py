"""How do the targets of the plan get their figures from the safety picture?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from waarborg.commitments.beside import COMPARABLE, COUNTRY, POLICE_UNIT, PROVINCE, SAFETY_REGION
from waarborg.operations.actors import Actor
from waarborg.operations.audit import leave_line
from waarborg.operations.figures import NewFigure
from waarborg.operations.judging import judge_again
from waarborg.operations.permissions import Act, require
from waarborg.operations.pictures.followed import BUDGET, NUISANCE, SURVEY, YEARS, SourceUsed
from waarborg.operations.pictures.keeping import picture_of
from waarborg.operations.pictures.picture import Picture
from waarborg.operations.pictures.store import figures_store
from waarborg.records.models import Figure
from waarborg.sources import region_kinds
from waarborg.sources.indicators import figure_name, find_indicator

_REGIONS = {
    region_kinds.SAFETY_REGION: SAFETY_REGION,
    region_kinds.POLICE_UNIT: POLICE_UNIT,
    region_kinds.PROVINCE: PROVINCE,
}
"""Under which name the figure of each kind of region stands: that stays when a municipality changes regions."""

_LONGEST = 80


def survey_name(title: str) -> str:
    """By which word a target follows a measure of the Safety Monitor."""
    plain = unicodedata.normalize("NFKD", title.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST].strip("-")


def update_target_figures(actor: Actor) -> int:
    """Put the yearly figures of the own municipality where targets find them; gives how many are new or another.

    Its own rate, that of the middle of the reference group, of its regions and of the country, each under its name
    of :data:`waarborg.commitments.beside.NAMED_AREAS`.

    Raises:
        NotAllowed; SourceTrouble where a file is damaged.
    """
    require(actor, Act.RECORD_FIGURE)
    scope = actor.organisation.area_code
    picture = picture_of(figures_store(), scope, timezone.localdate(), settings.CONFIGURATION.small_numbers)
    with transaction.atomic():
        held = {
            (each.indicator, each.area_code, each.period): each
            for each in Figure.objects.select_for_update().filter(organisation=actor.organisation)
        }
        changed = 0
        for new in figures_of_picture(picture):
            figure = held.get((new.indicator, new.area_code, new.period))
            if figure is not None and figure.value == new.value and figure.source == new.source:
                continue
            place = {"indicator": new.indicator, "area_code": new.area_code, "period": new.period}
            figure = figure or Figure(organisation=actor.organisation, **place)
            figure.value, figure.source, figure.published_on = new.value, new.source, new.published_on
            figure.save()
            changed += 1
        leave_line(actor, Act.RECORD_FIGURE, actor.organisation, {"figures": (None, changed)})
        if changed:
            judge_again(actor)
    return changed


def figures_of_picture(picture: Picture) -> Iterator[NewFigure]:
    """The figures that a target can follow."""
    sources = {each.table: each for each in picture.sources}
    yield from _rates(picture, sources)
    if SURVEY in sources:
        yield from _answers(picture, sources[SURVEY])
    if BUDGET in sources:
        yield from _budget(picture, sources[BUDGET])


def _rates(picture: Picture, sources: dict[str, SourceUsed]) -> Iterator[NewFigure]:
    for each in picture.indicators:
        followed = find_indicator(each.name)
        used = sources.get(NUISANCE if followed and followed.is_nuisance else YEARS)
        if used is None:
            continue
        name, about = figure_name(each.name), (f"{used.source}, {used.table}", used.retrieved_at.date())
        for point in each.years:
            if point.rate is not None:
                yield _figure(name, picture.scope, point.year, point.rate, about)
        if each.standing is not None:
            yield _figure(name, COMPARABLE, each.standing.year, each.standing.middle, about)
        for region in each.regions:
            if region.rate is not None:
                yield _figure(name, _REGIONS[region.kind], region.year, region.rate, about)


def _answers(picture: Picture, used: SourceUsed) -> Iterator[NewFigure]:
    about = (f"{used.source}, {used.table}", used.retrieved_at.date())
    for measure in picture.survey:
        for figure in measure.figures:
            regions = ((_REGIONS[each.kind], each.value) for each in figure.regions if each.kind in _REGIONS)
            for area, value in ((picture.scope, figure.value), (COUNTRY, figure.country), *regions):
                if value is not None:
                    yield _figure(survey_name(measure.title), area, figure.year, value, about)


def _budget(picture: Picture, used: SourceUsed) -> Iterator[NewFigure]:
    about = (f"{used.source}, {used.table}", used.retrieved_at.date())
    for line in picture.budget:
        for figure in line.figures:
            yield _figure(line.name, picture.scope, figure.year, figure.value, about)
            if figure.country is not None:
                yield _figure(line.name, COUNTRY, figure.year, figure.country, about)


def _figure(name: str, area: str, year: int, value: float, about: tuple[str, date]) -> NewFigure:
    return NewFigure(name, area, str(year), round(value, 2), *about)
