"""How does a register differ from the one that Waarborg brings along, and how does a municipality go over to it?"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from waarborg.frontends.pages.doors import member_page, show
from waarborg.frontends.pages.languages import page_language
from waarborg.frontends.pages.registers.draft_forms import PART_LABELS, key_label
from waarborg.frontends.pages.registers.wording import pick
from waarborg.operations.actors import Actor
from waarborg.operations.permissions import Act, require
from waarborg.operations.problems_in_words import tell
from waarborg.operations.refusals import Invalid
from waarborg.operations.register_drafts.breaking import find_breaks
from waarborg.operations.registers import renew_register
from waarborg.records.queries.registers import RegisterInUse, find_register
from waarborg.registers.definitions import RegisterDefinition
from waarborg.registers.differences import find_differences
from waarborg.registers.editing import Content
from waarborg.registers.problems import Problem
from waarborg.registers.shelf import builtin_registers, builtin_sources


@dataclass(frozen=True, slots=True)
class Changed:
    """A difference with the register that is in use, for people."""

    part: str
    item: str
    key: str
    kind: str
    before: str
    after: str


@member_page
@require_http_methods(["GET", "HEAD", "POST"])
def newest(request: HttpRequest, actor: Actor, register: str) -> HttpResponse:
    """What changes with the register that Waarborg brings along now, what stands in its way, and the way to it."""
    require(actor, Act.MANAGE_REGISTERS)
    used, known = find_register(actor.organisation, register), builtin_registers().get(register)
    if used is None:
        raise Http404
    problems: list[Problem] = find_breaks(actor, used.definition, known) if known else []
    if request.method == "POST":
        try:
            version = renew_register(actor, register)
        except Invalid as refused:
            problems = list(refused.problems)
        else:
            told = _("Versie %(number)s is in gebruik. Oude zaken houden hun eigen versie.")
            messages.success(request, told % {"number": version.number})
            return redirect("registers:in_use", organisation=actor.organisation.slug)
    before = tomllib.loads(used.version.source)
    after = tomllib.loads(builtin_sources()[register]) if known else before
    context = {
        "register": register,
        "used": used,
        "plural": pick(used.definition.plural),
        "comes_along": known is not None,
        "has_newer": known is not None and has_newer(known, used),
        "is_compared": used.version.is_own,
        "problems": [tell(each, page_language()) for each in problems],
        "changes": differences_in_words(before, after),
    }
    status = 400 if request.method == "POST" else 200
    return show(request, actor, "pages/registers/newest.html", context, status=status)


def has_newer(known: RegisterDefinition, used: RegisterInUse | None) -> bool:
    """Does a newer version come along? What a municipality made of a register itself is never overwritten."""
    version = used.version if used else None
    return version is not None and not version.is_own and known.version > version.number


def differences_in_words(before: Content, after: Content) -> list[Changed]:
    """Everything that differs between two versions of a register, in the order of its parts."""
    return [
        Changed(
            str(PART_LABELS[each.part]),
            each.item,
            key_label(each.key.split("-")[0]) if each.key else "",
            each.kind,
            each.before,
            each.after,
        )
        for each in find_differences(before, after)
    ]
