"""Can lists and their members be kept with the pages alone, without JavaScript?"""

from __future__ import annotations

import pytest
from tests.frontends.pages.registers.test_register_pages import browser_of, page
from tests.safety_plan import SafetyPlan

from waarborg.records.models import Role, Subject

pytestmark = pytest.mark.django_db


def test_a_list_is_added_filled_renamed_and_a_member_ends() -> None:
    client = browser_of(SafetyPlan(), Role.SAFETY_OFFICER)
    sent = {"label": "Crisisteams", "name": "crisisteam"}
    assert client.post("/duinstad/lijsten/", sent).status_code == 302
    assert client.post("/duinstad/lijsten/crisisteam/", {"name": "Team bevolkingszorg"}).status_code == 302
    member = Subject.objects.get()
    address = f"/duinstad/lijsten/crisisteam/{member.pk}/"
    client.post(address, {"act": "rename", "name": "Team zorg"})
    client.post(address, {"act": "end", "valid_until": "2026-03-31"})
    member.refresh_from_db()
    assert (member.name, str(member.valid_until)) == ("Team zorg", "2026-03-31")
    html = page(client, "/duinstad/lijsten/crisisteam/")
    assert "Team zorg" in html
    assert "31 mrt 2026" in html


def test_a_sub_process_is_put_under_its_team_and_under_nothing_else() -> None:
    plan = SafetyPlan()
    team, other = plan.places("crisisteam", "Team bevolkingszorg", "Beleidsteam")
    (process,) = plan.places("deelproces", "Opvang")
    (district,) = plan.places("wijk", "Kern", is_area=True)
    client = browser_of(plan, Role.SAFETY_OFFICER)
    address = f"/duinstad/lijsten/deelproces/{process.pk}/"
    assert "Valt onder" in page(client, address)
    assert client.post(address, {"act": "under", "part_of": str(team.pk)}).status_code == 302
    process.refresh_from_db()
    assert process.part_of == team
    # A team that has parts is itself part of nothing, and nothing is part of a part or of a district.
    assert "Valt onder" not in page(client, f"/duinstad/lijsten/crisisteam/{team.pk}/")
    for wrong, status in ((district.pk, 400), (other.pk, 400), (process.pk, 400), (999, 404)):
        refused = client.post(f"/duinstad/lijsten/crisisteam/{other.pk}/", {"act": "under", "part_of": wrong})
        assert refused.status_code == status
    assert client.post(address, {"act": "under", "part_of": ""}).status_code == 302
    process.refresh_from_db()
    assert process.part_of is None


@pytest.mark.parametrize(
    ("address", "sent"),
    [
        ("", {"label": "", "name": ""}),
        ("wijk/", {"name": "Kern"}),
        ("wijk/", {"name": "Haven", "valid_from": "31-2-2026"}),
        ("wijk/{member}/", {"act": "rename", "name": ""}),
        ("wijk/{member}/", {"act": "end", "valid_until": "gisteren"}),
    ],
)
def test_what_is_wrong_is_told_at_its_field_and_nothing_changes(address: str, sent: dict[str, str]) -> None:
    plan = SafetyPlan()
    (member,) = plan.places("wijk", "Kern", is_area=True)
    client = browser_of(plan, Role.SAFETY_OFFICER)
    answer = client.post("/duinstad/lijsten/" + address.format(member=member.pk), sent)
    html = answer.content.decode()
    assert answer.status_code == 400
    assert "Dit is nog niet opgeslagen." in html
    assert 'aria-invalid="true"' in html
    assert list(Subject.objects.values_list("name", "valid_until")) == [("Kern", None)]


def test_who_may_not_keep_lists_gets_no_forms() -> None:
    plan = SafetyPlan()
    plan.places("wijk", "Kern", is_area=True)
    client = browser_of(plan, Role.READER)
    for address in ("lijsten/", "lijsten/wijk/"):
        answer = client.get(f"/duinstad/{address}")
        assert (
            answer.status_code == 403 or '<form method="post" class="wb-form"' not in answer.content.decode()
        )
    assert client.post("/duinstad/lijsten/wijk/", {"name": "Haven"}).status_code == 403
