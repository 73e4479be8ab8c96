"""Which registers are there, and from which day are they in use?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from waarborg.frontends.pages.doors import member_page, show
from waarborg.frontends.pages.numbers import number_format
from waarborg.frontends.pages.registers.keeping import kept
from waarborg.frontends.pages.registers.newest import has_newer
from waarborg.frontends.pages.registers.wording import in_words, pick
from waarborg.operations.actors import Actor
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import Invalid
from waarborg.operations.registers import (
    change_first_day,
    renew_registers,
    take_into_use,
    take_out_of_use,
)
from waarborg.records.queries.register_counts import count_registers
from waarborg.records.queries.registers import MOST_COUNTED, RegisterInUse, registers_in_use
from waarborg.registers.definitions import RegisterDefinition
from waarborg.registers.problems import Problem
from waarborg.registers.shelf import builtin_registers
from waarborg.registers.values import UnreadableValueError, read_day


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """A register in the overview."""

    name: str
    label: str
    description: str
    total: str
    open: str
    overdue: str
    has_terms: bool


@dataclass(frozen=True, slots=True)
class ShelfLine:
    """A register that can be, or is, in use."""

    name: str
    label: str
    description: str
    since: date | None
    has_newer: bool
    is_changed_here: bool
    written: str = ""
    problems: tuple[str, ...] = ()


@member_page
@require_safe
def overview(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Every register in use with what is in it."""
    lines = kept(request, actor, lambda: _lines(actor))
    return show(request, actor, "pages/registers/overview.html", {"lines": lines})


def _lines(actor: Actor) -> list[RegisterLine]:
    return [
        RegisterLine(
            count.register.version.name,
            pick(count.register.definition.plural),
            pick(count.register.definition.description),
            up_to(count.total),
            up_to(count.open),
            up_to(count.overdue),
            not count.register.definition.occurrence,
        )
        for count in count_registers(actor, timezone.now())
    ]


@member_page
@require_http_methods(["GET", "HEAD", "POST"])
def in_use(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Take registers into use, with the day from which they give evidence."""
    require(actor, Act.MANAGE_REGISTERS)
    name, written, refused = "", "", None
    if request.POST.get("act") == "renew_all":
        return _renew_all(request, actor)
    if request.method == "POST":
        name, written = request.POST.get("register", ""), request.POST.get("in_use_since", "")
        try:
            _carry_out(actor, request.POST.get("act", ""), name, written)
        except Invalid as invalid:
            refused = invalid
        else:
            messages.success(request, _("Opgeslagen. De afspraken zijn opnieuw beoordeeld."))
            return redirect("registers:in_use", organisation=actor.organisation.slug)
    told = (
        tuple(each for all_told in in_words(refused.problems).values() for each in all_told)
        if refused
        else ()
    )
    used = {register.version.name: register for register in registers_in_use(actor.organisation)}
    lines = [
        ShelfLine(
            known.name,
            pick(known.plural),
            pick(known.description),
            used[known.name].version.in_use_since if known.name in used else None,
            has_newer(known, used.get(known.name)),
            is_own_of(used.get(known.name)),
            written if known.name == name else "",
            told if known.name == name else (),
        )
        for known in [*builtin_registers().values(), *_own(used)]
    ]
    newer = [line for line in lines if line.has_newer]
    context = {"lines": lines, "newer": newer, "today": timezone.localdate()}
    return show(request, actor, "pages/registers/in_use.html", context, status=400 if refused else 200)


def _renew_all(request: HttpRequest, actor: Actor) -> HttpResponse:
    renewed = len(renew_registers(actor))
    told = ngettext(
        "%(number)s register heeft nu de nieuwe versie. Oude zaken houden hun eigen versie.",
        "%(number)s registers hebben nu de nieuwe versie. Oude zaken houden hun eigen versie.",
        renewed,
    )
    messages.success(request, told % {"number": renewed})
    return redirect("registers:in_use", organisation=actor.organisation.slug)


def is_own_of(used: RegisterInUse | None) -> bool:
    """Did the municipality change a register that comes along?"""
    return used is not None and used.version.is_own and used.version.name in builtin_registers()


def _own(used: Mapping[str, RegisterInUse]) -> list[RegisterDefinition]:
    """The registers in use that do not come along with Waarborg."""
    return [each.definition for name, each in used.items() if name not in builtin_registers()]


def up_to(count: int) -> str:
    """A count in words: '10.000+' where counting stopped."""
    return _("10.000+") if count > MOST_COUNTED else number_format(count)


def _carry_out(actor: Actor, act: str, name: str, written: str) -> None:
    if act == "stop":
        take_out_of_use(actor, name)
        return
    since = read_first_day(written)
    if act == "change":
        change_first_day(actor, name, since)
    else:
        take_into_use(actor, name, since)


def read_first_day(written: str) -> date:
    """The first day of use, as it was written.

    Raises:
        Invalid.
    """
    if not written.strip():
        raise Invalid([Problem("in_use_since", "missing")])
    try:
        return read_day(written)
    except UnreadableValueError as error:
        raise Invalid([Problem("in_use_since", error.code, error.values)]) from None
