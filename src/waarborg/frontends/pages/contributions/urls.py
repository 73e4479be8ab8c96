"""Which page of the contributions answers which address?"""

from django.urls import path

from waarborg.frontends.pages.contributions import keeping, views

app_name = "contributions"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("nieuw/", keeping.new, name="new"),
    path("<int:contribution>/", views.contribution_page, name="contribution"),
    path("<int:contribution>/wijzigen/", keeping.edit, name="edit"),
    path("<int:contribution>/antwoord/", keeping.answer, name="answer"),
    path("<int:contribution>/intrekken/", keeping.withdraw, name="withdraw"),
]
