"""Can an administrator make and change registers in the browser?"""

from __future__ import annotations

import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.frontends.pages.registers.test_register_pages import browser_of
from tests.safety_plan import SafetyPlan

from waarborg.records.models import RegisterDraft, RegisterVersion, Role
from waarborg.records.queries.registers import find_register
from waarborg.registers.shelf import builtin_registers
from waarborg.registers.zgw_writing import write_zaaktype

pytestmark = pytest.mark.django_db

DRAFT = "/duinstad/registers/ontwerp/melding/"
ROLES = f"{DRAFT}deel/?deel=roltypen"


def administrator(plan: SafetyPlan) -> Client:
    client = browser_of(plan, Role.ADMINISTRATOR)
    assert client.post("/duinstad/registers/melding/wijzigen/").status_code == 302
    return client


def form_of_roles(**more: str) -> dict[str, str]:
    form = {"revision": "1", "daarna": "overzicht"}
    for place, (name, dutch, english) in enumerate(builtin_registers()["melding"].roles):
        form |= {f"{place}-naam": name, f"{place}-label-nl": dutch, f"{place}-label-en": english}
        form[f"{place}-volgorde"] = str(place + 1)
    return {**form, **more}


def roles(plan: SafetyPlan) -> list[str]:
    used = find_register(plan.organisation, "melding")
    assert used is not None
    return [dutch for _, dutch, _ in used.definition.roles]


def test_a_register_is_changed_looked_at_and_taken_into_use() -> None:
    plan = SafetyPlan()
    client = administrator(plan)
    assert "Melder" in client.get(ROLES).content.decode()
    more = {"2-label-nl": "Getuige", "2-label-en": "Witness"}
    seen = client.post(ROLES, form_of_roles(**more), follow=True).content.decode()
    assert "Getuige" in seen
    assert "Nu is versie 1 in gebruik" in seen
    assert roles(plan) == ["Melder", "Behandelaar"]
    done = client.post(DRAFT, {"act": "adopt", "revision": "2"}, follow=True).content.decode()
    assert "Versie 2 is in gebruik" in done
    assert roles(plan) == ["Melder", "Behandelaar", "Getuige"]


def test_what_is_wrong_is_told_in_the_words_of_the_form_at_the_table_by_its_label() -> None:
    plan = SafetyPlan()
    client = administrator(plan)
    address = f"{DRAFT}deel/?deel=categorieen"
    place = len(builtin_registers()["melding"].categories)
    form = {
        f"{place}-label-nl": "Vuurwerk",
        f"{place}-label-en": "Fireworks",
        f"{place}-doorlooptijd": "gauw",
    }
    for number, category in enumerate(builtin_registers()["melding"].categories):
        form |= {f"{number}-naam": category.name, f"{number}-volgorde": str(number + 1)}
        form |= {f"{number}-label-nl": category.label[0], f"{number}-label-en": category.label[1]}
    seen = client.post(address, {"revision": "1", "daarna": "overzicht", **form}, follow=True)
    assert "Categorieën, Vuurwerk</a>: Schrijf een termijn als 5 werkdagen" in seen.content.decode()


def test_roles_that_see_the_entries_are_ticked() -> None:
    plan = SafetyPlan()
    client = administrator(plan)
    head = f"{DRAFT}deel/?deel=kop"
    shown = client.get(head).content.decode()
    assert 'type="checkbox" id="0-inzage-boa" name="0-inzage" value="boa">' in shown
    client.post(head, {"revision": "1", "0-inzage": ["boa", "servicepunt"]})
    shown = client.get(head).content.decode()
    ticked = re.findall(r'name="0-inzage" value="(\w+)" checked', shown)
    assert ticked == ["boa", "servicepunt"]


