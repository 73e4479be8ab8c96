"""Can a contribution be kept, answered and found back with the pages alone, and does a person's name stay there?"""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone
from tests.frontends.pages.registers.test_register_pages import browser_of, page
from tests.safety_plan import SafetyPlan

from waarborg.operations.documents.drafting import compose
from waarborg.records.models import AuditLine, Contribution, Role

pytestmark = pytest.mark.django_db

NAME = "ZWARTEZWAAN"
SAID = {
    "theme": "jeugd/jeugdoverlast",
    "contributor": "resident",
    "party": "Wijkraad Oost",
    "name": NAME,
    "channel": "meeting",
    "text": "Er is ’s avonds te weinig te doen.",
}


def said(client: Client, **other: str) -> Contribution:
    day = timezone.localdate().isoformat()
    answer = client.post("/duinstad/inbreng/nieuw/", {**SAID, "day": day, **other}, follow=True)
    assert "De inbreng is bewaard" in answer.content.decode()
    return Contribution.objects.latest("id")


def test_everything_that_is_wrong_is_told_at_once() -> None:
    client = browser_of(SafetyPlan(), Role.SAFETY_OFFICER)
    wrong = client.post("/duinstad/inbreng/nieuw/", {"day": timezone.localdate().isoformat()})
    html = wrong.content.decode()
    assert wrong.status_code == 400
    assert all(f"#inbreng-{field}" in html for field in ("theme", "contributor", "channel", "text"))
    answered = client.post(f"/duinstad/inbreng/{said(client).pk}/antwoord/", {"outcome": "taken_over"})
    assert answered.status_code == 302, "an older revision is told, and nothing is overwritten"
    html = client.post(
        f"/duinstad/inbreng/{Contribution.objects.get().pk}/antwoord/",
        {"outcome": "taken_over", "revision": "1"},
    ).content.decode()
    assert "#inbreng-reason" in html
    assert "#inbreng-place" in html


def test_a_contribution_is_answered_and_told_in_the_analysis_without_the_name() -> None:
    plan = SafetyPlan()
    client = browser_of(plan, Role.SAFETY_OFFICER)
    kept = said(client, token="een-formulier")
    assert said(client, token="een-formulier") == kept, "a form sent twice is kept once"
    assert "heeft nog geen antwoord" in page(client, "/duinstad/inbreng/")
    sent = {"outcome": "partly", "reason": "Vanaf de zomer.", "place": "Uitgaan", "revision": "1"}
    client.post(f"/duinstad/inbreng/{kept.pk}/antwoord/", sent)
    html = page(client, f"/duinstad/inbreng/{kept.pk}/")
    assert f'href="/duinstad/plan/onderdeel/{plan.section.pk}/"' in html
    assert NAME in html
    assert "heeft nog geen antwoord" not in page(client, "/duinstad/inbreng/")
    analysis = compose(plan.organisation, "veiligheidsanalyse", timezone.localdate()).markdown
    assert "Deels overgenomen. Vanaf de zomer. (Uitgaan)" in analysis
    sheet = b"".join(client.get("/duinstad/inbreng/?vorm=csv").streaming_content).decode()  # type: ignore[attr-defined]
    assert "Wijkraad Oost" in sheet
    audit = str(list(AuditLine.objects.values_list("changes", flat=True)))
    assert all(NAME not in each for each in (analysis, sheet, audit))


def test_the_name_of_a_person_is_seen_by_who_keeps_contributions_alone() -> None:
    plan = SafetyPlan()
    kept = said(browser_of(plan, Role.SAFETY_OFFICER))
    html = page(browser_of(plan, Role.PORTFOLIO_HOLDER), f"/duinstad/inbreng/{kept.pk}/")
    assert kept.text in html
    assert NAME not in html
    page(browser_of(plan, Role.READER), "/duinstad/inbreng/", 403)


def test_what_is_withdrawn_counts_nowhere_and_comes_back_without_the_name() -> None:
    plan = SafetyPlan()
    client = browser_of(plan, Role.SAFETY_OFFICER)
    kept = said(client)
    client.post(f"/duinstad/inbreng/{kept.pk}/intrekken/", {"revision": "1"})
    assert kept.text not in page(client, "/duinstad/inbreng/")
    assert kept.text in page(client, "/duinstad/inbreng/?stand=withdrawn")
    assert kept.text not in compose(plan.organisation, "veiligheidsanalyse", timezone.localdate()).markdown
    client.post(f"/duinstad/inbreng/{kept.pk}/intrekken/", {"revision": "2", "wish": "back"})
    kept.refresh_from_db()
    assert (kept.withdrawn_at, kept.name) == (None, "")


def test_contributions_are_filtered_sorted_and_paged() -> None:
    client = browser_of(SafetyPlan(), Role.SAFETY_OFFICER)
    for number in range(31):
        said(client, text=f"Zin {number}.", contributor="partner" if number % 2 else "resident")
    html = page(client, "/duinstad/inbreng/?volgorde=oldest")
    assert "Pagina 1 van 2" in html
    assert "Zin 0." in html
    assert "Zin 30." in page(client, "/duinstad/inbreng/?volgorde=oldest&pagina=2")
    assert "Zin 1." not in page(client, "/duinstad/inbreng/?van=resident&volgorde=oldest")
    assert "Geen inbreng die hierbij past" in page(client, "/duinstad/inbreng/?thema=jeugd/school")
