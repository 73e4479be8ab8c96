"""Does the command line print the board, and keep the verdicts up to date?"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import timezone
from pytest_django import Settings
from tests.operations.panel.panels import WISH, a_survey
from tests.safety_plan import SafetyPlan

from waarborg.commitments.demands import Frequency, Milestone
from waarborg.frontends.command_line.main import main
from waarborg.operations.panel.inviting import ask_to_send, invite_residents
from waarborg.records.models import Judgement
from waarborg.registers.durations import Duration, Unit
from waarborg.registers.selections import Selection

pytestmark = pytest.mark.django_db

BARS = Selection("controle", categories=("horeca",))
TWICE_A_YEAR = Frequency(Duration(1, Unit.YEAR), at_least=2)


def _plan() -> SafetyPlan:
    plan = SafetyPlan()
    plan.promise(TWICE_A_YEAR, BARS, owner=plan.person("anna"), sentence="Tweemaal per jaar controleren wij.")
    plan.promise(Milestone(date(2025, 2, 1)), BARS, sentence="Het convenant is er in februari.")
    plan.promise(None, sentence="Wij controleren regelmatig.")
    plan.log("controle", date(2025, 3, 1), "horeca", title="Café De Kade")
    return plan


def test_the_board_as_json_has_exactly_the_agreed_fields(capsys: pytest.CaptureFixture[str]) -> None:
    _plan()
    assert main(["status", "--on", "2025-06-02", "--json"]) == 0
    board = json.loads(capsys.readouterr().out)
    assert set(board) == {"on", "plan", "commitments"}
    assert (board["on"], board["plan"]) == ("2025-06-02", "Veilig duinstad")
    assert [each["standing"] for each in board["commitments"]] == ["broken", "unclear", "on_track"]
    bars = board["commitments"][2]
    (evidence,) = bars.pop("evidence")
    assert evidence["title"] == "Café De Kade"
    assert evidence["date"] == "2025-03-01"
    assert evidence["number"].startswith("CON-2025-")
    reason, changes_on = bars.pop("reason"), bars.pop("changes_on")
    assert reason
    assert date.fromisoformat(changes_on) > date(2025, 6, 2)
    assert bars == {
        "id": 1,
        "section": "1 Uitgaan",
        "text": "Tweemaal per jaar controleren wij.",
        "kind": "frequency",
        "owner": "Anna",
        "standing": "on_track",
        "window": {"start": "2025-01-01", "end": "2025-12-31"},
        "measured": 1,
        "required": 2,
    }


def test_the_board_can_be_asked_about_any_day(capsys: pytest.CaptureFixture[str]) -> None:
    _plan()
    main(["status", "--on", "2024-12-31", "--json"])
    then = {each["id"]: each["standing"] for each in json.loads(capsys.readouterr().out)["commitments"]}
    assert then == {1: "broken", 2: "at_risk", 3: "unclear"}
    assert not Judgement.objects.exists()


def test_the_board_in_a_terminal_puts_the_worst_first(capsys: pytest.CaptureFixture[str]) -> None:
    _plan()
    assert main(["status", "--on", "2025-06-02", "--language", "en"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("Veilig duinstad, on 2 June 2025")
    assert printed.index("convenant") < printed.index("regelmatig") < printed.index("Tweemaal")
    assert "by 31 December 2025 · owner Anna" in printed
    assert "\x1b" not in printed
    assert max(map(len, printed.splitlines())) <= 120


def test_no_plan_yet_is_no_mistake(capsys: pytest.CaptureFixture[str]) -> None:
    SafetyPlan(adopted=False)
    assert main(["status"]) == 0
    assert "Er is nog geen plan" in capsys.readouterr().out
    assert main(["status", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["plan"] is None


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["status"], "Choose with --organisation: bosstad, duinstad"),
        (["status", "--organisation", "zeestad"], "There is no municipality 'zeestad' here"),
        (["judge", "--organisation", "zeestad"], "Choose one of: bosstad, duinstad"),
        (["judge", "--on", (timezone.now() + timedelta(days=2)).date().isoformat()], "waarborg status --on"),
    ],
)
def test_what_is_not_clear_is_refused_with_what_to_do(
    arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    SafetyPlan("bosstad")
    SafetyPlan("duinstad")
    assert main(arguments) == 2
    assert says in capsys.readouterr().err


def test_a_day_that_is_no_date_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as refused:
        main(["status", "--on", "31-12-2026"])
    assert refused.value.code == 2
    assert "as 2026-12-31" in capsys.readouterr().err


def test_judging_stores_verdicts_and_can_be_run_again(capsys: pytest.CaptureFixture[str]) -> None:
    _plan()
    assert main(["judge"]) == 0
    assert "3 commitments judged, 3 changed standing." in capsys.readouterr().out
    assert main(["judge"]) == 0
    assert "0 commitments judged, 0 changed standing." in capsys.readouterr().out
    assert Judgement.objects.count() == 3


def test_messages_that_could_not_be_sent_are_told_to_the_timer(
    capsys: pytest.CaptureFixture[str], settings: Settings
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    today = timezone.localdate()
    plan = SafetyPlan(start=today - timedelta(days=40), end=today + timedelta(days=400))
    plan.promise(Milestone(today + timedelta(days=2)), BARS, owner=plan.person("anna"))
    assert main(["judge", "--no-reminders"]) == 0
    assert main(["judge"]) == 1
    assert "1 wait for the next run" in capsys.readouterr().out


def test_the_timer_closes_surveys_that_are_over_and_sends_invitations_that_wait(
    capsys: pytest.CaptureFixture[str],
) -> None:
    plan, today = SafetyPlan(), timezone.localdate()
    over = a_survey(plan, replace(WISH, opens_on=today - timedelta(9), closes_on=today - timedelta(1)))
    survey = a_survey(plan, replace(WISH, opens_on=today, closes_on=today, entrance="invited"))
    invite_residents(plan.actor, survey.pk, survey.revision, "a@voorbeeld.nl")
    ask_to_send(plan.actor, survey.pk, survey.revision, today)
    assert main(["judge"]) == 0
    assert "1 invitations to surveys sent, 0 wait" in capsys.readouterr().out
    over.refresh_from_db()
    assert over.closed_at is not None
