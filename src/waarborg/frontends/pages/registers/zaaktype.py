"""How does a register leave as a ZGW zaaktype, and what is missing for that?"""

from __future__ import annotations

import json
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from waarborg.frontends.pages.doors import member_page, show
from waarborg.frontends.pages.languages import page_language
from waarborg.frontends.pages.registers.wording import pick
from waarborg.operations.actors import Actor
from waarborg.operations.permissions import Act, require
from waarborg.operations.problems_in_words import tell
from waarborg.records.queries.registers import find_register
from waarborg.registers.zgw_writing import ASKED, write_zaaktype


@dataclass(frozen=True, slots=True)
class Asked:
    """Something that the standard demands and the register does not say."""

    name: str
    label: str
    value: str
    told: str


@member_page
@require_safe
def zaaktype(request: HttpRequest, actor: Actor, register: str) -> HttpResponse:
    """What the standard makes of the register, what is missing, and the JSON itself."""
    require(actor, Act.MANAGE_REGISTERS)
    used = find_register(actor.organisation, register)
    if used is None:
        raise Http404
    given = {name: request.GET.get(name, "") for name in ASKED}
    written = write_zaaktype(used.definition, given)
    if request.GET.get("vorm") == "json":
        content = json.dumps(written.parts, ensure_ascii=False, indent=2)
        answer = HttpResponse(content, content_type="application/json")
        answer["Content-Disposition"] = f'attachment; filename="zaaktype-{register}.json"'
        return answer
    told = {problem.field: tell(problem, page_language()) for problem in written.missing}
    labels = _labels()
    asked = [Asked(name, labels[name], given[name], told.get(f"zaaktype.{name}", "")) for name in ASKED]
    context = {
        "register": register,
        "plural": pick(used.definition.plural),
        "asked": [each for each in asked if each.told or each.value],
        "missing": [told for place, told in told.items() if not place.startswith("zaaktype.")],
        "remarks": [tell(problem, page_language()) for problem in written.remarks],
    }
    return show(request, actor, "pages/registers/zaaktype.html", context)


def _labels() -> dict[str, str]:
    return {
        "catalogus": _("Catalogus"),
        "aanleiding": _("Aanleiding"),
        "doorlooptijd": _("Doorlooptijd"),
        "handelingInitiator": _("Handeling van de initiator"),
        "handelingBehandelaar": _("Handeling van de behandelaar"),
        "indicatieInternOfExtern": _("Intern of extern"),
        "verantwoordelijke": _("Verantwoordelijke"),
        "referentieproces": _("Referentieproces"),
    }
