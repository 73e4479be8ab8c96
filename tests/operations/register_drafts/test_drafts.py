"""Can a register be changed without breaking what is there?"""

from __future__ import annotations

import tomllib
from datetime import date

import pytest
from tests.safety_plan import SafetyPlan

from waarborg.commitments.demands import Frequency
from waarborg.operations.actors import Actor
from waarborg.operations.entries import log_entry
from waarborg.operations.refusals import Invalid, NotAllowed, NotFound, Overtaken
from waarborg.operations.register_drafts.adopting import adopt_register, problems_of
from waarborg.operations.register_drafts.drafting import (
    change_part,
    start_change,
    start_from_zaaktype,
    start_register,
    throw_draft_away,
)
from waarborg.operations.registers import renew_register
from waarborg.records.models import RegisterDraft, RegisterVersion, Role
from waarborg.records.queries.registers import definition_of, find_register
from waarborg.registers.definitions import RegisterDefinition
from waarborg.registers.durations import Duration, Unit
from waarborg.registers.editing import HEAD, Content, items_of
from waarborg.registers.selections import Selection
from waarborg.registers.shelf import builtin_registers
from waarborg.registers.zgw_writing import write_zaaktype

pytestmark = pytest.mark.django_db

REPORT = {
    "category": "graffiti",
    "omschrijving": "Kladden",
    "opened_at": "2026-03-02 09:00",
    "naam_melder": "J. Jansen",
}


def change(plan: SafetyPlan, part: str, name: str, **values: object) -> RegisterDraft:
    """Change one table of a part of the reports, by its name; ``None`` takes a key away, and its name all of it."""
    draft = start_change(plan.actor, "melding")
    items = items_of(tomllib.loads(draft.source), part)
    chosen = [item for item in items if part == HEAD or item["naam"] == name]
    for item in chosen:
        item.update(values)
    kept: list[Content] = [
        {key: value for key, value in item.items() if value is not None}
        for item in items
        if item.get("naam") is not None
    ]
    return change_part(plan.actor, "melding", draft.revision, part, kept)


def codes(plan: SafetyPlan, draft: RegisterDraft) -> set[str]:
    return {problem.code for problem in problems_of(plan.actor, draft)}


def current(plan: SafetyPlan) -> RegisterDefinition:
    used = find_register(plan.organisation, "melding")
    assert used is not None
    return used.definition


def test_a_changed_register_is_a_new_version_and_old_entries_keep_theirs() -> None:
    plan = SafetyPlan()
    old = log_entry(plan.actor, "melding", REPORT).entry
    draft = change(plan, "categorieen", "graffiti", label={"nl": "Kladwerk", "en": "Scribbling"})
    version = adopt_register(plan.actor, "melding", draft.revision)
    new = log_entry(plan.actor, "melding", REPORT).entry
    labels = [definition_of(entry).categories[0].label[0] for entry in (old, new)]
    assert labels == ["Graffiti", "Kladwerk"]
    assert version.number == new.register_version == old.register_version + 1
    assert not RegisterDraft.objects.exists()


def test_until_it_is_adopted_nothing_changes() -> None:
    plan = SafetyPlan()
    before = current(plan).version
    change(plan, "categorieen", "graffiti", label={"nl": "Kladwerk", "en": "Scribbling"})
    assert current(plan).categories[0].label[0] == "Graffiti"
    throw_draft_away(plan.actor, "melding")
    assert current(plan).version == before


def test_a_draft_with_mistakes_can_be_kept_but_not_adopted() -> None:
    plan = SafetyPlan()
    draft = change(plan, "statustypen", "nieuw", volgende=["bestaat_niet"])
    assert "unknown_next_status" in codes(plan, draft)
    with pytest.raises(Invalid):
        adopt_register(plan.actor, "melding", draft.revision)


@pytest.mark.parametrize(
    ("part", "name", "values", "code"),
    [
        (HEAD, "", {"voorvoegsel": "MLD"}, "prefix_in_use"),
        ("eigenschappen", "omschrijving", {"type": "getal", "maximale_lengte": None}, "type_in_use"),
        ("eigenschappen", "naam_melder", {"persoonsgegeven": None}, "personal_in_use"),
    ],
)
def test_what_entries_lean_on_does_not_change_once_they_are_there(
    part: str, name: str, values: dict[str, object], code: str
) -> None:
    plan = SafetyPlan()
    assert code not in codes(plan, change(plan, part, name, **values))
    log_entry(plan.actor, "melding", REPORT)
    draft = RegisterDraft.objects.get()
    assert code in codes(plan, draft)
    with pytest.raises(Invalid):
        adopt_register(plan.actor, "melding", draft.revision)


