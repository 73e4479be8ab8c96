"""Addresses with stand-ins for the groups of pages that every page links to, for tests that look at one group."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path

from waarborg.urls import urlpatterns as own


def neighbour(request: HttpRequest, **place: object) -> HttpResponse:
    """A page that these tests do not look at."""
    return HttpResponse()


urlpatterns = [
    *own,
    path("<slug:organisation>/", neighbour, name="board"),
    path("<slug:organisation>/mijn-afspraken/", neighbour, name="my_commitments"),
    path("<slug:organisation>/afspraak/<int:number>/", neighbour, name="commitment"),
    path("<slug:organisation>/agenda/", neighbour, name="calendars"),
]
