"""How does a figure come in? One value of an indicator at a place and time, which a target is held against."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from waarborg.operations.actors import Actor
from waarborg.operations.audit import leave_line
from waarborg.operations.judging import judge_again
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import Invalid
from waarborg.records.models import Figure
from waarborg.registers.problems import Problem

_PERIOD = re.compile(r"(19|20|21)\d{2}(-Q[1-4]|-(0[1-9]|1[0-2]))?")
_INDICATOR = re.compile(r"[a-z0-9]+([_-][a-z0-9]+)*")
_LONGEST = {"indicator": 80, "area_code": 20, "source": 255}


@dataclass(frozen=True, slots=True)
class NewFigure:
    """A figure as its source gives it (see :class:`waarborg.records.models.Figure`)."""

    indicator: str
    area_code: str
    period: str
    value: float
    source: str
    published_on: date


def record_figure(actor: Actor, new: NewFigure) -> Figure:
    """Store a figure; a figure for the same indicator, place and time takes the new value.

    Raises:
        NotAllowed, Invalid.
    """
    require(actor, Act.RECORD_FIGURE)
    if problems := _check(new):
        raise Invalid(problems)
    with transaction.atomic():
        place = {"indicator": new.indicator, "area_code": new.area_code, "period": new.period}
        held = Figure.objects.select_for_update()
        figure = held.filter(organisation=actor.organisation, **place).first()
        before = None if figure is None else figure.value
        if figure is None:
            figure = Figure(organisation=actor.organisation, **place)
        figure.value, figure.source, figure.published_on = new.value, new.source, new.published_on
        figure.save()
        leave_line(actor, Act.RECORD_FIGURE, figure, {"value": (before, new.value)})
        judge_again(actor)
    return figure


def _check(new: NewFigure) -> list[Problem]:
    problems = []
    for name, longest in _LONGEST.items():
        written = getattr(new, name)
        if not written:
            problems.append(Problem(name, "missing"))
        elif len(written) > longest:
            problems.append(Problem(name, "too_long", (("maximum", longest), ("length", len(written)))))
    if new.indicator and not _INDICATOR.fullmatch(new.indicator):
        problems.append(Problem("indicator", "bad_word"))
    if not _PERIOD.fullmatch(new.period):
        problems.append(Problem("period", "not_a_period" if new.period else "missing"))
    if not math.isfinite(new.value):
        problems.append(Problem("value", "not_a_number"))
    if new.published_on > timezone.localdate():
        problems.append(Problem("published_on", "in_the_future"))
    return problems
