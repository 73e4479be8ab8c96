"""Which Django app holds the pages' templates, tags and static files?"""

from django.apps import AppConfig
from django.core.checks import Tags, register

from waarborg.production_checks import check_configuration


class PagesConfig(AppConfig):
    """The web pages."""

    name = "waarborg.frontends.pages"
    label = "pages"

    def ready(self) -> None:
        """Let ``waarborg manage check`` look for what is dangerous in production."""
        register(check_configuration, Tags.security)
