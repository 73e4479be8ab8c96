"""From which themes does the council choose its priorities, how do they score, and what did it choose?"""

from __future__ import annotations

from django.db import models

from waarborg.records.models.accounts import Account
from waarborg.records.models.policy_cycles import PolicyCycle


class LongList(models.Model):
    """The themes among which a cycle's priorities are chosen, and how heavily each of three things counts.

    Attributes:
        partners_source, panel_source: where the scores of partners and of the residents' panel come from.
        figures_version, figures_until: of the safety picture from which the scores of the figures were drawn.
    """

    cycle = models.OneToOneField(PolicyCycle, on_delete=models.CASCADE, related_name="long_list")
    weight_figures = models.PositiveSmallIntegerField(default=1)
    weight_partners = models.PositiveSmallIntegerField(default=1)
    weight_panel = models.PositiveSmallIntegerField(default=1)
    partners_source = models.CharField(max_length=300, blank=True)
    panel_source = models.CharField(max_length=300, blank=True)
    figures_version = models.CharField(max_length=80, blank=True)
    figures_until = models.CharField(max_length=10, blank=True)
    figures_on = models.DateField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return str(self.cycle)


class ListedTheme(models.Model):
    """A theme of the list, with its scores from 1 (least pressing) to 5.

    Attributes:
        code: in the framework; empty: typed.
        figures: how its score came about, figure by figure.
    """

    long_list = models.ForeignKey(LongList, on_delete=models.CASCADE, related_name="themes")
    title = models.CharField(max_length=200)
    code = models.CharField(max_length=60, blank=True)
    partners_score = models.FloatField(null=True, blank=True)
    panel_score = models.FloatField(null=True, blank=True)
    figures_score = models.FloatField(null=True, blank=True)
    figures = models.JSONField(default=list)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["long_list", "title"], name="one_listed_theme_per_title"),
        ]

    def __str__(self) -> str:
        return self.title


class PriorityChoice(models.Model):
    """What the council chose on a day, and the list as it stood then. It never changes; a later one follows on it.

    Attributes:
        themes: in order: title, code, the three scores, the total, its place, and whether it was chosen.
        weights: as they were then, with the sources and the version of the figures.
    """

    long_list = models.ForeignKey(LongList, on_delete=models.PROTECT, related_name="choices")
    decided_on = models.DateField()
    reason = models.TextField()
    themes = models.JSONField()
    weights = models.JSONField()
    recorded_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["decided_on", "id"]

    def __str__(self) -> str:
        return f"{self.decided_on}"
