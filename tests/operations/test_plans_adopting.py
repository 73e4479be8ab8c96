"""When may a draft become the plan that counts, and what follows from it?"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone
from tests.operations.drafted import PLAN, YEAR, adopted, an_actor
from tests.safety_plan import LAST_DAY

from waarborg.commitments.demands import Frequency, Kind
from waarborg.operations.plans.adopting import Decision, adopt, adoption_warnings
from waarborg.operations.plans.changing import change_commitment
from waarborg.operations.plans.drafts import DraftInTheWay
from waarborg.operations.plans.following import follow
from waarborg.operations.plans.storing import store_draft
from waarborg.operations.plans.versions import start_new_version
from waarborg.operations.plans.wishes import Following, Wish
from waarborg.operations.refusals import Invalid, NotAllowed, NotFound, Overtaken
from waarborg.records.models import AuditLine, Choice, Commitment, Judgement, PlanVersion, Role
from waarborg.records.queries.differences import compare_versions
from waarborg.registers.selections import Selection

pytestmark = pytest.mark.django_db

COUNCIL = date(2024, 2, 1)


def decided(version: PlanVersion) -> PlanVersion:
    version.commitments.update(choice=Choice.ACCEPTED)
    version.refresh_from_db()
    return version


def test_adoption_freezes_the_draft_and_judges_what_was_accepted() -> None:
    actor = an_actor()
    version = adopted(actor)
    assert version.adopted_on == COUNCIL
    assert version.adopted_at is not None
    standings = dict(Judgement.objects.values_list("commitment__number", "standing"))
    assert standings.keys() == {1, 2, 3}
    assert standings[3] == "unclear"
    assert AuditLine.objects.filter(act="plan.adopt", object_id=version.pk).count() == 1


def codes(refused: pytest.ExceptionInfo[Invalid]) -> set[str]:
    return {problem.code for problem in refused.value.problems}


def test_adoption_waits_until_every_proposal_is_decided_or_left_out_on_purpose() -> None:
    actor = an_actor()
    version = store_draft(actor, PLAN)
    version.commitments.filter(number=1).update(choice=Choice.ACCEPTED)
    with pytest.raises(Invalid) as refused:
        adopt(actor, version.pk, Decision(COUNCIL, False, 1))
    assert codes(refused) == {"undecided"}
    adopt(actor, version.pk, Decision(COUNCIL, True, 1))
    assert list(version.commitments.order_by("number").values_list("choice", flat=True)) == [
        "accepted",
        "dropped",
        "dropped",
    ]
    assert Judgement.objects.count() == 1


def test_all_that_stands_in_the_way_is_told_at_once() -> None:
    actor = an_actor()
    version = store_draft(actor, PLAN)
    version.start = version.end = None
    version.save()
    tomorrow = timezone.localdate() + timedelta(days=1)
    with pytest.raises(Invalid) as refused:
        adopt(actor, version.pk, Decision(tomorrow, False, 1))
    assert codes(refused) == {"period_needed", "in_the_future", "undecided", "nothing_accepted"}
    version.refresh_from_db()
    assert version.adopted_at is None


@pytest.mark.parametrize(
    ("start", "end", "day", "code"),
    [
        (date(2024, 1, 1), date(2023, 12, 31), date(2023, 12, 1), "ends_before_start"),
        (date(1924, 1, 1), date(2027, 12, 31), COUNCIL, "too_long_a_period"),
        (date(2019, 1, 1), date(2022, 12, 31), COUNCIL, "after_the_period"),
    ],
)
def test_an_impossible_period_or_day_is_refused(start: date, end: date, day: date, code: str) -> None:
    actor = an_actor()
    version = decided(store_draft(actor, PLAN))
    version.start, version.end = start, end
    version.save()
    with pytest.raises(Invalid) as refused:
        adopt(actor, version.pk, Decision(day, False, version.revision))
    assert codes(refused) == {code}


def test_a_draft_that_was_changed_after_the_actor_looked_is_not_adopted() -> None:
    actor = an_actor()
    version = decided(store_draft(actor, PLAN))
    change_commitment(actor, version.pk, 1, Wish(Kind.FREQUENCY, None, Following()), 1)
    with pytest.raises(Overtaken):
        adopt(actor, version.pk, Decision(COUNCIL, False, version.revision))


def test_what_will_be_missing_is_told_before_adoption_but_does_not_stop_it() -> None:
    actor = an_actor()
    version = decided(store_draft(actor, PLAN))
    version.commitments.filter(number=2).update(register="", selection=None)
    warnings = adoption_warnings(version)
    assert warnings.without_owner == (1, 2, 3)
    assert warnings.without_register == (2,)
    assert warnings.unclear == (3,)
    assert warnings


def test_a_new_version_is_a_copy_in_which_every_number_stays() -> None:
    actor = an_actor()
    first = adopted(actor)
    second = start_new_version(actor, first.plan_id)
    assert not compare_versions(first, second)
    parents = [section.parent.title for section in second.sections.all() if section.parent]
    assert parents == ["Bedrijvigheid en veiligheid"] * 2
    assert {section.version_id for section in second.sections.all()} == {second.pk}
    assert first.commitments.count() == second.commitments.count() == 3
    with pytest.raises(DraftInTheWay):
        start_new_version(actor, first.plan_id)


def test_only_the_newest_adopted_version_is_judged() -> None:
    actor = an_actor()
    first = adopted(actor)
    second = start_new_version(actor, first.plan_id)
    assert set(Judgement.objects.values_list("commitment__version", flat=True)) == {first.pk}
    adopted(actor, second)
    assert set(Judgement.objects.values_list("commitment__version", flat=True)) == {second.pk}


def test_a_version_is_not_adopted_before_the_one_that_it_follows() -> None:
    actor = an_actor()
    first = adopted(actor)
    second = start_new_version(actor, first.plan_id)
    with pytest.raises(Invalid) as refused:
        adopt(actor, second.pk, Decision(COUNCIL - timedelta(days=1), False, second.revision))
    assert codes(refused) == {"before_previous_version"}


def test_the_plan_takes_over_title_and_period_on_adoption() -> None:
    actor = an_actor()
    first = adopted(actor)
    second = start_new_version(actor, first.plan_id)
    longer = LAST_DAY + timedelta(days=366)
    second.title, second.end = "Verlengd plan", longer
    second.save()
    first.plan.refresh_from_db()
    assert first.plan.end == PLAN.end
    adopted(actor, second)
    first.plan.refresh_from_db()
    assert (first.plan.title, first.plan.end) == ("Verlengd plan", longer)


def test_following_changes_owner_and_register_of_an_adopted_commitment_and_nothing_else() -> None:
    actor = an_actor()
    version = adopted(actor)
    row = version.commitments.get(number=1)
    assert actor.account is not None
    wanted = Following(owner=actor.account.pk, selection=Selection("controle"))
    follow(actor, row.pk, wanted, row.revision)
    after = Commitment.objects.get(pk=row.pk)
    assert (after.owner, after.selection) == (actor.account, Selection("controle").as_json())
    for name in ("sentence", "kind", "demand", "number", "choice", "measure_id"):
        assert getattr(after, name) == getattr(row, name)
    line = AuditLine.objects.get(act="commitment.follow")
    assert line.changes.keys() == {"owner_id", "selection"}


def test_following_reaches_the_draft_of_the_next_version_unless_it_chose_otherwise_there() -> None:
    actor = an_actor()
    first = adopted(actor)
    draft = start_new_version(actor, first.plan_id)
    elsewhere = Following(selection=Selection("overleg"))
    change_commitment(actor, draft.pk, 2, Wish(Kind.FREQUENCY, Frequency(YEAR, 1), elsewhere), 1)
    assert actor.account is not None
    for number in (1, 2):
        row = first.commitments.get(number=number)
        follow(actor, row.pk, Following(owner=actor.account.pk), row.revision)
    assert draft.commitments.get(number=1).owner == actor.account
    assert draft.commitments.get(number=2).register == "overleg"


def test_of_two_who_follow_the_second_is_told() -> None:
    actor = an_actor()
    row = adopted(actor).commitments.get(number=1)
    follow(actor, row.pk, Following(), row.revision)
    with pytest.raises(Overtaken):
        follow(actor, row.pk, Following(), row.revision)


def test_an_older_version_or_a_draft_is_not_followed() -> None:
    actor = an_actor()
    first = adopted(actor)
    second = start_new_version(actor, first.plan_id)
    with pytest.raises(NotFound):
        follow(actor, second.commitments.get(number=1).pk, Following(), 1)
    adopted(actor, second)
    with pytest.raises(NotFound):
        follow(actor, first.commitments.get(number=1).pk, Following(), 1)


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.SAFETY_OFFICER}))
def test_only_the_safety_officer_says_how_a_commitment_is_followed(role: Role) -> None:
    row = adopted(an_actor()).commitments.get(number=1)
    with pytest.raises(NotAllowed):
        follow(an_actor(role), row.pk, Following(), row.revision)


def test_following_across_the_border_finds_nothing() -> None:
    row = adopted(an_actor()).commitments.get(number=1)
    with pytest.raises(NotFound):
        follow(an_actor(slug="elders"), row.pk, Following(), row.revision)
