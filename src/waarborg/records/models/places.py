"""Where is it? A point and an address, of an entry and of a member of a list; and the outline of an area."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from waarborg.registers.locations import Location


class Placed(models.Model):
    """What can have a place on the map and an address.

    Attributes:
        latitude, longitude: WGS84, in degrees; both or neither.
    """

    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    street = models.CharField(max_length=100, blank=True)
    house_number = models.CharField(max_length=20, blank=True)
    postal_code = models.CharField(max_length=7, blank=True)
    town = models.CharField(max_length=100, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__isnull=False, longitude__isnull=False),
                name="%(class)s_has_a_whole_point",
            ),
        ]

    @property
    def location(self) -> Location | None:
        """The point, where there is one."""
        if self.latitude is None or self.longitude is None:
            return None
        return Location(self.latitude, self.longitude)

    @property
    def address(self) -> str:
        """The address on one line; empty where nothing is known of it."""
        door = f"{self.street} {self.house_number}".strip()
        town = f"{self.postal_code} {self.town}".strip()
        return ", ".join(part for part in (door, town) if part)
