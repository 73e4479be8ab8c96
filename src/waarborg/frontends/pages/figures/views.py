"""Which figures are known, and how does one come in?"""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from waarborg.frontends.pages.doors import member_page, show
from waarborg.frontends.pages.registers.wording import in_words
from waarborg.operations.actors import Actor
from waarborg.operations.figures import NewFigure, record_figure
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import Invalid
from waarborg.records.queries.figures import figures_of, indicators_of
from waarborg.registers.definitions import FieldDefinition, FieldType
from waarborg.registers.problems import Problem
from waarborg.registers.values import UnreadableValueError, read_day, read_value

_A_PAGE = 100
_VALUE = FieldDefinition("value", ("Waarde", "Value"), FieldType.NUMBER)


@member_page
@require_http_methods(["GET", "HEAD", "POST"])
def overview(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The figures, and a form to add one."""
    problems: tuple[Problem, ...] = ()
    given = request.POST
    if request.method == "POST":
        require(actor, Act.RECORD_FIGURE)
        try:
            record_figure(actor, _read(given))
        except Invalid as refused:
            problems = refused.problems
        else:
            messages.success(request, _("Het cijfer is opgeslagen. De afspraken zijn opnieuw beoordeeld."))
            return redirect("figures:overview", organisation=actor.organisation.slug)
    indicator = request.GET.get("indicator", "").replace("\x00", "")
    pages = Paginator(figures_of(actor.organisation, indicator), _A_PAGE)
    context = {
        "page": pages.get_page(request.GET.get("pagina")),
        "indicator": indicator,
        "indicators": indicators_of(actor.organisation),
        "given": given,
        "problems": in_words(problems),
        "today": timezone.localdate(),
    }
    return show(request, actor, "pages/figures/overview.html", context, status=400 if problems else 200)


def _read(given: QueryDict) -> NewFigure:
    """The figure that was filled in; days and numbers that cannot be read are refused together."""
    problems: list[Problem] = []
    published_on, value = timezone.localdate(), 0.0
    try:
        published_on = _read_day(given.get("published_on", ""))
    except UnreadableValueError as error:
        problems.append(Problem("published_on", error.code, error.values))
    try:
        value = _read_number(given.get("value", ""))
    except UnreadableValueError as error:
        problems.append(Problem("value", error.code, error.values))
    names = ("indicator", "area_code", "period", "source")
    texts = {name: given.get(name, "").replace("\x00", "").strip() for name in names}
    problems += [Problem(name, "missing") for name, text in texts.items() if not text]
    if problems:
        raise Invalid(problems)
    return NewFigure(value=value, published_on=published_on, **texts)


def _read_day(written: str) -> date:
    if not written.strip():
        raise UnreadableValueError("missing")
    return read_day(written)


def _read_number(written: str) -> float:
    if not written.strip():
        raise UnreadableValueError("missing")
    return float(str(read_value(_VALUE, written)))
