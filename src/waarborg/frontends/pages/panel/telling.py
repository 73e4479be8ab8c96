"""How is what was refused told after a button on a page?"""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from waarborg.frontends.pages.registers.wording import in_words
from waarborg.registers.problems import Problem


def tell_problems(request: HttpRequest, problems: Iterable[Problem]) -> None:
    """Tell every problem, each as a sentence."""
    for every in in_words(problems).values():
        for each in every:
            messages.error(request, each)


def overtaken(request: HttpRequest) -> None:
    """Tell that somebody else was first."""
    messages.error(
        request, _("Een collega wijzigde deze vragenlijst intussen. Kijk haar na en probeer het opnieuw.")
    )
