"""Which addresses do the pages for outdoors have? A worker serves only what stands below its own address."""

from django.urls import path

from waarborg.frontends.pages.outdoors import photos, views, worker

app_name = "outdoors"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("werker.js", worker.script, name="worker"),
    path("stand/", worker.state, name="state"),
    path("foto/<int:entry>/", photos.add, name="photo"),
    path("<slug:register>/", views.log, name="log"),
]
