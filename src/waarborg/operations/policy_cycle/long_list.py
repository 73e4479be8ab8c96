"""How does a cycle get its long list of themes, and how are they scored and weighed?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.db import transaction

from waarborg.analysis.theme_scores import HIGHEST, LOWEST, Weights
from waarborg.operations.actors import Actor
from waarborg.operations.audit import leave_line
from waarborg.operations.permissions import Act, require
from waarborg.operations.policy_cycle.steps import problems_with_text
from waarborg.operations.refusals import Invalid, NotFound, Overtaken
from waarborg.reading.framework import Level, edition_for
from waarborg.records.models import ListedTheme, LongList
from waarborg.records.queries.policy_cycles import find_cycle
from waarborg.registers.problems import Problem

HEAVIEST = 10
LONGEST_SOURCE = 300
_LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class Views:
    """What partners and the residents' panel make of a theme, from 1 to 5; ``None``: nothing is known."""

    partners: float | None = None
    panel: float | None = None


@dataclass(frozen=True, slots=True)
class Filling:
    """The whole list as somebody fills it in: the views by the number of the theme."""

    weights: Weights
    partners_source: str = ""
    panel_source: str = ""
    views: Mapping[int, Views] = field(default_factory=dict)


def start_long_list(actor: Actor, cycle: int) -> LongList:
    """Begin the list of a cycle with the themes of the framework; one that is there already stays as it is.

    Raises:
        NotAllowed, NotFound.
    """
    require(actor, Act.RANK_THEMES)
    with transaction.atomic():
        found = find_cycle(actor.organisation, cycle)
        if found is None:
            raise NotFound(str(cycle))
        made, is_new = LongList.objects.get_or_create(cycle=found)
        if is_new:
            subjects = edition_for(found.start.year).subjects
            themes = [each for each in subjects if each.level is not Level.FIELD]
            ListedTheme.objects.bulk_create(
                ListedTheme(long_list=made, title=each.title, code=each.code) for each in themes
            )
            leave_line(actor, Act.RANK_THEMES, made, {"themes": (0, len(themes))})
    return made


def add_listed_theme(actor: Actor, cycle: int, title: str) -> ListedTheme:
    """Add a theme to the list: one's own, or one of the framework that was taken off it.

    Raises:
        NotAllowed, NotFound, Invalid (also when it is there already).
    """
    require(actor, Act.RANK_THEMES)
    with transaction.atomic():
        found = hold_list(actor, cycle)
        title = title.strip()
        problems = problems_with_text("title", title, _LONGEST_TITLE)
        if found.themes.filter(title__iexact=title).exists():
            problems.append(Problem("title", "already_there", (("value", title),)))
        if problems:
            raise Invalid(problems)
        subject = edition_for(found.cycle.start.year).find(title)
        is_theme = subject is not None and subject.level is not Level.FIELD and subject.title == title
        code = subject.code if subject is not None and is_theme else ""
        made = ListedTheme.objects.create(long_list=found, title=title, code=code)
        leave_line(actor, Act.RANK_THEMES, found, {"theme": (None, title)})
    return made


def remove_listed_theme(actor: Actor, theme: int) -> None:
    """Take a theme off the list, with its scores; choices that were made keep it.

    Raises:
        NotAllowed, NotFound.
    """
    require(actor, Act.RANK_THEMES)
    with transaction.atomic():
        own = ListedTheme.objects.filter(long_list__cycle__organisation=actor.organisation, pk=theme)
        found = own.select_related("long_list").first()
        if found is None:
            raise NotFound(str(theme))
        leave_line(actor, Act.RANK_THEMES, found.long_list, {"theme": (found.title, None)})
        found.delete()


def fill_long_list(actor: Actor, cycle: int, revision: int, filling: Filling) -> LongList:
    """Set the weights, and what partners and the panel make of each theme, with where that comes from.

    Raises:
        NotAllowed, NotFound, Overtaken, Invalid (each problem at its field: ``partners-<number of the theme>``).
    """
    require(actor, Act.RANK_THEMES)
    with transaction.atomic():
        found = hold_list(actor, cycle, revision)
        if problems := list(_problems_with(filling)):
            raise Invalid(problems)
        before = {"weights": _weights(found), "partners_source": found.partners_source}
        found.weight_figures = filling.weights.figures
        found.weight_partners = filling.weights.partners
        found.weight_panel = filling.weights.panel
        found.partners_source = filling.partners_source.strip()
        found.panel_source = filling.panel_source.strip()
        found.revision += 1
        found.save()
        scored = list(found.themes.filter(pk__in=filling.views))
        for theme in scored:
            theme.partners_score = filling.views[theme.pk].partners
            theme.panel_score = filling.views[theme.pk].panel
        ListedTheme.objects.bulk_update(scored, ["partners_score", "panel_score"])
        changes = {
            "weights": (before["weights"], _weights(found)),
            "partners_source": (before["partners_source"], found.partners_source),
            "scored": (None, len(scored)),
        }
        leave_line(actor, Act.RANK_THEMES, found, changes)
    return found


def hold_list(actor: Actor, cycle: int, revision: int | None = None) -> LongList:
    """The list of a cycle of the actor's own municipality, held until the transaction ends.

    Raises:
        NotFound, Overtaken (somebody changed it after ``revision``).
    """
    own = LongList.objects.filter(cycle__organisation=actor.organisation, cycle=cycle)
    found = own.select_for_update(of=("self",)).select_related("cycle__organisation").first()
    if found is None:
        raise NotFound(str(cycle))
    if revision is not None and found.revision != revision:
        raise Overtaken(f"list {found.pk} is at revision {found.revision}, not {revision}")
    return found


def _problems_with(filling: Filling) -> Iterator[Problem]:
    weights = filling.weights
    for name in ("figures", "partners", "panel"):
        if not 0 <= getattr(weights, name) <= HEAVIEST:
            yield Problem(f"weight_{name}", "weight_out_of_range", (("maximum", HEAVIEST),))
    if weights == Weights(0, 0, 0):
        yield Problem("weight_figures", "nothing_weighs")
    for name in ("partners", "panel"):
        scores = {number: getattr(each, name) for number, each in filling.views.items()}
        for number, score in scores.items():
            if score is not None and not LOWEST <= score <= HIGHEST:
                yield Problem(f"{name}-{number}", "score_out_of_range")
        source = getattr(filling, f"{name}_source")
        if source.strip():
            yield from problems_with_text(f"{name}_source", source, LONGEST_SOURCE)
        elif any(score is not None for score in scores.values()):
            yield Problem(f"{name}_source", "score_without_source")


def _weights(found: LongList) -> list[int]:
    return [found.weight_figures, found.weight_partners, found.weight_panel]
