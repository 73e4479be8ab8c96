"""Which questions does the form of a register ask? Made from its file; rules are checked elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from waarborg.frontends.pages.registers.place_questions import address_questions, location_question
from waarborg.frontends.pages.registers.questions import Asker, Given, Question
from waarborg.frontends.pages.registers.wording import level_labels, pick
from waarborg.operations.actors import Actor
from waarborg.operations.entry_columns import LINKS
from waarborg.records.queries.registers import colleagues_of
from waarborg.records.queries.subjects import SubjectKind, find_subject, members_on
from waarborg.registers.confidentiality import RAISED, is_above
from waarborg.registers.definitions import FieldType, RegisterDefinition


@dataclass(frozen=True, slots=True)
class EntryForm:
    """The questions in two groups: what is always asked, and what is only sometimes needed."""

    main: tuple[Question, ...]
    more: tuple[Question, ...]
    general: tuple[str, ...] = ()

    @property
    def wrong(self) -> list[Question]:
        """The questions with a problem, for the summary."""
        return [question for question in (*self.main, *self.more) if question.problems]

    @property
    def more_is_open(self) -> bool:
        """Is there something to see among what is sometimes needed?"""
        return any(question.value or question.problems for question in self.more)


def new_values(definition: RegisterDefinition, query: QueryDict) -> dict[str, object]:
    """What a new entry starts with: today or now, and what the address fills in already."""
    now = timezone.now()
    values: dict[str, object] = {}
    if definition.occurrence:
        values["happened_on"] = timezone.localdate(now)
    else:
        values["opened_at"] = now.replace(second=0, microsecond=0)
    if definition.needs_validity:
        values["valid_from"] = timezone.localdate(now)
    lists = _lists(definition)
    for name in asked_names(definition):
        if query.get(name):
            values[name] = query.getlist(name) if name in lists else query[name]
    return values


def filled_in(definition: RegisterDefinition, post: QueryDict) -> dict[str, object]:
    """What was sent, by name; a question without an answer is there and empty."""
    lists = _lists(definition)
    return {
        name: post.getlist(name) if name in lists else post.get(name, "") for name in asked_names(definition)
    }


def asked_names(definition: RegisterDefinition) -> list[str]:
    """The names of everything that the form of this register asks."""
    names = ["title", "happened_on", "opened_at", "area", "subject", *LINKS]
    if definition.categories:
        names.append("category")
    if definition.needs_validity:
        names += ["valid_from", "valid_until"]
    if definition.occurrence:
        names.append("result")
    return [*names, *(each.name for each in definition.fields)]


def make_form(actor: Actor, definition: RegisterDefinition, given: Given) -> EntryForm:
    """Lay out the questions of a register with what is known already."""
    day = _day_of(given.values)
    ask = Asker(definition, given)
    when, seldom_when = _when(ask)
    location = [location_question(given)]
    places = [_member(actor, ask, "area", day, required=definition.needs_area)]
    subjects = [_member(actor, ask, "subject", day)]
    shown = (*places, *subjects)
    title_help = _("Laat leeg om de naam van de categorie te gebruiken.") if definition.categories else ""
    title = [ask.column("title", "text", explanation=title_help, max_length=200)]
    main = [
        *_category(ask),
        *(title if definition.asks_title else []),
        *when,
        *(question for question in shown if question.options),
        *(location if definition.asks_location else []),
        *_validity(ask),
        *(ask.own(each) for each in definition.fields if each.required or not each.later),
        *_result(ask),
    ]
    more = [
        *(ask.own(each) for each in definition.fields if each.later and not each.required),
        *([] if definition.asks_title else title),
        *seldom_when,
        *([] if definition.asks_location else location),
        *address_questions(given),
        *_parties(actor, ask, day),
        *_other_entries(ask),
        *_people(actor, ask),
    ]
    known = {question.name for question in (*main, *more)}
    general = [told for name, all_told in given.problems.items() if name not in known for told in all_told]
    return EntryForm(tuple(main), tuple(more), tuple(general))


def _when(ask: Asker) -> tuple[list[Question], list[Question]]:
    """When it was: the day or the moment that is always asked, and the other, which seldom matters."""
    if ask.definition.occurrence:
        hour = ask.column("opened_at", "moment", explanation=_("Alleen nodig als het uur telt."))
        return [ask.column("happened_on", "date", required=True)], [hour]
    day = ask.column("happened_on", "date", explanation=_("Alleen nodig als het op een andere dag gebeurde."))
    opened = [] if ask.definition.start_field else [ask.column("opened_at", "moment", required=True)]
    return opened, [day]


def _lists(definition: RegisterDefinition) -> frozenset[str]:
    """The questions that can have several answers."""
    return frozenset(each.name for each in definition.fields if each.type is FieldType.CHOICES)


def _day_of(values: Mapping[str, object]) -> date:
    """The day on which lists are looked up: that of the entry where it can be read, else today."""
    written = values.get("happened_on") or values.get("opened_at")
    if isinstance(written, datetime):
        return timezone.localdate(written)
    if isinstance(written, date):
        return written
    try:
        return date.fromisoformat(str(written)[:10])
    except ValueError:
        return timezone.localdate()


def _member(actor: Actor, ask: Asker, name: str, day: date, *, required: bool = False) -> Question:
    """A place or another member of a list; one that is named in words is found among them."""
    members = members_on(actor.organisation, day, areas=name == "area")
    wanted = ask.definition.subject_lists if name == "subject" else ()
    members = [member for member in members if not wanted or member.list.name in wanted]
    if name == "party":
        members = [member for member in members if member.kind == SubjectKind.ORGANISATION]
    written = str(ask.given.values.get(name) or "")
    for member in members:
        if written and written in (member.name, member.code):
            ask.given = Given(
                {**ask.given.values, name: str(member.pk)}, ask.given.problems, ask.given.written
            )
            break
    choices = [(str(member.pk), member.name, member.list.label) for member in members]
    if written.isdecimal() and written not in {value for value, _name, _list in choices}:
        ended = find_subject(actor.organisation, int(written[:18]))
        choices += [(written, ended.name, ended.list.label)] if ended else []
    return ask.choice(name, choices, required=required)


def _parties(actor: Actor, ask: Asker, day: date) -> list[Question]:
    """The organisation that it is about, where lists hold organisations."""
    question = _member(actor, ask, "party", day)
    return [question] if question.options else []


def _other_entries(ask: Asker) -> list[Question]:
    return [
        ask.column("cause", "text", explanation=_("Nummer van de zaak waar dit een antwoord op is.")),
        ask.column("follow_up_of", "text", explanation=_("Nummer van de zaak waar dit mee verder gaat.")),
        ask.column("duplicate_of", "text", explanation=_("Nummer van de zaak die hetzelfde vertelt.")),
    ]


def _people(actor: Actor, ask: Asker) -> list[Question]:
    """Who handles it, and who else may see it, where that can be fewer than see its register."""
    people = colleagues_of(actor.organisation)
    handler = ask.choice("assigned_to", [(str(each.pk), each.name, "") for each in people])
    labels = level_labels()
    above = [(level, labels[level], "") for level in RAISED if is_above(level, ask.definition)]
    told = _(
        "Alleen als minder collega's deze zaak mogen zien. Vertrouwelijk: alleen de beleidsmedewerker, wie haar"
        " vastlegt en wie haar behandelt. Nog hoger: alleen wie haar behandelt."
    )
    return [handler, *([replace(ask.choice("raised_to", above), help=told)] if above else [])]


def _category(ask: Asker) -> list[Question]:
    categories = [(each.name, pick(each.label), "") for each in ask.definition.categories]
    return [ask.choice("category", categories, required=True)] if categories else []


def _validity(ask: Asker) -> list[Question]:
    if not ask.definition.needs_validity:
        return []
    return [
        ask.column("valid_from", "date", required=True),
        ask.column("valid_until", "date", explanation=_("Laat leeg als er nog geen einde is.")),
    ]


def _result(ask: Asker) -> list[Question]:
    results = [(each.name, pick(each.label), "") for each in ask.definition.results]
    if not ask.definition.occurrence or len(results) < 2:
        return []
    told = _("Laat leeg voor: %(usual)s.") % {"usual": results[0][1]}
    return [replace(ask.choice("result", results), help=told)]
