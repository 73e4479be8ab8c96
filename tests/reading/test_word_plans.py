"""Is a plan that was made in Word read as a person reads it, and its pdf the same?"""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from tests.reading.converting import by_libreoffice, has_libreoffice
from tests.reading.drawing import outline
from tests.reading.word_plans import WORD_PLANS

from waarborg.reading.read import read_plan


@pytest.mark.parametrize("name", WORD_PLANS)
def test_a_word_plan_has_the_outline_that_a_person_would_draw(name: str) -> None:
    make, expected = WORD_PLANS[name]
    written = io.BytesIO()
    make().save(written)
    assert outline(read_plan(written.getvalue(), "plan.docx")) == expected.strip()


@pytest.mark.skipif(not has_libreoffice(), reason="no LibreOffice here: the Word plans as pdf were not read")
@pytest.mark.parametrize("name", WORD_PLANS)
def test_its_pdf_has_the_same_outline(name: str, tmp_path: Path) -> None:
    make, expected = WORD_PLANS[name]
    make().save(str(tmp_path / "plan.docx"))
    read = read_plan(by_libreoffice(tmp_path / "plan.docx", tmp_path).read_bytes(), "plan.pdf")
    assert outline(read) == expected.strip()
    texts = " ".join(text for section in read.sections for text in section.approach)
    assert "Vastgesteld door de raad" not in texts
