"""How is what the panel answered to one question drawn?"""

from __future__ import annotations

from django.utils.translation import gettext as _

from waarborg.documents.charts.chart import Chart, Words
from waarborg.documents.charts.ranks import Place, rank_chart
from waarborg.frontends.pages.languages import page_language
from waarborg.frontends.pages.numbers import number_format
from waarborg.operations.panel.results import QuestionShown, SurveyResults
from waarborg.records.queries.panels import SCALES, QuestionKind


def chart_of(each: QuestionShown, found: SurveyResults) -> Chart | None:
    """Of a scale the mean of the whole, of neighbourhoods and of earlier surveys; of options the share of each."""
    if each.result.whole is None:
        return None
    return _means(each, found) if each.result.whole.mean else _shares(each)


def _means(each: QuestionShown, found: SurveyResults) -> Chart | None:
    whole = each.result.whole
    if whole is None or whole.mean is None:
        return None
    mean = whole.mean
    places = [Place(_("Iedereen"), mean.value, mean.lower, mean.upper, own=True)]
    for group in each.result.groups:
        if group.mean is not None:
            label = found.areas.get(group.group) or _("Buurt niet gezegd")
            places.append(Place(label, group.mean.value, group.mean.lower, group.mean.upper))
    for earlier in each.earlier:
        if earlier.result.whole is not None and earlier.result.whole.mean is not None:
            then = earlier.result.whole.mean
            label = _("Alle in %(year)s") % {"year": earlier.survey.closes_on.year}
            places.append(Place(label, then.value, then.lower, then.upper))
    ends = SCALES[QuestionKind(each.question.kind)]
    description = _(
        "Gemiddelde %(value)s op een schaal van 1 tot en met %(high)s, van %(number)s antwoorden."
    ) % {
        "value": number_format(mean.value, 1),
        "high": ends[1],
        "number": whole.respondents,
    }
    words = Words(each.question.text, description, _("gemiddelde"), _("groep"), page_language())
    return rank_chart(words, places, interval=_("95 % zeker"), middle=None, ends=ends)


def _shares(each: QuestionShown) -> Chart | None:
    whole = each.result.whole
    if whole is None:
        return None
    places = [
        Place(str(option), share.value * 100, share.lower * 100, share.upper * 100)
        for option, share in zip(each.question.options, whole.shares, strict=True)
    ]
    most = max(places, key=lambda place: place.value or 0)
    description = _("Het meest gekozen: %(option)s, %(share)s procent van %(number)s antwoorden.") % {
        "option": most.label,
        "share": number_format(most.value or 0),
        "number": whole.respondents,
    }
    words = Words(each.question.text, description, _("procent"), _("antwoord"), page_language())
    return rank_chart(words, places, interval=_("95 % zeker"), middle=None)
