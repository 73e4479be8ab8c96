"""Does the command print how actions stand on a day, and nothing that is confidential?"""

from __future__ import annotations

import json
from datetime import date

import pytest
from tests.safety_plan import SafetyPlan

from waarborg.frontends.command_line.main import main
from waarborg.operations.implementation.actions import ActionWish, add_action
from waarborg.operations.implementation.money import MoneyWish, add_money_for_action

pytestmark = pytest.mark.django_db


def test_actions_are_printed_as_they_stand_on_a_day(capsys: pytest.CaptureFixture[str]) -> None:
    plan = SafetyPlan()
    measure = plan.promise(None).measure_id
    days = (date(2026, 1, 1), date(2026, 6, 30))
    row = add_action(plan.actor, ActionWish("Convenant", measure, *days, owner_name="Politie"))
    add_money_for_action(plan.actor, row.pk, MoneyWish(2026, 4000))
    add_action(plan.actor, ActionWish("Inval", measure, *days, is_confidential=True))
    assert main(["actions", "--on", "2026-03-01", "--language", "nl"]) == 0
    told = capsys.readouterr().out
    assert "in gevaar: Zou op 1 januari 2026 beginnen en is nog niet begonnen" in told
    assert "1e kwartaal 2026 t/m 2e kwartaal 2026 · wie: Politie · €\u00a04.000" in told
    assert "Inval" not in told
    assert main(["actions", "--on", "2025-12-31", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["on"] == "2025-12-31"
    assert [(each["standing"], each["undecided"]) for each in answer["actions"]] == [("on_track", 4000)]
