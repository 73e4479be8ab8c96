"""Which address shows how the plan stands?"""

from django.urls import URLPattern, path

from waarborg.frontends.pages.board.commitment import commitment
from waarborg.frontends.pages.board.views import board, my_commitments

urlpatterns: list[URLPattern] = [
    path("<slug:organisation>/", board, name="board"),
    path("<slug:organisation>/mijn-afspraken/", my_commitments, name="my_commitments"),
    path("<slug:organisation>/afspraak/<int:number>/", commitment, name="commitment"),
]
