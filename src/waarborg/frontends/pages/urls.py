"""Which page answers which address? One list per group of pages."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("waarborg.frontends.pages.calendars")),
    path("", include("waarborg.frontends.pages.panel.public")),
    path("", include("waarborg.frontends.pages.signing_in.urls")),
    path("<slug:organisation>/beheer/", include("waarborg.frontends.pages.administration.urls")),
    path("<slug:organisation>/plan/", include("waarborg.frontends.pages.plans.urls")),
    path("<slug:organisation>/registers/", include("waarborg.frontends.pages.registers.urls")),
    path("<slug:organisation>/kaart/", include("waarborg.frontends.pages.places.urls")),
    path("<slug:organisation>/veld/", include("waarborg.frontends.pages.outdoors.urls")),
    path("<slug:organisation>/mijn-werk/", include("waarborg.frontends.pages.work.urls")),
    path("<slug:organisation>/zoeken/", include("waarborg.frontends.pages.search.urls")),
    path("<slug:organisation>/documenten/", include("waarborg.frontends.pages.documents.urls")),
    path("<slug:organisation>/inbreng/", include("waarborg.frontends.pages.contributions.urls")),
    path("<slug:organisation>/cyclus/", include("waarborg.frontends.pages.policy_cycle.urls")),
    path("<slug:organisation>/bewonerspanel/", include("waarborg.frontends.pages.panel.urls")),
    path("<slug:organisation>/overleg/", include("waarborg.frontends.pages.meetings.urls")),
    path("<slug:organisation>/crisis/", include("waarborg.frontends.pages.crisis.urls")),
    path("<slug:organisation>/planning/", include("waarborg.frontends.pages.recurring.urls")),
    path("<slug:organisation>/uitvoering/", include("waarborg.frontends.pages.implementation.urls")),
    path("<slug:organisation>/lijsten/", include("waarborg.frontends.pages.subjects.urls")),
    path("<slug:organisation>/veiligheidsbeeld/", include("waarborg.frontends.pages.pictures.urls")),
    path("<slug:organisation>/cijfers/", include("waarborg.frontends.pages.figures.urls")),
    path("", include("waarborg.frontends.pages.board.urls")),
]
