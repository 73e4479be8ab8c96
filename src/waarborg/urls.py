"""Which page answers which address?"""

from django.urls import include, path

from waarborg.frontends.pages.health import healthz, readyz

urlpatterns = [
    path("healthz", healthz),
    path("readyz", readyz),
    path("", include("waarborg.frontends.pages.urls")),
]

handler404 = "waarborg.frontends.pages.trouble.nothing_here"
handler500 = "waarborg.frontends.pages.trouble.went_wrong"