def test_a_field_that_nobody_filled_in_may_become_another() -> None:
    plan = SafetyPlan()
    log_entry(plan.actor, "melding", {name: value for name, value in REPORT.items() if name != "naam_melder"})
    draft = change(plan, "eigenschappen", "naam_melder", persoonsgegeven=None)
    assert codes(plan, draft) == set()


def test_a_field_of_an_older_version_still_counts() -> None:
    plan = SafetyPlan()
    log_entry(plan.actor, "melding", REPORT)
    gone = change(plan, "eigenschappen", "naam_melder", naam=None)
    adopt_register(plan.actor, "melding", gone.revision)
    draft = start_change(plan.actor, "melding")
    fields = items_of(tomllib.loads(draft.source), "eigenschappen")
    back: Content = {"naam": "naam_melder", "label": {"nl": "Naam", "en": "Name"}, "type": "tekst"}
    draft = change_part(plan.actor, "melding", draft.revision, "eigenschappen", [*fields, back])
    assert "personal_in_use" in codes(plan, draft)


def test_a_category_that_a_commitment_counts_on_stays() -> None:
    plan = SafetyPlan()
    yearly = Frequency(Duration(1, Unit.YEAR), at_least=1)
    plan.promise(yearly, Selection("melding", categories=("graffiti",)))
    assert "promised" in codes(plan, change(plan, "categorieen", "graffiti", naam=None))


def test_no_two_registers_have_one_prefix() -> None:
    plan = SafetyPlan()
    assert "prefix_taken" in codes(plan, change(plan, HEAD, "", voorvoegsel="CON"))


def test_a_register_of_ones_own_can_be_used_as_any_other() -> None:
    plan = SafetyPlan()
    draft = start_register(plan.actor, "Ontruiming")
    assert codes(plan, draft) == set()
    version = adopt_register(plan.actor, draft.name, draft.revision, date(2026, 1, 1))
    assert version.in_use_since == date(2026, 1, 1)
    entry = log_entry(plan.actor, "ontruiming", {"title": "Gymzaal"}).entry
    assert definition_of(entry).label[0] == "Ontruiming"


@pytest.mark.parametrize(
    ("label", "code"), [("…", "no_register_name"), ("Melding", "already_there"), ("Zaak", "no_register_name")]
)
def test_a_name_that_cannot_be_is_refused(label: str, code: str) -> None:
    plan = SafetyPlan()
    with pytest.raises(Invalid) as refused:
        start_register(plan.actor, label)
    assert [problem.code for problem in refused.value.problems] == [code]


def test_a_zaaktype_becomes_a_register_with_what_has_to_be_looked_at() -> None:
    plan = SafetyPlan()
    RegisterVersion.objects.filter(name="oefening").delete()
    draft = start_from_zaaktype(plan.actor, write_zaaktype(builtin_registers()["oefening"], {}).parts)
    assert draft.remarks
    assert {problem.code for problem in problems_of(plan.actor, draft)} <= {"prefix_taken"}
    with pytest.raises(Invalid):
        start_from_zaaktype(plan.actor, {"zaaktype": []})


def test_who_comes_second_is_told() -> None:
    plan = SafetyPlan()
    draft = start_change(plan.actor, "melding")
    change_part(plan.actor, "melding", draft.revision, "roltypen", [])
    with pytest.raises(Overtaken):
        change_part(plan.actor, "melding", draft.revision, "roltypen", [])
    with pytest.raises(Overtaken):
        adopt_register(plan.actor, "melding", draft.revision)


def test_what_comes_along_does_not_overwrite_what_a_municipality_made_of_it() -> None:
    plan = SafetyPlan()
    draft = change(plan, "categorieen", "graffiti", team="Balie")
    adopt_register(plan.actor, "melding", draft.revision)
    RegisterVersion.objects.filter(name="melding", is_current=True).update(number=0)
    with pytest.raises(Invalid):
        renew_register(plan.actor, "melding")


def test_it_is_for_administrators() -> None:
    plan = SafetyPlan()
    officer = Actor(plan.person("oov"), plan.organisation, frozenset({Role.SAFETY_OFFICER}))
    with pytest.raises(NotAllowed):
        start_change(officer, "melding")
    with pytest.raises(NotFound):
        start_change(plan.actor, "bestaat_niet")
