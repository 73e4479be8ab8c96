"""Which lists were handed over to be imported, and how far is each?"""

from __future__ import annotations

from django.db import models

from waarborg.records.models.accounts import Account
from waarborg.records.models.organisations import Organisation


class ListState(models.TextChoices):
    """How far a handed-over list is."""

    HANDED_IN = "handed_in"
    CHECKING = "checking"
    CHECKED = "checked"
    STORING = "storing"
    DONE = "done"
    UNDONE = "undone"


class HandedInList(models.Model):
    """A list on its way into a register. Once it is in, or given up, its content is thrown away.

    Attributes:
        digest: SHA-256 of the file: the same file is known again.
        content: null once it is no longer needed.
        headings, examples: the headings, and some values of each column, to choose by.
        columns: per heading its target (registers.list_columns).
        run: the key of the run that is busy with it; a run that lost it stores nothing.
        moved_at: when the busy run last gave a sign of life.
        lines, passed: rows in the list, and how many the run has had.
        added, known: rows that became entries, and rows that were there already.
        problem_count, problems: all that was found wrong, and the first of it; no personal values.
        trouble: why the last run stopped; empty when it did not.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="handed_in_lists")
    register = models.SlugField(max_length=60)
    name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    content = models.BinaryField(null=True)
    headings = models.JSONField(default=list)
    examples = models.JSONField(default=list)
    columns = models.JSONField(default=list)
    state = models.CharField(max_length=20, choices=ListState.choices, default=ListState.HANDED_IN)
    run = models.CharField(max_length=36, blank=True)
    moved_at = models.DateTimeField()
    lines = models.PositiveIntegerField(default=0)
    passed = models.PositiveIntegerField(default=0)
    added = models.PositiveIntegerField(default=0)
    known = models.PositiveIntegerField(default=0)
    problem_count = models.PositiveIntegerField(default=0)
    problems = models.JSONField(default=list)
    trouble = models.CharField(max_length=40, blank=True)
    handed_in_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    handed_in_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "register", "id"], name="list_of_register"),
        ]

    def __str__(self) -> str:
        return self.name
