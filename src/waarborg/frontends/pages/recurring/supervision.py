"""Was the supervision done that was planned: the year's plan, by category and month or quarter?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.dates import MONTHS_3
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from waarborg.documents.sheets import Cell
from waarborg.frontends.pages.doors import member_page, show
from waarborg.frontends.pages.registers.questions import Option
from waarborg.frontends.pages.registers.wording import category_labels, pick
from waarborg.frontends.pages.sheet_files import SHEETS, sheet_file
from waarborg.operations.actors import Actor
from waarborg.operations.permissions import Act, require
from waarborg.records.queries.registers import registers_in_use
from waarborg.records.queries.supervision import SupervisionLine, supervised_registers, supervision_of
from waarborg.registers.definitions import RegisterDefinition

_INSPECTIONS = "controle"
_YEARS_BACK = 5


@member_page
@require_safe
def supervision(request: HttpRequest, actor: Actor) -> HttpResponseBase:
    """Planned against done; ``vorm`` asks for a file instead of a page."""
    require(actor, Act.READ)
    today = timezone.localdate()
    definitions = {used.version.name: used.definition for used in registers_in_use(actor.organisation)}
    names = [
        name for name in {_INSPECTIONS, *supervised_registers(actor.organisation)} if name in definitions
    ]
    wanted = request.GET.get("register", _INSPECTIONS)
    register = wanted if wanted in names else next(iter(sorted(names)), "")
    year = _year(request.GET.get("jaar", ""), today.year)
    months = 3 if request.GET.get("per") == "kwartaal" else 1
    lines = supervision_of(actor, register, year, months, today) if register else []
    definition = definitions.get(register)
    labelled = [(_label(definition, line), line) for line in lines]
    if request.GET.get("vorm") in SHEETS:
        return _file(request.GET["vorm"], year, _parts(months), labelled)
    years = range(today.year + 1, today.year - _YEARS_BACK, -1)
    context = {
        "lines": [
            (label, line, list(zip(_parts(months), line.cells, strict=True))) for label, line in labelled
        ],
        "parts": _parts(months),
        "year": year,
        "quarterly": months == 3,
        "register": register,
        "years": [Option(str(each), str(each), each == year) for each in years],
        "registers": [
            Option(name, pick(definitions[name].plural), name == register) for name in sorted(names)
        ],
        "query": f"register={register}&jaar={year}&per={'kwartaal' if months == 3 else 'maand'}",
    }
    return show(request, actor, "pages/recurring/supervision.html", context)


def _label(definition: RegisterDefinition | None, line: SupervisionLine) -> str:
    labels = category_labels(definition) if definition else {}
    return labels.get(line.category, line.category) or _("Zonder categorie")


def _parts(months: int) -> list[str]:
    if months == 3:
        return [_("kwartaal %(number)s") % {"number": number} for number in range(1, 5)]
    return [str(name) for name in MONTHS_3.values()]


def _year(written: str, this: int) -> int:
    wanted = int(written) if written.isascii() and written.isdecimal() and len(written) == 4 else this
    return wanted if 1990 <= wanted <= this + 1 else this


def _file(
    form: str, year: int, parts: Sequence[str], labelled: Sequence[tuple[str, SupervisionLine]]
) -> HttpResponseBase:
    title = _("Toezicht %(year)s") % {"year": year}
    kinds = (_("gepland"), _("gedaan"), _("achter"))
    header = [_("Categorie"), *(f"{part} {kind}" for part in (*parts, _("hele jaar")) for kind in kinds)]
    rows: list[list[Cell]] = [[label, *_numbers(line)] for label, line in labelled]
    return sheet_file(form, f"toezicht-{year}", title, header, rows)


def _numbers(line: SupervisionLine) -> Iterator[int]:
    for cell in (*line.cells, line.total):
        yield from (cell.planned, cell.done, cell.behind)
