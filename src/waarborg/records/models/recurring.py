"""What is to be done again and again, and which entries were made ahead for it?"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from waarborg.records.models.accounts import Account
from waarborg.records.models.entries import Entry
from waarborg.records.models.organisations import Organisation, Subject, SubjectList
from waarborg.records.models.plans import Plan


class RecurringPlan(models.Model):
    """Work that comes round: every school each year, every bar twice. Its entries are made ahead.

    Attributes:
        fields: what each entry must hold besides, because it only counts with it.
        list: for each of its members; null: once.
        per: the calendar period, as a duration writes itself (``P1Y``).
        times: how often in each period.
        months: only in these (1-12); empty: the whole period.
        is_spread: the members take turns over the period, instead of all having the whole of it.
        team: instead of the register's.
        starts_on, ends_on: from which day until which; it never ends when null.
        plan, number: the commitment that it keeps.
        revision: raised with every change of what it makes.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="recurring_plans")
    title = models.CharField(max_length=120)
    register = models.SlugField(max_length=60)
    category = models.CharField(max_length=60, blank=True)
    fields = models.JSONField(default=dict)
    per = models.CharField(max_length=8)
    times = models.PositiveSmallIntegerField()
    months = models.JSONField(default=list)
    list = models.ForeignKey(SubjectList, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    is_spread = models.BooleanField(default=False)
    team = models.CharField(max_length=60, blank=True)
    assigned_to = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    plan = models.ForeignKey(Plan, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["register", "title", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=models.F("starts_on")),
                name="a_recurring_plan_ends_after_it_starts",
            ),
            models.CheckConstraint(condition=Q(times__gte=1), name="a_recurring_plan_asks_something"),
        ]

    def __str__(self) -> str:
        return self.title


class PlannedEntry(models.Model):
    """An entry that was made ahead for a recurring plan.

    Attributes:
        member: of the plan's list, for whom it is; null where the plan has none.
        period_start, period_end: the first and last day of the period in which it counts.
        number: which of the ``times`` in that period, from 0.
        is_settled: it lapsed because it was done already or is asked no more; else somebody chose not to do it.
    """

    recurring = models.ForeignKey(RecurringPlan, on_delete=models.PROTECT, related_name="planned")
    entry = models.OneToOneField(Entry, on_delete=models.CASCADE, related_name="planned_for")
    member = models.ForeignKey(Subject, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    period_start = models.DateField()
    period_end = models.DateField()
    number = models.PositiveSmallIntegerField()
    is_settled = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["recurring", "period_start"], name="planned_by_period")]

    def __str__(self) -> str:
        return f"{self.recurring} {self.period_start:%Y-%m-%d} {self.number}"
