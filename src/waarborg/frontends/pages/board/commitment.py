"""Why does one commitment stand as it does: its verdict, its evidence, its course, and where to log more?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from waarborg.commitments.demands import Kind
from waarborg.frontends.pages.board.showing import day_of
from waarborg.frontends.pages.doors import member_page, show
from waarborg.frontends.pages.plans.wording import say_demand, say_selection
from waarborg.operations.actors import Actor
from waarborg.operations.permissions import Act, require
from waarborg.records.queries.commitments import Surroundings
from waarborg.records.queries.drafts import find_accepted, registers_to_choose
from waarborg.records.queries.judgements import (
    history,
    judge_row,
    plan_version_on,
    shown_evidence,
    standing_changes,
)
from waarborg.records.queries.registers import find_register
from waarborg.records.queries.standings import line_of, parts_of
from waarborg.registers.selections import Selection

if TYPE_CHECKING:
    from waarborg.records.models import Commitment

_EVIDENCE_SHOWN = 12
_PERIODS_SHOWN = 12


@member_page
@require_safe
def commitment(request: HttpRequest, actor: Actor, number: int) -> HttpResponse:
    """One commitment of the plan that runs, on any day of it."""
    require(actor, Act.READ)
    today = timezone.localdate()
    version = plan_version_on(actor.organisation, today)
    row = find_accepted(version, number) if version else None
    if version is None or row is None:
        raise Http404
    day = day_of(request.GET, version.plan, today)
    surroundings = Surroundings(actor.organisation)
    judged = judge_row(row, surroundings, day)
    evidence = shown_evidence(judged, surroundings, day, _EVIDENCE_SHOWN + 1)
    most = None if "alles" in request.GET else _PERIODS_SHOWN + 1
    periods = history(row, day, most)[::-1]
    registers = registers_to_choose(actor.organisation)
    context = {
        "line": line_of(row, parts_of(version), judged.verdict, judged.due_on),
        "plan": version.plan,
        "day": day,
        "today": today,
        "evidence": evidence[:_EVIDENCE_SHOWN],
        "evidence_more": len(evidence) > _EVIDENCE_SHOWN,
        "periods": periods if most is None else periods[:_PERIODS_SHOWN],
        "periods_more": most is not None and len(periods) > _PERIODS_SHOWN,
        "changes": standing_changes(row)[:_PERIODS_SHOWN],
        "demand": say_demand(row.kind, row.demand),
        "question": row.question,
        "measure": row.measure,
        "register_label": say_selection(row.selection, registers),
        "answer_label": say_selection(row.answer, registers),
        **_addresses(actor, row),
    }
    return show(request, actor, "pages/board/commitment.html", context)


def _addresses(actor: Actor, row: Commitment) -> dict[str, str]:
    """Where to log evidence and where to see all of it; left out while the register is not in use."""
    slug = actor.organisation.slug
    if row.kind == Kind.TARGET.value:
        return {"figures_address": reverse("figures:overview", kwargs={"organisation": slug})}
    found = {}
    if (counted := _in_use(actor, row.selection)) is not None:
        where = {"organisation": slug, "register": counted.register}
        chosen = urlencode({"categorie": counted.categories[0]}) if len(counted.categories) == 1 else ""
        found["list_address"] = f"{reverse('registers:list', kwargs=where)}?{chosen}".rstrip("?")
    if (logged := _in_use(actor, row.answer or row.selection)) is not None:
        where = {"organisation": slug, "register": logged.register}
        known = urlencode({**_known(logged), "afspraak": row.number}, doseq=True)
        found["log_address"] = f"{reverse('registers:add', kwargs=where)}?{known}"
    return found


def _in_use(actor: Actor, written: Mapping[str, Any] | None) -> Selection | None:
    if not written:
        return None
    selection = Selection.from_json(dict(written))
    return selection if find_register(actor.organisation, selection.register) else None


def _known(selection: Selection) -> dict[str, Any]:
    """What the form can fill in already, because an entry only counts with it."""
    known: dict[str, Any] = dict(selection.fields)
    if len(selection.categories) == 1:
        known["category"] = selection.categories[0]
    return known
