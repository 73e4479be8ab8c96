"""What are the states of a survey and the numbers of its results called?"""

from __future__ import annotations

from django.utils.translation import gettext as _

from waarborg.analysis.panel_results import Difference, Mean
from waarborg.analysis.panels import Share
from waarborg.frontends.pages.numbers import number_format, percentage
from waarborg.records.queries.panels import SurveyState


def state_name(state: SurveyState) -> str:
    """A state in words."""
    return {
        SurveyState.DRAFT: _("Concept"),
        SurveyState.WAITING: _("Gaat nog open"),
        SurveyState.OPEN: _("Open"),
        SurveyState.CLOSED: _("Gesloten"),
    }[state]


def mean_words(mean: Mean | None) -> str:
    """A mean with one decimal."""
    return "–" if mean is None else number_format(mean.value, 1)


def margin_words(found: Mean | Share | None) -> str:
    """The margins of a mean with two decimals, or of a share in whole per cents."""
    if found is None:
        return "–"
    if isinstance(found, Share):
        return percentage(f"{number_format(found.lower * 100)} – {number_format(found.upper * 100)}")
    return f"{number_format(found.lower, 2)} – {number_format(found.upper, 2)}"


def share_words(share: Share | None) -> str:
    """A share in whole per cents."""
    return "–" if share is None else percentage(number_format(share.value * 100))


def change_words(change: Difference | None) -> str:
    """What changed since an earlier survey, and how sure that is."""
    if change is None:
        return "–"
    if not change.is_sure:
        return _("geen duidelijke verandering")
    size = number_format(abs(change.value), 1)
    return _("%(size)s hoger") % {"size": size} if change.value > 0 else _("%(size)s lager") % {"size": size}