def test_tables_change_places_and_go() -> None:
    plan = SafetyPlan()
    client = administrator(plan)
    client.post(ROLES, form_of_roles(**{"1-volgorde": "1"}))
    client.post(DRAFT, {"act": "adopt", "revision": "2"})
    assert roles(plan) == ["Behandelaar", "Melder"]
    client.post("/duinstad/registers/melding/wijzigen/")
    client.post(
        ROLES, {"revision": "1", "0-label-nl": "", "1-label-nl": "Melder", "1-naam": "melder", "0-weg": "ja"}
    )
    assert "vervalt" in client.get(DRAFT).content.decode()


def test_what_is_wrong_is_told_where_it_is_mended_and_keeps_it_out_of_use() -> None:
    plan = SafetyPlan()
    client = administrator(plan)
    client.post(ROLES, form_of_roles(**{"2-label-nl": "Getuige"}))
    told = client.get(DRAFT).content.decode()
    assert "Dit moet eerst in orde" in told
    assert "?deel=roltypen" in told
    assert "in twee talen" in client.get(ROLES).content.decode()
    assert client.post(DRAFT, {"act": "adopt", "revision": "2"}).status_code == 400
    assert RegisterVersion.objects.get(name="melding").number == 1


def test_who_comes_second_is_told() -> None:
    plan = SafetyPlan()
    client = administrator(plan)
    client.post(ROLES, form_of_roles())
    assert "Iemand anders was u voor" in client.post(ROLES, form_of_roles(), follow=True).content.decode()


def test_a_draft_is_thrown_away() -> None:
    plan = SafetyPlan()
    client = administrator(plan)
    client.post(DRAFT, {"act": "throw_away"})
    assert not RegisterDraft.objects.exists()


def test_a_register_of_ones_own_begins_with_its_name_and_its_first_day() -> None:
    plan = SafetyPlan()
    client = browser_of(plan, Role.ADMINISTRATOR)
    client.post("/duinstad/registers/ontwerp/", {"label": "Huisbezoek"})
    address = "/duinstad/registers/ontwerp/huisbezoek/"
    assert "nog niet in gebruik" in client.get(address).content.decode()
    form = {"act": "adopt", "revision": "1", "in_use_since": "2026-01-01"}
    assert "Huisbezoek" in client.post(address, form, follow=True).content.decode()
    assert "Huisbezoek" in client.get("/duinstad/registers/in-gebruik/").content.decode()


def test_a_register_begins_with_a_zaaktype_and_what_has_to_be_looked_at() -> None:
    plan = SafetyPlan()
    RegisterVersion.objects.filter(name="oefening").delete()
    client = browser_of(plan, Role.ADMINISTRATOR)
    parts = json.dumps(write_zaaktype(builtin_registers()["oefening"], {}).parts).encode()
    begun = client.post(
        "/duinstad/registers/ontwerp/", {"zaaktype": SimpleUploadedFile("z.json", parts)}, follow=True
    )
    assert "vul de Engelse namen in" in begun.content.decode()
    other = {"zaaktype": SimpleUploadedFile("z.json", b"{")}
    refused = client.post("/duinstad/registers/ontwerp/", other)
    assert refused.status_code == 400
    assert "geen zaaktype" in refused.content.decode()


def test_every_part_of_every_register_can_be_opened() -> None:
    plan = SafetyPlan()
    client = browser_of(plan, Role.ADMINISTRATOR)
    for name in builtin_registers():
        client.post(f"/duinstad/registers/{name}/wijzigen/")
        for part in ("kop", "eigenschappen", "statustypen", "resultaattypen", "categorieen", "roltypen"):
            page = client.get(f"/duinstad/registers/ontwerp/{name}/deel/?deel={part}")
            assert page.status_code == 200
    assert client.get(f"{DRAFT}deel/?deel=iets").status_code == 404


@pytest.mark.parametrize("address", [DRAFT, ROLES, "/duinstad/registers/ontwerp/"])
def test_it_is_for_administrators(address: str) -> None:
    plan = SafetyPlan()
    administrator(plan)
    assert browser_of(plan, Role.SAFETY_OFFICER).get(address).status_code == 403
