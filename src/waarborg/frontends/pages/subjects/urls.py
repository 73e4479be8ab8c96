"""Which page of the lists answers which address?"""

from django.urls import path

from waarborg.frontends.pages.subjects import outlines, views

app_name = "subjects"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("<str:name>/", views.one_list, name="list"),
    path("<str:name>/grenzen/", outlines.outlines, name="outlines"),
    path("<str:name>/<int:member>/", views.one_member, name="member"),
]
