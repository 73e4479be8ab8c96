"""Is the evidence counted as the judge asks for it, on this database?"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from tests.records.finding import TODAY, YEARLY, evidence
from tests.safety_plan import SafetyPlan

from waarborg.commitments.demands import (
    Attested,
    Demand,
    Direction,
    Frequency,
    InForce,
    Interval,
    Response,
    Target,
)
from waarborg.commitments.evidence import Answered, Counted, Happened, Measured, Point, Span, Valid
from waarborg.commitments.windows import Window
from waarborg.records.models import WITHDRAWN, Entry, Figure
from waarborg.records.queries.commitments import Surroundings
from waarborg.records.queries.shown_evidence import evidence_entries
from waarborg.registers.selections import Selection
from waarborg.registers.terms import AMSTERDAM

pytestmark = pytest.mark.django_db

BARS = Selection("controle", categories=("horeca",))


def test_entries_of_the_window_are_counted_and_no_others() -> None:
    plan = SafetyPlan()
    row = plan.promise(Frequency(YEARLY, at_least=2), BARS)
    plan.log("controle", date(2025, 1, 1), "horeca")
    plan.log("controle", TODAY, "horeca")
    plan.log("controle", date(2024, 12, 31), "horeca")
    plan.log("controle", TODAY + timedelta(days=1), "horeca")
    plan.log("controle", TODAY, "evenement")
    plan.log("melding", TODAY, "horeca")
    plan.log("controle", TODAY, "horeca", result=WITHDRAWN)
    SafetyPlan("bosstad").log("controle", TODAY, "horeca")
    assert evidence(row) == Counted({None: 2})
    assert evidence(row, date(2024, 12, 31)) == Counted({None: 1})
    assert evidence(row, date(2025, 12, 31)) == Counted({None: 3})


def test_a_selection_without_categories_counts_every_category() -> None:
    plan = SafetyPlan()
    row = plan.promise(Frequency(YEARLY, at_least=2), Selection("controle"))
    for category in ("", "horeca", "evenement"):
        plan.log("controle", TODAY, category)
    assert evidence(row) == Counted({None: 3})


def test_a_selection_by_result_counts_those_results_only() -> None:
    plan = SafetyPlan()
    row = plan.promise(
        Frequency(YEARLY, at_least=2), Selection("controle", results=("akkoord", "handhaving"))
    )
    for result in ("akkoord", "akkoord", "handhaving", "tekortkoming", ""):
        plan.log("controle", TODAY, "horeca", result=result)
    assert evidence(row) == Counted({None: 3})


@pytest.mark.parametrize(
    ("stored", "counts"),
    [
        ("drugs", True),
        (["alcohol", "drugs"], True),
        (["alcohol"], False),
        ("", False),
        (None, False),
        ([], False),
    ],
)
def test_a_field_counts_whether_it_holds_one_value_or_several(stored: object, counts: bool) -> None:
    plan = SafetyPlan()
    row = plan.promise(
        Frequency(YEARLY, at_least=1), Selection("overleg", fields=(("agendapunten", "drugs"),))
    )
    plan.log("overleg", TODAY, "driehoek", fields={"agendapunten": stored})
    plan.log("overleg", TODAY, "driehoek")
    assert evidence(row) == Counted({None: int(counts)})


def test_yes_and_numbers_are_compared_as_they_are_written() -> None:
    plan = SafetyPlan()
    fields = (("aangekondigd", "true"), ("deelnemers", "12"))
    row = plan.promise(Frequency(YEARLY, at_least=1), Selection("oefening", fields=fields))
    plan.log("oefening", TODAY, fields={"aangekondigd": True, "deelnemers": 12})
    plan.log("oefening", TODAY, fields={"aangekondigd": False, "deelnemers": 12})
    assert evidence(row) == Counted({None: 1})


def test_members_of_a_list_are_counted_apart() -> None:
    plan = SafetyPlan()
    first, second, _ = plan.places("school", "De Branding", "De Vloedlijn", "Het Baken")
    row = plan.promise(Frequency(YEARLY, at_least=1, each="school"), Selection("campagne"))
    plan.log("campagne", TODAY, subject=first)
    plan.log("campagne", TODAY, subject=first)
    plan.log("campagne", TODAY, subject=second)
    plan.log("campagne", TODAY)
    assert evidence(row) == Counted({"De Branding": 2, "De Vloedlijn": 1})


def test_a_neighbourhood_counts_for_the_district_that_it_lies_in() -> None:
    plan = SafetyPlan()
    (north,) = plan.places("wijk", "Noord", is_area=True)
    (dune, other) = plan.places("buurt", "Duinzoom", "Elders", is_area=True)
    for place, code in ((north, "WK099901"), (dune, "BU09990103"), (other, "BU09990201")):
        place.code = code
        place.save()
    row = plan.promise(Frequency(YEARLY, at_least=1, each="wijk"), Selection("controle"))
    for area in (north, dune, other):
        plan.log("controle", TODAY, "horeca", area=area)
    assert evidence(row) == Counted({"Noord": 2})


def test_a_member_is_asked_for_only_while_it_exists() -> None:
    plan = SafetyPlan()
    old, new = plan.places("school", "De Oude", "De Nieuwe")
    old.valid_until = date(2025, 7, 31)
    old.save()
    new.valid_from = date(2025, 8, 1)
    new.save()
    row = plan.promise(Frequency(YEARLY, at_least=1, each="school"), Selection("campagne"))
    around = Surroundings(plan.organisation)
    assert around.promise_of(row, TODAY).members == ("De Oude",)
    assert around.promise_of(row, date(2025, 8, 1)).members == ("De Nieuwe",)
    assert around.list_changes_after("school", TODAY) == date(2025, 8, 1)


def test_only_the_months_of_the_season_count() -> None:
    plan = SafetyPlan()
    row = plan.promise(Frequency(YEARLY, at_least=1, months=(1, 6)), BARS)
    for day in (date(2025, 1, 31), date(2025, 2, 1), date(2025, 5, 31), date(2025, 6, 1)):
        plan.log("controle", day, "horeca")
    assert evidence(row) == Counted({None: 2})


@pytest.mark.parametrize("demand", [Interval(YEARLY), Attested(YEARLY)])
def test_days_in_the_window_come_with_the_last_one_before_it(demand: Demand) -> None:
    plan = SafetyPlan()
    row = plan.promise(demand, BARS)
    for day in (date(2024, 2, 1), date(2024, 11, 5), date(2025, 3, 1), date(2025, 3, 1), date(2025, 7, 1)):
        plan.log("controle", day, "horeca")
    assert evidence(row) == Happened({None: (date(2024, 11, 5), date(2025, 3, 1))})


def test_days_are_told_apart_for_each_member() -> None:
    plan = SafetyPlan()
    first, second = plan.places("school", "A", "B")
    row = plan.promise(Interval(YEARLY, each="school"), Selection("oefening"))
    plan.log("oefening", date(2024, 3, 1), subject=first)
    plan.log("oefening", date(2025, 3, 1), subject=first)
    plan.log("oefening", date(2024, 9, 1), subject=second)
    assert evidence(row) == Happened({"A": (date(2024, 3, 1), date(2025, 3, 1)), "B": (date(2024, 9, 1),)})


def test_documents_that_touch_the_window_give_their_spans() -> None:
    plan = SafetyPlan()
    row = plan.promise(InForce(), Selection("document", categories=("gedragscode",)))
    span = (date(2023, 1, 1), date(2025, 3, 31))
    plan.log("document", date(2024, 2, 1), "gedragscode", valid_from=span[0], valid_until=span[1])
    plan.log("document", date(2025, 4, 3), "gedragscode", valid_from=date(2025, 4, 1))
    plan.log("document", date(2024, 1, 2), "gedragscode", valid_until=date(2024, 12, 31))
    assert evidence(row) == Valid({None: (Span(*span), Span(date(2025, 4, 1)))})


def test_figures_count_from_the_day_of_their_publication() -> None:
    plan = SafetyPlan()
    row = plan.promise(Target("inbraken", Direction.AT_MOST, 0.9, "year:2018"))
    for period, published, value in (("2018", 2019, 10.0), ("2023", 2024, 8.5), ("2024", 2025, 7.0)):
        _figure(plan, period, date(published, 7, 1), value)
    first, second = Point("2018", 10.0, 10.0), Point("2023", 8.5, 10.0)
    assert evidence(row) == Measured(8.5, 10.0, "2023", (first, second))
    third = Point("2024", 7.0, 10.0)
    assert evidence(row, date(2025, 7, 1)) == Measured(7.0, 10.0, "2024", (first, second, third))


def test_a_quarter_is_held_against_the_same_quarter() -> None:
    plan = SafetyPlan()
    row = plan.promise(Target("inbraken", Direction.BELOW, None, "year:2018"))
    for period, value in (("2018", 40.0), ("2018-Q1", 9.0), ("2025-Q1", 8.0), ("2024", 35.0)):
        _figure(plan, period, date(2025, 5, 1), value)
    found = evidence(row)
    assert isinstance(found, Measured)
    assert (found.value, found.reference, found.period) == (8.0, 9.0, "2025-Q1")


def test_another_area_is_compared_over_the_same_period() -> None:
    plan = SafetyPlan()
    row = plan.promise(Target("inbraken", Direction.BELOW, None, "area:regio"))
    _figure(plan, "2024", date(2025, 5, 1), 8.0)
    _figure(plan, "2023", date(2025, 5, 1), 3.0, "regio")
    assert evidence(row) == Measured(8.0, None, "2024", (Point("2024", 8.0),))
    _figure(plan, "2024", date(2025, 5, 1), 9.0, "regio")
    assert evidence(row) == Measured(8.0, 9.0, "2024", (Point("2024", 8.0, 9.0),))


def _figure(plan: SafetyPlan, period: str, published: date, value: float, area: str = "GM0999") -> None:
    Figure.objects.create(
        organisation=plan.organisation,
        indicator="inbraken",
        area_code=area,
        period=period,
        published_on=published,
        value=value,
        source="politie",
    )


def test_without_a_register_there_is_no_evidence() -> None:
    plan = SafetyPlan()
    found = [evidence(plan.promise(demand)) for demand in (Frequency(YEARLY, 1), Response(), InForce())]
    assert found == [Counted({}), Answered(), Valid({})]
    assert evidence(plan.promise(None)) is None


def test_the_newest_entries_are_shown_with_the_number_people_call_them_by() -> None:
    plan = SafetyPlan()
    row = plan.promise(Frequency(YEARLY, at_least=2), BARS)
    plan.log("controle", date(2025, 2, 1), "horeca")
    newest = plan.log("controle", date(2025, 5, 1), "horeca")
    (shown,) = evidence_entries(plan.actor, row, Window(date(2025, 1, 1), TODAY), TODAY, 1).entries
    assert (shown.id, shown.day, shown.title) == (newest.pk, date(2025, 5, 1), newest.title)
    assert shown.number == f"CON-2025-{newest.pk}"


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2025, 3, 29, 22, 59, tzinfo=UTC), date(2025, 3, 29)),
        (datetime(2025, 3, 29, 23, 0, tzinfo=UTC), date(2025, 3, 30)),
        (datetime(2025, 3, 30, 21, 59, 59, 999999, tzinfo=UTC), date(2025, 3, 30)),
        (datetime(2025, 3, 30, 22, 0, tzinfo=UTC), date(2025, 3, 31)),
        (datetime(2025, 10, 25, 22, 0, tzinfo=UTC), date(2025, 10, 26)),
        (datetime(2025, 10, 26, 22, 59, tzinfo=UTC), date(2025, 10, 26)),
        (datetime(2025, 10, 26, 23, 0, tzinfo=UTC), date(2025, 10, 27)),
        (datetime(2024, 12, 31, 23, 30, tzinfo=UTC), date(2025, 1, 1)),
    ],
)
def test_the_database_tells_the_dutch_day_of_a_moment(moment: datetime, day: date) -> None:
    entry = Entry.objects.get(pk=SafetyPlan().log("melding", moment).pk)
    assert entry.opened_on == day == moment.astimezone(AMSTERDAM).date()
    assert entry.took_seconds == 0
