"""Which lists does somebody look at again and again?"""

from __future__ import annotations

from django.db import models

from waarborg.records.models.accounts import Account
from waarborg.records.models.organisations import Organisation

WORK = "mijn-werk"
"""The list that is no register: what there is to do."""


class SavedFilter(models.Model):
    """A filter that somebody gave a name.

    Attributes:
        account: whose it is; null: Waarborg made it, for everybody.
        list_name: the register, or :data:`WORK`.
        query: what follows the question mark in the address of the list.
        is_shared: everybody in the municipality sees it; only who made it, or an administrator, takes it away.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", db_index=False)
    account = models.ForeignKey(Account, null=True, on_delete=models.CASCADE, related_name="+")
    list_name = models.SlugField(max_length=60, db_index=False)
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=1000)
    is_shared = models.BooleanField(default=False)

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "account", "list_name", "name"], name="one_filter_per_name"
            ),
        ]
        indexes = [models.Index(fields=["organisation", "list_name", "is_shared"], name="shared_filters")]

    def __str__(self) -> str:
        return self.name
