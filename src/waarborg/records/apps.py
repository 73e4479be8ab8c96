"""Which Django app holds the records?"""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """Everything that Waarborg keeps in the database."""

    name = "waarborg.records"
    label = "records"
    default_auto_field = "django.db.models.BigAutoField"
