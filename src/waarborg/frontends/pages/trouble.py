"""What does somebody see where nothing is, or when something went wrong, and what became of what they sent?"""

from __future__ import annotations

import sys
from http import HTTPStatus

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

_NO_DATABASE = (OperationalError, InterfaceError)
_RETRY_SECONDS = "30"


def nothing_here(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page for an address that leads nowhere, or to what is not theirs to see: the two look the same."""
    return render(request, "pages/nothing_here.html", status=HTTPStatus.NOT_FOUND)


def went_wrong(request: HttpRequest) -> HttpResponse:
    """The page for any error that no page expected; made without the database, which may be what is missing.

    A form that was sent can be sent again: its own key keeps it from being stored twice.
    """
    error = sys.exc_info()[1]
    is_database = isinstance(error, _NO_DATABASE)
    context = {"is_database": is_database, "was_sent": request.method == "POST"}
    page = render_to_string("pages/trouble.html", context)
    if not is_database:
        return HttpResponse(page, status=HTTPStatus.INTERNAL_SERVER_ERROR)
    return HttpResponse(page, status=HTTPStatus.SERVICE_UNAVAILABLE, headers={"Retry-After": _RETRY_SECONDS})
