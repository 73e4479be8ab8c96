"""Which address shows a document, or lets one be made?"""

from django.urls import URLPattern, path

from waarborg.frontends.pages.documents.editing import edit, file_it, throw_away
from waarborg.frontends.pages.documents.reading import document, download, picture
from waarborg.frontends.pages.documents.shelf import overview
from waarborg.frontends.pages.documents.templates import template, templates

app_name = "documents"
urlpatterns: list[URLPattern] = [
    path("", overview, name="overview"),
    path("sjablonen/", templates, name="templates"),
    path("sjablonen/een/", template, name="template"),
    path("<int:document>/", document, name="document"),
    path("<int:document>/bewerken/", edit, name="edit"),
    path("<int:document>/vaststellen/", file_it, name="file"),
    path("<int:document>/weggooien/", throw_away, name="throw_away"),
    path("<int:document>/bestand/", download, name="download"),
    path("<int:document>/grafiek/", picture, name="picture"),
]
