"""Which addresses does administration have?"""

from django.urls import URLPattern, path

from waarborg.frontends.pages.administration import grounds, teams, terms, views

app_name = "administration"

urlpatterns: list[URLPattern] = [
    path("", views.overview, name="overview"),
    path("mensen/", views.members, name="members"),
    path("mensen/<int:account>/", views.member, name="member"),
    path("termijnen/", terms.terms, name="terms"),
    path("termijnen/<slug:name>/", terms.term, name="term"),
    path("termijnen/gronden/<slug:name>/", grounds.ground, name="ground"),
    path("teams/", teams.teams, name="teams"),
    path("logboek/", views.audit_trail, name="audit"),
]
