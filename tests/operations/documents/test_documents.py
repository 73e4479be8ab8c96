"""Are documents written from what is known, edited by one at a time, and frozen when they are filed?"""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date

import pypdfium2
import pytest
from tests.safety_plan import SafetyPlan

from waarborg.commitments.demands import Frequency
from waarborg.documents.papers.making import FORMS, make
from waarborg.documents.titles import KINDS
from waarborg.operations.documents.drafting import (
    compose,
    draft_document,
    edit_document,
    file_document,
    paper_of,
    throw_document_away,
)
from waarborg.operations.documents.own_templates import change_template, give_template_up
from waarborg.operations.entries import log_entry
from waarborg.operations.judging import judge_version
from waarborg.operations.refusals import Invalid, NotFound, Overtaken
from waarborg.records.models import CouncilDocument
from waarborg.registers.durations import Duration, Unit
from waarborg.registers.selections import Selection

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 30)
MARK = "ZWARTEZWAAN"
TWICE_A_YEAR = Frequency(per=Duration(1, Unit.YEAR), at_least=2)


def a_plan() -> SafetyPlan:
    """A plan with one commitment that counts inspections, of which there is one, full of marks."""
    plan = SafetyPlan()
    plan.promise(
        TWICE_A_YEAR, Selection("controle"), sentence="Wij controleren twee keer per jaar de horeca."
    )
    values = {"category": "horecacontrole", "happened_on": "2026-03-02", "title": MARK}
    log_entry(plan.actor, "controle", values)
    judge_version(plan.actor, plan.version, DAY)
    return plan


def text_of(content: bytes, form: str) -> str:
    if form == "pdf":
        document = pypdfium2.PdfDocument(content)
        return " ".join(page.get_textpage().get_text_range() for page in document)
    if form == "html":
        return content.decode()
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return " ".join(parts.read(name).decode(errors="replace") for name in parts.namelist())


@pytest.mark.parametrize("name", KINDS)
def test_every_document_tells_of_the_plan_and_nothing_of_an_entry(name: str) -> None:
    plan = a_plan()
    paper = compose(plan.organisation, name, DAY)
    assert plan.organisation.name in paper.markdown + paper.title
    assert MARK not in paper.markdown


def test_no_form_of_a_document_lets_out_what_an_entry_says() -> None:
    paper = compose(a_plan().organisation, "jaarverslag", DAY)
    for form in FORMS:
        shown = text_of(make(paper, form), form)
        assert MARK not in shown
        assert "horeca" in shown


def test_every_number_of_a_letter_leads_to_its_evidence() -> None:
    plan = a_plan()
    letter = compose(plan.organisation, "raadsbrief", DAY).markdown
    links = re.findall(r"\]\(<(.*?)>\)", letter)
    assert f"http://127.0.0.1:8000/{plan.organisation.slug}/afspraak/1/?dag=2026-11-30" in links
    assert f"http://127.0.0.1:8000/{plan.organisation.slug}/?stand=at_risk&dag=2026-11-30#afspraken" in links


def test_a_municipality_without_a_plan_is_told_so() -> None:
    with pytest.raises(Invalid, match="no_plan_yet"):
        compose(SafetyPlan(adopted=False).organisation, "raadsbrief", DAY)
    with pytest.raises(NotFound):
        compose(SafetyPlan(name="elders").organisation, "kookboek", DAY)


@pytest.mark.parametrize("name", KINDS)
def test_a_plan_without_commitments_gives_a_proper_document(name: str) -> None:
    paper = compose(SafetyPlan().organisation, name, DAY)
    assert make(paper, "pdf").startswith(b"%PDF")


def test_very_long_names_and_many_lines_give_a_proper_document() -> None:
    plan = SafetyPlan(name="llanfair" * 7)
    for number in range(60):
        plan.promise(TWICE_A_YEAR, Selection("controle"), sentence=f"{number} {'heel lange belofte ' * 30}")
    made = make(compose(plan.organisation, "jaarverslag", DAY), "pdf")
    assert len(pypdfium2.PdfDocument(made)) > 5


def test_a_filed_document_is_frozen_and_can_be_made_again_byte_for_byte() -> None:
    plan = a_plan()
    draft = draft_document(plan.actor, "raadsbrief", DAY)
    edited = edit_document(plan.actor, draft.pk, draft.revision, "Brief", "# Kop\n\nEen eigen zin.")
    filed = file_document(plan.actor, draft.pk, edited.revision)
    plan.promise(TWICE_A_YEAR, Selection("controle"))
    with pytest.raises(Overtaken):
        edit_document(plan.actor, draft.pk, filed.revision, "Brief", "Anders.")
    with pytest.raises(Overtaken):
        throw_document_away(plan.actor, draft.pk, filed.revision)
    kept = CouncilDocument.objects.select_related("organisation").get(pk=draft.pk)
    first, again = make(paper_of(kept), "pdf"), make(paper_of(kept), "pdf")
    assert first == again
    assert "Een eigen zin." in text_of(first, "pdf")


def test_the_second_of_two_who_edit_is_told() -> None:
    plan = a_plan()
    draft = draft_document(plan.actor, "samenvatting", DAY)
    edit_document(plan.actor, draft.pk, 1, "Een", "Tekst.")
    with pytest.raises(Overtaken):
        edit_document(plan.actor, draft.pk, 1, "Twee", "Tekst.")


def test_an_empty_text_and_a_title_that_is_too_long_are_told_at_once() -> None:
    plan = a_plan()
    draft = draft_document(plan.actor, "samenvatting", DAY)
    with pytest.raises(Invalid) as refused:
        edit_document(plan.actor, draft.pk, 1, "x" * 201, " ")
    assert [problem.code for problem in refused.value.problems] == ["too_long", "missing"]


def test_a_municipality_has_its_own_template_until_it_gives_it_up() -> None:
    plan = a_plan()
    change_template(plan.actor, "samenvatting", "Alleen dit, op {{ day }}.", 0)
    assert compose(plan.organisation, "samenvatting", DAY).markdown == "Alleen dit, op 30 november 2026.\n"
    give_template_up(plan.actor, "samenvatting")
    assert "Alleen dit" not in compose(plan.organisation, "samenvatting", DAY).markdown


def test_a_broken_template_is_refused_with_its_line_and_the_old_one_stays() -> None:
    plan = a_plan()
    with pytest.raises(Invalid) as refused:
        change_template(plan.actor, "samenvatting", "goed\n{{ settings.SECRET_KEY }}", 0)
    assert dict(refused.value.problems[0].values)["line"] == 2
    assert "Alleen dit" not in compose(plan.organisation, "samenvatting", DAY).markdown


def test_the_second_of_two_who_change_a_template_is_told() -> None:
    plan = a_plan()
    change_template(plan.actor, "samenvatting", "Een.", 0)
    with pytest.raises(Overtaken):
        change_template(plan.actor, "samenvatting", "Twee.", 0)
