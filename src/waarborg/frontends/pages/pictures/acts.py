"""What can somebody do from the safety picture: have figures fetched, make a task of a signal, feed the targets?"""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from waarborg.frontends.pages.doors import member_page, show
from waarborg.frontends.pages.languages import page_language
from waarborg.frontends.pages.registers.long_work import go_on_behind_the_page
from waarborg.frontends.pages.registers.wording import in_words
from waarborg.frontends.pages.whole_numbers import read_number
from waarborg.operations.actors import Actor
from waarborg.operations.imports.runs import Tell
from waarborg.operations.permissions import Act, require
from waarborg.operations.pictures.answering import make_task, put_signal_on_agenda
from waarborg.operations.pictures.fetch_steps import Fetch
from waarborg.operations.pictures.fetching import ask_fetch, carry_out, find_fetch
from waarborg.operations.pictures.targets import update_target_figures
from waarborg.operations.refusals import Invalid, Overtaken


@member_page
@require_http_methods(["GET", "HEAD", "POST"])
def fetch(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Have the figures of a municipality fetched, and see how far it is."""
    require(actor, Act.FETCH_FIGURES)
    problem = ""
    if request.method == "POST":
        try:
            asked = ask_fetch(actor, request.POST.get("municipality", ""), request.POST.get("others") == "ja")
        except Invalid as refused:
            problem = " ".join(" ".join(told) for told in in_words(refused.problems).values())
        except Overtaken:
            messages.warning(request, _("Er worden al cijfers opgehaald. Wacht tot dat klaar is."))
            return redirect("pictures:fetch", organisation=actor.organisation.slug)
        else:
            go_on_behind_the_page(lambda tell: _work(actor, asked, tell))
            return redirect("pictures:fetch", organisation=actor.organisation.slug)
    found = find_fetch(actor.organisation)
    language = 1 if page_language() == "en" else 0
    steps = [(each, each.trouble[language] if each.trouble else "") for each in found.steps] if found else []
    context = {
        "fetch": found,
        "steps": steps,
        "became": found.became[language] if found else "",
        "problem": problem,
        "municipality": request.POST.get("municipality", actor.organisation.name),
    }
    return show(request, actor, "pages/pictures/fetch.html", context, status=400 if problem else 200)


def _work(actor: Actor, asked: Fetch, tell: Tell) -> None:
    done = carry_out(actor.organisation, asked, lambda: tell(0, 0))
    if done.state == "done" and done.scope == actor.organisation.area_code:
        update_target_figures(actor)


@member_page
@require_POST
def task(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Make a task of a signal, and go to it."""
    made = make_task(actor, request.POST.get("area", ""), request.POST.get("indicator", ""))
    if made.is_new:
        messages.success(request, _("De actie is gemaakt. Wijs haar toe en vul aan wat er moet gebeuren."))
    else:
        messages.info(request, _("Van dit signaal was al een actie gemaakt. Dit is zij."))
    slug = actor.organisation.slug
    return redirect("registers:entry", organisation=slug, entry=made.entry.pk)


@member_page
@require_POST
def agenda(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Put a signal on the agenda of a series of meetings, and go to that meeting."""
    series = read_number(request.POST.get("series", ""))
    if series is None:
        raise Http404
    slug = actor.organisation.slug
    try:
        area, indicator = request.POST.get("area", ""), request.POST.get("indicator", "")
        item = put_signal_on_agenda(actor, area, indicator, series)
    except Invalid as refused:
        for told in in_words(refused.problems).values():
            messages.error(request, " ".join(told))
        return redirect("pictures:monitor", organisation=slug)
    messages.success(request, _("Het signaal staat op de agenda."))
    return redirect("meetings:meeting", organisation=slug, meeting=item.meeting_id)


@member_page
@require_POST
def targets(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Put the yearly figures where targets find them."""
    changed = update_target_figures(actor)
    told = _("Streefcijfers bijgewerkt: %(number)s nieuw of veranderd.") % {"number": changed}
    messages.success(request, told)
    return redirect("figures:overview", organisation=actor.organisation.slug)
