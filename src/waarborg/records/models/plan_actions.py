"""What is done to carry a plan out: by whom, when, for which money?"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from waarborg.records.models.accounts import Account
from waarborg.records.models.organisations import Organisation
from waarborg.records.models.plans import Measure, Plan


class PlanAction(models.Model):
    """An action of the implementation plan. How it stands is never stored: its days tell.

    As it is now; :class:`ActionMove` has its earlier days, :class:`ActionHandover` who did it before.

    Attributes:
        measure: from which it comes, in the newest adopted version that has it.
        number: the commitment that it is for; null where it is for the measure as a whole.
        owner, owner_name: the colleague who does it, or else a function or partner; both empty: not known yet.
        partners: with whom.
        start, end: its days as planned now.
        is_proposal: made from the plan and not looked at yet: judged by nobody, in no document.
        is_confidential: for the safety officer, the portfolio holder and its owner alone, and in no document.
        revision: raised by every change, so that the second of two people is told.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="plan_actions")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="actions")
    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="actions")
    number = models.PositiveIntegerField(null=True, blank=True)
    title = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    owner = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="plan_actions"
    )
    owner_name = models.CharField(max_length=120, blank=True)
    partners = models.JSONField(default=list)
    start = models.DateField()
    end = models.DateField()
    started_on = models.DateField(null=True, blank=True)
    finished_on = models.DateField(null=True, blank=True)
    stopped_on = models.DateField(null=True, blank=True)
    stopped_why = models.TextField(blank=True)
    is_proposal = models.BooleanField(default=False)
    is_confidential = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["start", "end", "id"]
        indexes = [
            models.Index(fields=["organisation", "plan", "start"], name="actions_of_a_plan"),
            models.Index(fields=["owner", "end"], name="actions_of_an_owner"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(end__gte=F("start")), name="an_action_ends_after_it_starts"),
        ]

    def __str__(self) -> str:
        return self.title


class ActionMove(models.Model):
    """An action got other days. Moves are only ever added."""

    action = models.ForeignKey(PlanAction, on_delete=models.CASCADE, related_name="moves")
    day = models.DateField()
    at = models.DateTimeField()
    by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    old_start = models.DateField()
    old_end = models.DateField()
    new_start = models.DateField()
    new_end = models.DateField()
    why = models.CharField(max_length=500)

    class Meta:
        ordering = ["day", "id"]

    def __str__(self) -> str:
        return f"{self.action_id}: {self.old_end} to {self.new_end}"


class ActionHandover(models.Model):
    """An action went from one to another. Handovers are only ever added.

    Attributes:
        day: from which somebody else does it.
        old_owner, old_owner_name: who did it until then, as :class:`PlanAction` has it; both empty: nobody.
    """

    action = models.ForeignKey(PlanAction, on_delete=models.CASCADE, related_name="handovers")
    day = models.DateField()
    at = models.DateTimeField()
    by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    old_owner = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    old_owner_name = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["day", "id"]

    def __str__(self) -> str:
        return f"{self.action_id}: {self.day}"

    @property
    def who(self) -> str:
        """Who did it until then, in a few words."""
        return self.old_owner.name if self.old_owner else self.old_owner_name


class BudgetLine(models.Model):
    """Money for a measure or for an action, in one year, in whole euros.

    Attributes:
        is_new: not in the budget yet: it needs a decision.
        granted: null while nobody decided; 0 where it was refused.
        granted_by, granted_on: who decided, and when.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="budget_lines")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="budget_lines")
    measure = models.ForeignKey(
        Measure, null=True, blank=True, on_delete=models.PROTECT, related_name="budget_lines"
    )
    action = models.ForeignKey(
        PlanAction, null=True, blank=True, on_delete=models.PROTECT, related_name="budget_lines"
    )
    year = models.PositiveSmallIntegerField()
    what = models.CharField(max_length=200, blank=True)
    is_new = models.BooleanField(default=False)
    requested = models.PositiveIntegerField()
    granted = models.PositiveIntegerField(null=True, blank=True)
    granted_by = models.CharField(max_length=120, blank=True)
    granted_on = models.DateField(null=True, blank=True)
    spent = models.PositiveIntegerField(default=0)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["year", "id"]
        indexes = [models.Index(fields=["organisation", "plan", "year"], name="budget_of_a_plan")]
        constraints = [
            models.CheckConstraint(
                condition=Q(measure__isnull=True) ^ Q(action__isnull=True),
                name="money_is_for_a_measure_or_an_action",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year}: {self.requested}"


class ActionReminder(models.Model):
    """The owner of an action was told of one occasion: its end ahead, or that it was late."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    action = models.ForeignKey(PlanAction, on_delete=models.CASCADE, related_name="+")
    occasion = models.CharField(max_length=60)
    message = models.ForeignKey("MessageSent", on_delete=models.CASCADE, related_name="action_reminders")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "action", "occasion"], name="told_once_of_an_action"),
        ]

    def __str__(self) -> str:
        return f"{self.action_id}: {self.occasion}"
