"""Which addresses are there, and what has a town to fill them with?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.urls import URLResolver, get_resolver, reverse
from tests.tenancy.towns import Town

PUBLIC = {
    "healthz": "a watchdog asks whether the server is alive",
    "readyz": "a watchdog asks whether the server can answer",
    "sign-in": "people come in here",
    "forgot_password": "for who cannot come in",
    "password_mail_sent": "for who cannot come in",
    "password_reset_confirm": "the secret address in a mail lets in",
    "set_language": "also before signing in",
    "panel-form": "the secret address in a mail, or the open link of a survey, lets residents in",
    "panel-answer": "the secret address lets a resident back to an answer",
    "calendar-of-person": "the secret address lets in: calendar programs cannot sign in",
    "calendar-of-municipality": "the secret address lets in: calendar programs cannot sign in",
}
"""Names of the addresses that answer whoever asks, and why they do."""

Maker = Callable[[Town], object]

PARAMETERS: dict[str, Maker] = {
    "organisation": lambda town: town.organisation.slug,
    "register": lambda town: town.register,
    "entry": lambda town: town.entry.pk,
    "attachment": lambda town: town.attachment.pk,
    "exercise": lambda town: town.work.exercise.pk,
    "meeting": lambda town: town.work.meeting.pk,
    "series": lambda town: town.work.meeting.series_id,
    "cycle": lambda town: town.in_cycle.untouched.pk,
    "step": lambda town: town.in_cycle.step.pk,
    "action": lambda town: town.carried_out.action.pk,
    "money": lambda town: town.carried_out.money.pk,
    "recurring": lambda town: town.work.recurring.pk,
    "contribution": lambda town: town.said.contribution.pk,
    "survey": lambda town: town.said.survey.pk,
    "question": lambda town: town.said.question.pk,
    "invitation": lambda town: town.said.invitation.pk,
    "comment": lambda town: town.comment.pk,
    "handed": lambda town: town.waiting_list.pk,
    "name": lambda town: town.list_name,
    "document": lambda town: town.document.pk,
    "member": lambda town: town.place.pk,
    "account": lambda town: next(iter(town.people.values())).pk,
    "saved": lambda town: town.saved.pk,
    "plan": lambda town: town.current.plan_id,
    "old": lambda town: town.earlier.pk,
    "new": lambda town: town.current.pk,
    "version": lambda town: town.draft.pk,
    "section": lambda town: town.section(town.draft).pk,
    "measure": lambda town: town.measure(town.draft).pk,
    "number": lambda town: town.commitment(town.current).number,
    "waiting": lambda town: town.waiting_incidents,
    "incidents": lambda town: town.incident_list,
    "what": lambda town: "maanden",
    "form": lambda town: "svg",
}
"""What a town has for a parameter of an address: something that the other town has not."""

OF_ONE_ADDRESS: dict[tuple[str, str], Maker] = {
    ("panel:file", "survey"): lambda town: town.said.draft.pk,
    ("panel:results", "survey"): lambda town: town.said.closed.pk,
    ("panel:open_answers", "survey"): lambda town: town.said.closed.pk,
    ("panel:chart", "survey"): lambda town: town.said.closed.pk,
    ("panel:chart", "question"): lambda town: town.said.asked.pk,
    ("registers:event_risk", "entry"): lambda town: town.event.pk,
    ("registers:event_class", "entry"): lambda town: town.event.pk,
    ("administration:term", "name"): lambda town: "woo_verzoek",
    ("administration:ground", "name"): lambda town: "awb_opschorting",
    ("registers:carry_out", "entry"): lambda town: town.work.planned.pk,
    ("registers:draft", "name"): lambda town: town.register,
    ("registers:draft_part", "name"): lambda town: town.register,
    ("plans:version", "version"): lambda town: town.current.pk,
    ("plans:section", "section"): lambda town: town.section(town.current).pk,
    ("plans:measure", "measure"): lambda town: town.measure(town.current).pk,
    ("implementation:money_for_measure", "measure"): lambda town: town.measure(town.current).pk,
}
"""The same, where one address means something else by it."""

OF_NO_TOWN = {
    ("administration:term", "name"): "the law is the same for everybody",
    ("administration:ground", "name"): "the law is the same for everybody",
    ("pictures:chart", "what"): "every municipality has the same charts",
    ("panel:chart", "form"): "a form of a file",
    ("pictures:chart", "form"): "a form of a file",
    ("pictures:clock", "form"): "a form of a file",
    ("pictures:street_drawing", "form"): "a form of a file",
    ("pictures:cluster_drawing", "form"): "a form of a file",
}
"""Parameters that point at nothing of a municipality, and why."""


@dataclass(frozen=True, slots=True)
class Address:
    """One line of a URL configuration: its name with its namespace, and its parameters."""

    name: str
    route: str
    parameters: tuple[str, ...]

    @property
    def is_public(self) -> bool:
        """Does it answer whoever asks?"""
        return self.name in PUBLIC

    def of(self, town: Town, **instead: object) -> str:
        """The address of this town's things, with these values instead of its own."""
        own = {name: self._maker(name)(town) for name in self.parameters}
        if not own and not instead:
            return f"/{self.route}"
        return reverse(self.name, kwargs={**own, **instead})

    def value(self, parameter: str, town: Town) -> object:
        """What the town has for one parameter."""
        return self._maker(parameter)(town)

    def _maker(self, parameter: str) -> Maker:
        maker = OF_ONE_ADDRESS.get((self.name, parameter), PARAMETERS.get(parameter))
        if maker is None:
            raise AssertionError(
                f"The address {self.name} ({self.route}) has a parameter {parameter!r} that no test fills."
                f" Say in {Path(__file__).name}, PARAMETERS, what a town has for it, so that it is tried across"
                " the border; or say in PUBLIC why everybody may have it."
            )
        return maker


def addresses() -> list[Address]:
    """Every address of the project."""
    return list(_walk(get_resolver("waarborg.urls"), "", ""))


def _walk(resolver: URLResolver, before: str, space: str) -> Iterator[Address]:
    for each in resolver.url_patterns:
        route = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from _walk(each, route, f"{space}{each.namespace}:" if each.namespace else space)
        else:
            yield Address(f"{space}{each.name or route}", route, _parameters(route))


def _parameters(route: str) -> tuple[str, ...]:
    return tuple(part.split(">")[0].rpartition(":")[2] for part in route.split("<")[1:])
