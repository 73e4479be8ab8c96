"""What do the figures say? One value of an indicator at a place and time."""

from __future__ import annotations

from django.db import models

from waarborg.records.models.organisations import Organisation


class Figure(models.Model):
    """A value as its source published it, for instance burglaries per 1,000 dwellings in 2025."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="figures")
    indicator = models.SlugField(max_length=80)
    area_code = models.CharField(max_length=20, help_text="CBS code, or a name such as 'regio'")
    period = models.CharField(max_length=10, help_text="a year (2025), quarter (2025-Q1) or month (2025-01)")
    published_on = models.DateField(help_text="from this day the figure is known")
    value = models.FloatField()
    source = models.CharField(max_length=255)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "indicator", "area_code", "period"],
                name="one_figure_per_place_and_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.area_code} {self.period}: {self.value}"
