"""How does the plan stand, as a whole and for one owner?"""

from __future__ import annotations

from hashlib import sha256

from django.core.cache import cache
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from waarborg.frontends.pages.board.arrange import ORDERS
from waarborg.frontends.pages.board.showing import PAGE_SIZE, group, make_board, plan_asked
from waarborg.frontends.pages.doors import member_page, show
from waarborg.frontends.pages.implementation.showing import own_actions
from waarborg.operations.actors import Actor
from waarborg.operations.permissions import Act, may, require
from waarborg.records.queries.judgements import plan_version_on
from waarborg.records.queries.organisations import state_of
from waarborg.records.queries.standings import board_lines

_ONE_HOUR = 3600


@member_page
@require_safe
def board(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Every commitment of the plan by standing, part, owner and due moment, on any day of the plan."""
    require(actor, Act.READ)
    return show(request, actor, "pages/board/board.html", {"body": _kept_body(request, actor)})


def _kept_body(request: HttpRequest, actor: Actor) -> SafeString:
    """The board as it was made before, as long as nothing happened in the municipality since."""
    asked = (
        actor.organisation.pk,
        timezone.localdate().isoformat(),
        get_language(),
        tuple(_who_begins(actor).items()),
        state_of(actor.organisation),
        request.GET.urlencode(),
    )
    key = "board:" + sha256(repr(asked).encode()).hexdigest()
    kept: SafeString | None = cache.get(key)
    if kept is None:
        kept, seconds = _body(request, actor)
        cache.set(key, kept, seconds)
    return kept


def _body(request: HttpRequest, actor: Actor) -> tuple[SafeString, float]:
    """The board, and for how many seconds it holds: a term in hours that ends changes it."""
    now = timezone.now()
    today = timezone.localdate(now)
    asked = plan_asked(actor, request.GET, today)
    if asked is None:
        known = {"organisation": actor.organisation, "may": _who_begins(actor)}
        return render_to_string("pages/board/no_plan.html", known), _ONE_HOUR
    version, day = asked
    shown = make_board(version, request.GET, day, now)
    left = _ONE_HOUR if shown.changes_at is None else (shown.changes_at - now).total_seconds()
    body = render_to_string("pages/board/body.html", {"organisation": actor.organisation, "board": shown})
    return body, max(0, min(left, _ONE_HOUR))


def _who_begins(actor: Actor) -> dict[str, bool]:
    """What somebody may do where there is no plan yet."""
    return {act.name.lower(): may(actor, act) for act in (Act.UPLOAD_PLAN, Act.MANAGE_ACCOUNTS)}


@member_page
@require_safe
def my_commitments(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The commitments of who looks, the most urgent first."""
    require(actor, Act.READ)
    now = timezone.now()
    today = timezone.localdate(now)
    version = plan_version_on(actor.organisation, today)
    lines = board_lines(version, today, now, actor.account) if version and actor.account else []
    page = Paginator(sorted(lines, key=ORDERS["urgency"]), PAGE_SIZE).get_page(request.GET.get("pagina"))
    context = {
        "page": page,
        "groups": group(list(page), "urgency"),
        "page_query": "",
        "actions": own_actions(actor),
    }
    return show(request, actor, "pages/board/my_commitments.html", context)
