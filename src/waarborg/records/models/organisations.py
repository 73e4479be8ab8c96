"""Who owns the data, and over which lists do its commitments run?"""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy

from waarborg.records.models.places import Placed


class Organisation(models.Model):
    """A municipality that runs its plan here. Every other record belongs to exactly one."""

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    area_code = models.CharField(max_length=10, blank=True, help_text="CBS code, GM followed by four digits")
    calendar_token = models.CharField(
        max_length=64,
        null=True,
        blank=True,
        unique=True,
        help_text="secret of the calendar feed of everything that is due; null: there is no feed",
    )
    wants_forecasts = models.BooleanField(
        default=False, help_text="whether expected burglaries may be computed and shown"
    )

    def __str__(self) -> str:
        return self.name


class SubjectList(models.Model):
    """A list that commitments run over: districts, schools, crisis teams, sub-processes."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="subject_lists")
    name = models.SlugField(max_length=60, help_text="the singular word that sentences use: wijk, school")
    label = models.CharField(max_length=120)
    is_area = models.BooleanField(
        default=False, help_text="members are places: an entry names one as its area"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "name"], name="one_list_per_name"),
        ]

    def __str__(self) -> str:
        return self.label


class SubjectKind(models.TextChoices):
    """What a member of a list is, where that is told; the value is the word in exchanges and tests."""

    PREMISES = "premises", gettext_lazy("Pand of bedrijf")
    EVENT_SITE = "event_site", gettext_lazy("Evenemententerrein")
    SCHOOL = "school", gettext_lazy("School")
    MARINA = "marina", gettext_lazy("Jachthaven")
    HOLIDAY_PARK = "holiday_park", gettext_lazy("Vakantiepark")
    BUSINESS_PARK = "business_park", gettext_lazy("Bedrijventerrein")
    TEAM = "team", gettext_lazy("Team")
    ORGANISATION = "organisation", gettext_lazy("Organisatie")


class Subject(Placed):
    """A member of a list: one district, one school. It keeps its place in history after it has ended.

    Attributes:
        kind: what it is; an organisation can be the party of an entry.
        part_of: what it belongs under: the crisis team of a sub-process. That is itself part of nothing.
    """

    list = models.ForeignKey(SubjectList, on_delete=models.PROTECT, related_name="subjects")
    name = models.CharField(max_length=120)
    code = models.CharField(max_length=20, blank=True, help_text="CBS code of a district or neighbourhood")
    kind = models.CharField(max_length=20, choices=SubjectKind.choices, blank=True)
    part_of = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts")
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            *Placed.Meta.constraints,
            models.UniqueConstraint(fields=["list", "name"], name="one_subject_per_name"),
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True)
                | Q(valid_until__isnull=True)
                | Q(valid_until__gte=models.F("valid_from")),
                name="a_subject_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Boundary(models.Model):
    """The outline of an area, by which a point on the map finds the area in which it lies.

    Attributes:
        shape: well-known binary, WGS84 (longitude, latitude).
        source: where it came from, as somebody wrote it.
    """

    subject = models.OneToOneField(Subject, on_delete=models.PROTECT, related_name="boundary")
    shape = models.BinaryField()
    source = models.CharField(max_length=200, blank=True)
    imported_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.subject.name
