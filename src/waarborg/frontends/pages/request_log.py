"""What was asked of the server, how did it end and how long did it take?"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

logger = logging.getLogger("waarborg.request")
QUIET_ROUTES = frozenset({"healthz", "readyz"})
"""Asked every few seconds by a watchdog: logged only when they fail."""


def log_requests(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: one line a request, without any personal data.

    The route's pattern is written and not the URL, which can hold search words and numbers of cases; no query, no
    name, no network address.
    """

    def log_request(request: HttpRequest) -> HttpResponse:
        started = time.perf_counter()
        response = get_response(request)
        route = _route(request)
        if route in QUIET_ROUTES and response.status_code < 400:
            return response
        facts = {
            "method": request.method,
            "route": route,
            "status": response.status_code,
            "milliseconds": round((time.perf_counter() - started) * 1000, 1),
            "organisation": _organisation(request, response.status_code),
        }
        logger.log(_level(response.status_code), "request", extra={"facts": facts})
        return response

    return log_request


def _route(request: HttpRequest) -> str | None:
    """The pattern of the URL, such as ``plan/<int:number>``; none for static files and unknown addresses."""
    match = request.resolver_match
    return match.route if match is not None else None


def _organisation(request: HttpRequest, status: int) -> str | None:
    """The municipality of the address; none where the visitor found nothing, for then it is any text at all."""
    match = request.resolver_match
    if match is None or status == 404:
        return None
    return match.kwargs.get("organisation")


def _level(status: int) -> int:
    if status >= 500:
        return logging.ERROR
    return logging.WARNING if status >= 400 else logging.INFO
