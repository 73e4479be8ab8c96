"""Is the evidence counted as the judge asks for it, on this database?"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
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
from waarborg.commitments.evidence import Answered, Counted, Evidence, Happened, Measured, Span, Valid
from waarborg.commitments.windows import Window
from waarborg.records.models import WITHDRAWN, Commitment, Entry, Figure, TermSuspension
from waarborg.records.queries.commitments import Surroundings
from waarborg.records.queries.evidence import evidence_for
from waarborg.records.queries.shown_evidence import evidence_entries
from waarborg.registers.durations import Duration, Unit
from waarborg.registers.selections import Selection
from waarborg.registers.terms import AMSTERDAM, term_end

pytestmark = pytest.mark.django_db

YEARLY = Duration(1, Unit.YEAR)
TODAY = date(2025, 6, 30)
BARS = Selection("controle", categories=("horeca",))
REPORTS = Selection("melding", categories=("graffiti",))


def evidence(row: Commitment, day: date = TODAY) -> Evidence | None:
    around = Surroundings(row.organisation)
    return evidence_for(row, around.promise_of(row, day), around, day)


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
    assert evidence(row) == Measured(8.5, 10.0, "2023", (("2018", 10.0), ("2023", 8.5)))
    assert evidence(row, date(2025, 7, 1)) == Measured(
        7.0, 10.0, "2024", (("2018", 10.0), ("2023", 8.5), ("2024", 7.0))
    )


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
    assert evidence(row) == Measured(8.0, None, "2024", (("2024", 8.0),))
    _figure(plan, "2024", date(2025, 5, 1), 9.0, "regio")
    assert evidence(row) == Measured(8.0, 9.0, "2024", (("2024", 8.0),))


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


def test_without_a_term_every_trigger_that_was_closed_is_answered() -> None:
    plan = SafetyPlan()
    row = plan.promise(Response(), REPORTS)
    plan.log("melding", TODAY, "graffiti")
    plan.log("melding", TODAY, "graffiti", closed_at=None)
    assert evidence(row) == Answered(triggers=2, in_time=1, waiting=1)


def test_hours_run_on_the_clock() -> None:
    plan = SafetyPlan()
    row = plan.promise(Response(Duration(24, Unit.HOUR)), REPORTS)
    opened = datetime(2025, 6, 27, 9, 30, tzinfo=UTC)
    for hours in (1, 24):
        plan.log("melding", opened, "graffiti", closed_at=opened + timedelta(hours=hours))
    plan.log("melding", opened, "graffiti", closed_at=opened + timedelta(hours=24, seconds=1))
    plan.log("melding", opened, "graffiti", closed_at=None)
    running = datetime(2025, 6, 30, 5, tzinfo=UTC)
    plan.log("melding", running, "graffiti", closed_at=None)
    assert evidence(row) == Answered(
        triggers=5,
        in_time=2,
        late=1,
        overdue=1,
        waiting=1,
        first_due=term_end(running, Duration(24, Unit.HOUR)),
    )


@pytest.mark.parametrize("term", [Duration(2, Unit.WORKING_DAY), Duration(4, Unit.DAY)])
def test_days_run_to_the_end_of_the_last_day_in_the_netherlands(term: Duration) -> None:
    plan = SafetyPlan()
    row = plan.promise(Response(term), REPORTS)
    # Friday 27 June, a quarter to twelve at night in the Netherlands; the term ends with Tuesday 1 July.
    opened = datetime(2025, 6, 27, 23, 45, tzinfo=AMSTERDAM)
    late = datetime(2025, 7, 2, 0, 15, tzinfo=AMSTERDAM)
    plan.log("melding", opened, "graffiti", closed_at=late - timedelta(minutes=30))
    plan.log("melding", opened, "graffiti", closed_at=late)
    plan.log("melding", opened, "graffiti", closed_at=None)
    known = evidence(row)
    assert known == Answered(triggers=3, waiting=3, first_due=term_end(opened, term))
    assert evidence(row, date(2025, 7, 2)) == Answered(triggers=3, in_time=1, late=1, overdue=1)


def test_what_was_answered_after_the_day_was_still_open_then() -> None:
    plan = SafetyPlan()
    row = plan.promise(Response(Duration(24, Unit.HOUR)), REPORTS)
    opened = datetime(2025, 6, 30, 9, tzinfo=UTC)
    plan.log("melding", opened, "graffiti", closed_at=opened + timedelta(hours=23))
    then = evidence(row)
    assert isinstance(then, Answered)
    assert (then.in_time, then.waiting) == (0, 1)
    assert evidence(row, date(2025, 7, 1)) == Answered(triggers=1, in_time=1)


CHARGES = Selection("attest", categories=("aangifte",))
VIOLENCE = Selection("melding", categories=("agressie",))


def test_an_answer_is_an_entry_that_names_the_trigger_as_its_cause() -> None:
    plan = SafetyPlan()
    row = plan.promise(Response(), VIOLENCE, CHARGES)
    answered, unanswered, other = (plan.log("melding", TODAY, "agressie") for _ in range(3))
    plan.log("attest", TODAY, "aangifte", cause=answered)
    plan.log("attest", TODAY, "aangifte", cause=answered)
    plan.log("attest", TODAY, "advies", cause=unanswered)
    plan.log("attest", TODAY, "aangifte", cause=other, result=WITHDRAWN)
    assert evidence(row) == Answered(triggers=3, in_time=1, waiting=2)


@pytest.mark.parametrize("term", [Duration(48, Unit.HOUR), Duration(2, Unit.DAY)])
def test_the_first_answer_decides_whether_it_was_in_time(term: Duration) -> None:
    plan = SafetyPlan()
    row = plan.promise(Response(term), VIOLENCE, CHARGES)
    opened = datetime(2025, 6, 10, 9, tzinfo=UTC)
    in_time, late, never = (plan.log("melding", opened, "agressie") for _ in range(3))
    plan.log("attest", opened + timedelta(days=9), "aangifte", cause=in_time)
    plan.log("attest", opened + timedelta(days=1), "aangifte", cause=in_time)
    plan.log("attest", opened + timedelta(days=3), "aangifte", cause=late)
    assert evidence(row) == Answered(triggers=3, in_time=1, late=1, overdue=1)
    assert never.pk in [
        shown.id
        for shown in evidence_entries(plan.actor, row, Window(date(2025, 1, 1), TODAY), TODAY, 1).entries
    ]


def test_a_topic_that_was_not_on_the_agenda_of_a_meeting_is_missed() -> None:
    plan = SafetyPlan()
    meetings = Selection("overleg", categories=("driehoek",))
    topic = Selection("overleg", fields=(("agendapunten", "ondermijning"),))
    row = plan.promise(Response(), meetings, topic)
    plan.log("overleg", TODAY, "driehoek", fields={"agendapunten": ["drugs", "ondermijning"]})
    plan.log("overleg", TODAY, "driehoek", fields={"agendapunten": ["drugs"]})
    assert evidence(row) == Answered(triggers=2, in_time=1, overdue=1)


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


def still(entry: Entry, start: datetime, end: datetime | None) -> None:
    """Let the term of an entry have stood still."""
    TermSuspension.objects.create(
        organisation=entry.organisation, entry=entry, reason="Wacht", started_at=start, ended_at=end
    )
    Entry.objects.filter(pk=entry.pk).update(was_suspended=True)


def test_the_time_for_which_a_term_stood_still_is_taken_off_as_known_on_the_day() -> None:
    plan = SafetyPlan()
    row = plan.promise(Response(Duration(24, Unit.HOUR)), REPORTS)
    opened = datetime(2025, 6, 2, 8, tzinfo=UTC)
    hour = timedelta(hours=1)
    plain = plan.log("melding", opened, "graffiti", closed_at=opened + 30 * hour)
    helped = plan.log("melding", opened, "graffiti", closed_at=opened + 30 * hour)
    still(helped, opened + 2 * hour, opened + 9 * hour)
    waits = plan.log("melding", opened, "graffiti", closed_at=None)
    still(waits, opened + 2 * hour, None)
    late = plan.log("melding", opened, "graffiti", closed_at=None)
    still(late, opened + 2 * hour, opened + 50 * hour)
    assert plain.was_suspended is False
    # On the day itself the last two stand still, and nothing was answered yet.
    on_day = evidence(row, date(2025, 6, 2))
    assert isinstance(on_day, Answered)
    assert (on_day.triggers, on_day.waiting, on_day.overdue) == (4, 4, 0)
    found = evidence(row)
    assert isinstance(found, Answered)
    assert (found.triggers, found.in_time, found.late, found.overdue, found.waiting) == (4, 1, 1, 1, 1)
    assert found.first_due is not None
    assert found.first_due.date() > TODAY


def test_days_for_which_a_term_stood_still_are_taken_off_an_answer_by_another_entry() -> None:
    plan = SafetyPlan()
    row = plan.promise(Response(Duration(5, Unit.WORKING_DAY)), VIOLENCE, CHARGES)
    monday = datetime(2025, 6, 2, 10, tzinfo=UTC)
    for stop in (None, (monday + timedelta(days=1), monday + timedelta(days=4))):
        trigger = plan.log(VIOLENCE.register, monday, VIOLENCE.categories[0])
        if stop:
            still(trigger, *stop)
        # Pentecost Monday is no working day: the term ends on Tuesday 10 June, or on Friday 13 June.
        answer_day = monday + timedelta(days=10)
        plan.log(CHARGES.register, answer_day, *CHARGES.categories[:1], cause=trigger)
    found = evidence(row)
    assert isinstance(found, Answered)
    assert (found.triggers, found.in_time, found.late) == (2, 1, 1)
