"""Which Django app holds the pages' templates, tags and static files?"""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """The web pages."""

    name = "waarborg.frontends.pages"
    label = "pages"
