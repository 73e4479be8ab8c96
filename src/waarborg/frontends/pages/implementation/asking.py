"""How is a form of the implementation plan shown, with what is wrong, and how is a change by a colleague told?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from waarborg.frontends.pages.doors import show
from waarborg.frontends.pages.registers.questions import Option, Question
from waarborg.frontends.pages.registers.wording import in_words
from waarborg.frontends.pages.whole_numbers import read_revision
from waarborg.operations.actors import Actor
from waarborg.operations.refusals import Invalid

Told = Mapping[str, Sequence[str]]
"""What is wrong, by question."""


class Asking:
    """Makes the questions of a form, each with what was filled in and what is wrong with that."""

    def __init__(self, written: Mapping[str, str], told: Told) -> None:
        self.written = written
        self._told = told

    def text(
        self, name: str, label: str, widget: str = "text", explanation: str = "", *, required: bool = False
    ) -> Question:
        """Something to write."""
        problems = tuple(self._told.get(name, ()))
        value = self.written.get(name, "")
        return Question(name, label, widget, value, explanation, required, problems=problems)

    def choice(
        self, name: str, label: str, options: Iterable[Option], widget: str = "select", explanation: str = ""
    ) -> Question:
        """Something to choose."""
        problems = tuple(self._told.get(name, ()))
        value = self.written.get(name, "")
        return Question(name, label, widget, value, explanation, options=tuple(options), problems=problems)


def show_form(
    request: HttpRequest,
    actor: Actor,
    asked: Sequence[Question],
    context: Mapping[str, object],
    told: Told,
) -> HttpResponse:
    """The form; what is wrong stands above it and at its question."""
    names = {question.name for question in asked}
    filled = {
        "questions": asked,
        "wrong": [question for question in asked if question.problems],
        "general": [each for name, every in told.items() if name not in names for each in every],
        **context,
    }
    status = 400 if told else 200
    return show(request, actor, "pages/implementation/form.html", filled, status=status)


def what_is_wrong(refused: Invalid) -> dict[str, list[str]]:
    """The problems in words, by the question that they are about."""
    return {name: list(every) for name, every in in_words(refused.problems).items()}


def tell_overtaken(request: HttpRequest) -> None:
    """Say that a colleague was first; what was filled in is still there."""
    messages.error(
        request,
        _(
            "Een collega wijzigde dit intussen. Wat u invulde staat er nog: kijk het na en bewaar het opnieuw."
        ),
    )


def revision_in(request: HttpRequest) -> int:
    """The revision that the form was filled in for; one that never was where there is none."""
    return read_revision(request.POST)
