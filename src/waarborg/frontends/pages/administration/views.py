"""Who is in, in which roles, and what was done?"""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.forms import PasswordResetForm
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from waarborg.frontends.pages.administration.logbook import TRAILS, in_the_logbook
from waarborg.frontends.pages.administration.logbook_values import known_for
from waarborg.frontends.pages.doors import member_page, show
from waarborg.frontends.pages.languages import page_language
from waarborg.operations.accounts import invite, set_roles
from waarborg.operations.actors import Actor
from waarborg.operations.permissions import Act, require
from waarborg.operations.problems_in_words import tell
from waarborg.operations.refusals import Invalid
from waarborg.records.queries.accounts import (
    Trail,
    audit_lines,
    find_member,
    hidden_among,
    members_of,
    role_names,
)
from waarborg.registers.problems import Problem

_LINES_A_PAGE = 100


@member_page
def overview(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What there is to administer."""
    return show(request, actor, "pages/administration/overview.html", {})


@member_page
@require_http_methods(["GET", "POST"])
def members(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Everybody with a role, and a form to add somebody."""
    require(actor, Act.MANAGE_ACCOUNTS)
    problems: dict[str, str] = {}
    if request.method == "POST":
        email, name = request.POST.get("email", ""), request.POST.get("name", "")
        try:
            invite(actor, email, name, request.POST.getlist("roles"))
        except Invalid as refused:
            problems = _in_words(refused.problems)
        else:
            _send_invitation(request, email.strip())
            messages.success(request, _("De uitnodiging is verstuurd."))
            return redirect("administration:members", organisation=actor.organisation.slug)
    context = {
        "members": members_of(actor.organisation),
        "roles": role_names(),
        "chosen_roles": request.POST.getlist("roles"),
        "given": request.POST,
        "problems": problems,
    }
    return show(request, actor, "pages/administration/members.html", context, status=400 if problems else 200)


@member_page
@require_http_methods(["GET", "POST"])
def member(request: HttpRequest, actor: Actor, account: int) -> HttpResponse:
    """The roles of one person."""
    require(actor, Act.MANAGE_ACCOUNTS)
    found = find_member(actor.organisation, account)
    if found is None:
        raise Http404
    problems: dict[str, str] = {}
    if request.method == "POST":
        try:
            set_roles(actor, account, request.POST.getlist("roles"))
        except Invalid as refused:
            problems = _in_words(refused.problems)
        else:
            messages.success(request, _("De rollen zijn bewaard."))
            return redirect("administration:members", organisation=actor.organisation.slug)
    context = {"member": found, "roles": role_names(), "problems": problems}
    return show(request, actor, "pages/administration/member.html", context, status=400 if problems else 200)


@member_page
def audit_trail(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Who did what, when, newest first."""
    require(actor, Act.READ_AUDIT)
    asked = request.GET.get("alleen")
    trail = next((each for each in Trail if each == asked), Trail.DONE)
    pages = Paginator(audit_lines(actor, trail), _LINES_A_PAGE)
    page = pages.get_page(request.GET.get("pagina"))
    hidden = hidden_among(actor, page.object_list)
    known = known_for(actor, page.object_list)
    lines = [in_the_logbook(line, known, hidden) for line in page]
    context = {"page": page, "lines": lines, "trail": trail, "trails": TRAILS}
    return show(request, actor, "pages/administration/audit.html", context)


def _in_words(problems: tuple[Problem, ...]) -> dict[str, str]:
    return {problem.field: tell(problem, page_language()) for problem in problems}


def _send_invitation(request: HttpRequest, email: str) -> None:
    """The mail with which a person chooses a password, as for one that was forgotten."""
    form = PasswordResetForm({"email": email})
    if form.is_valid():
        form.save(
            request=request,
            use_https=request.is_secure(),
            email_template_name="pages/administration/invitation.txt",
            subject_template_name="pages/administration/invitation_subject.txt",
        )
