"""Do owners hear in time, once, and from a real mail server?"""

from __future__ import annotations

import logging
import socket
from collections.abc import Iterator
from datetime import date, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from unittest.mock import patch

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from pytest_django import Settings
from tests.safety_plan import SafetyPlan

from waarborg.commitments.demands import Frequency, Milestone, Response
from waarborg.operations.judging import judge_again, judge_due, judge_touched
from waarborg.operations.reminders import Sent, record_reminders, send_reminders, send_waiting
from waarborg.records.models import Account, Membership, MessageSent, ReminderSent
from waarborg.registers.durations import Duration, Unit
from waarborg.registers.selections import Selection

pytestmark = pytest.mark.django_db

BARS = Selection("controle", categories=("horeca",))
BY = date(2025, 9, 1)
AHEAD = (14, 3)


class MailServer:
    """A mail server that keeps what it took; ``trouble`` is what it answers instead of yes."""

    def __init__(self) -> None:
        self.messages: list[EmailMessage] = []
        self.trouble = ""

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Take a message."""
        if self.trouble:
            return self.trouble
        content = envelope.content
        assert isinstance(content, bytes)
        message = message_from_bytes(content, policy=default)
        assert isinstance(message, EmailMessage)
        self.messages.append(message)
        return "250 OK"

    def texts(self) -> list[str]:
        """The texts of what it took."""
        return [str(message.get_content()) for message in self.messages]


@pytest.fixture
def mail(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[MailServer]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = MailServer()
    # It writes the last lines from its own thread, after the test's output was closed.
    monkeypatch.setattr(logging.getLogger("mail.log"), "disabled", True)
    controller = Controller(server, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    yield server
    controller.stop()


def plan_with_owner(language: str = "nl") -> tuple[SafetyPlan, Account]:
    plan = SafetyPlan()
    owner = plan.person("anna", language=language)
    plan.promise(Milestone(BY), BARS, owner=owner, sentence="Voor 1 september ligt er een convenant.")
    return plan, owner


def morning(plan: SafetyPlan, day: date) -> Sent:
    """What the timer does, early on a day."""
    with patch("django.utils.timezone.localdate", return_value=day):
        judge_due(plan.organisation, day)
        return send_reminders(day, AHEAD)


def test_an_owner_is_reminded_a_fortnight_and_three_days_ahead(mail: MailServer) -> None:
    plan, _ = plan_with_owner()
    judge_again(plan.actor, date(2025, 8, 10))
    MessageSent.objects.all().delete()
    told = [
        day.isoformat()
        for day in (date(2025, 8, 10) + timedelta(days=offset) for offset in range(25))
        if morning(plan, day).sent
    ]
    # The last one tells that it was not delivered: on its own day it still could be.
    assert told == ["2025-08-18", "2025-08-29", "2025-09-02"]
    assert len(mail.messages) == 3
    assert "Voor 1 september ligt er een convenant. (Duinstad)" in mail.texts()[0]
    assert "Uiterlijk 1 september 2025." in mail.texts()[0]
    assert "slechter" in mail.texts()[2]


def test_everything_of_a_day_comes_in_one_message(mail: MailServer) -> None:
    plan, owner = plan_with_owner()
    plan.promise(Milestone(BY), BARS, owner=owner, sentence="De evaluatie is klaar.")
    plan.promise(Milestone(BY), BARS, owner=plan.person("bram"), sentence="Van een ander.")
    plan.promise(Milestone(BY), BARS, sentence="Van niemand.")
    assert morning(plan, date(2025, 8, 30)) == Sent(sent=2)
    to_owner = next(each for each in mail.messages if each["To"] == "anna@example.nl")
    assert to_owner["Subject"] == "Veiligheidsplan: 2 afspraken vragen uw aandacht"
    assert "convenant" in str(to_owner.get_content())
    assert "evaluatie" in str(to_owner.get_content())
    assert "ander" not in str(to_owner.get_content())


def test_running_it_again_sends_nothing_again(mail: MailServer) -> None:
    plan, _ = plan_with_owner()
    assert morning(plan, date(2025, 8, 30)) == Sent(sent=1)
    assert morning(plan, date(2025, 8, 30)) == Sent()
    assert morning(plan, date(2025, 8, 31)) == Sent()


def test_a_person_is_written_to_in_the_language_that_was_chosen(mail: MailServer) -> None:
    plan, _ = plan_with_owner(language="en")
    morning(plan, date(2025, 8, 30))
    (message,) = mail.messages
    assert message["Subject"] == "Safety plan: one commitment needs your attention"
    assert message["Content-Language"] == "en"
    assert "Due by 1 September 2025." in str(message.get_content())


def test_what_the_mail_server_refuses_waits_for_the_next_run(mail: MailServer) -> None:
    plan, _ = plan_with_owner()
    mail.trouble = "451 try again later"
    assert morning(plan, date(2025, 8, 30)) == Sent(waiting=1)
    mail.trouble = ""
    assert morning(plan, date(2025, 8, 30)) == Sent(sent=1)
    assert len(mail.messages) == 1


def test_without_a_mail_server_nothing_is_lost(mail: MailServer, settings: Settings) -> None:
    plan, _ = plan_with_owner()
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    assert morning(plan, date(2025, 8, 30)) == Sent(waiting=1)
    settings.EMAIL_PORT = port
    assert morning(plan, date(2025, 8, 31)) == Sent(sent=1)


def test_a_run_that_stopped_before_sending_is_taken_up_by_the_next(mail: MailServer) -> None:
    plan, _ = plan_with_owner()
    judge_due(plan.organisation, date(2025, 8, 30))
    record_reminders(date(2025, 8, 30), AHEAD)
    assert not mail.messages
    assert send_waiting() == Sent(sent=1)
    assert send_waiting() == Sent()


def test_a_message_that_goes_out_again_after_a_crash_is_known_as_the_same(mail: MailServer) -> None:
    plan, _ = plan_with_owner()
    morning(plan, date(2025, 8, 30))
    MessageSent.objects.update(sent_at=None, claimed_at=None)
    send_waiting()
    first, second = mail.messages
    assert first["Message-ID"] == second["Message-ID"]


def test_a_message_that_another_run_is_sending_is_left_alone(mail: MailServer) -> None:
    plan, _ = plan_with_owner()
    judge_due(plan.organisation, date(2025, 8, 30))
    record_reminders(date(2025, 8, 30), AHEAD)
    MessageSent.objects.update(claimed_at="2999-01-01T00:00:00Z")
    assert send_waiting() == Sent()
    MessageSent.objects.update(claimed_at="2020-01-01T00:00:00Z")
    assert send_waiting() == Sent(sent=1)


def test_a_standing_that_dropped_is_told_once_and_not_when_it_was_mended(mail: MailServer) -> None:
    plan = SafetyPlan()
    owner = plan.person("anna")
    plan.promise(Frequency(Duration(1, Unit.MONTH), at_most=1), BARS, owner=owner)
    plan.promise(
        Frequency(Duration(1, Unit.MONTH), at_most=1),
        Selection("melding", categories=("graffiti",)),
        owner=owner,
    )
    day = date(2025, 6, 10)
    judge_due(plan.organisation, day)
    for register, category in (("controle", "horeca"), ("melding", "graffiti")):
        for _ in range(2):
            entry = plan.log(register, day, category)
            judge_touched(plan.actor, entry, day)
    entry.delete()
    judge_again(plan.actor, day)
    assert send_reminders(day, ()) == Sent(sent=1)
    assert ReminderSent.objects.filter(occasion__startswith="drop:").count() == 1
    assert send_reminders(day + timedelta(days=1), ()) == Sent()


def test_of_a_period_that_ended_short_its_owner_hears_the_next_morning(mail: MailServer) -> None:
    plan = SafetyPlan()
    plan.promise(Frequency(Duration(1, Unit.MONTH), at_least=1), BARS, owner=plan.person("anna"))
    for day in (date(2025, 4, 29), date(2025, 4, 30)):
        morning(plan, day)
    before = len(mail.messages)
    assert morning(plan, date(2025, 5, 1)) == Sent(sent=1)
    assert "0 van de 1 in de periode tot en met 30 april 2025" in mail.texts()[before]
    assert morning(plan, date(2025, 5, 2)) == Sent()


def test_of_two_plans_over_the_same_years_only_the_one_of_the_board_reminds(mail: MailServer) -> None:
    plan, owner = plan_with_owner()
    plan.adopt_another(date(2025, 1, 1), date(2028, 12, 31))
    plan.promise(Milestone(BY), BARS, owner=owner, sentence="Het nieuwe plan vraagt een protocol.")
    assert morning(plan, date(2025, 8, 30)) == Sent(sent=1)
    assert "protocol" in mail.texts()[0]
    assert "convenant" not in mail.texts()[0]


def test_how_the_last_period_of_an_ended_plan_ended_is_told_once_while_the_next_plan_runs(
    mail: MailServer,
) -> None:
    plan = SafetyPlan()
    owner = plan.person("anna")
    plan.promise(
        Frequency(Duration(1, Unit.YEAR), at_least=1), BARS, owner=owner, sentence="Elk jaar een controle."
    )
    plan.promise(
        Frequency(Duration(1, Unit.YEAR), at_least=1),
        Selection("schouw"),
        owner=owner,
        sentence="Elk jaar een schouw.",
    )
    within = Response(Duration(4, Unit.WEEK))
    plan.promise(within, Selection("melding"), owner=owner, sentence="Binnen vier weken antwoord.")
    end = plan.end
    plan.log("controle", end - timedelta(days=40), "horeca")
    plan.log("melding", end - timedelta(days=3), "graffiti", closed_at=None)
    plan.adopt_another(end + timedelta(days=1), end + timedelta(days=1000))
    for days in (30, 1, 0):
        morning(plan, end - timedelta(days=days))
    before = len(mail.messages)
    told = [days for days in range(1, 30) if morning(plan, end + timedelta(days=days)).sent]
    first, last = (text.replace("\r\n", "\n") for text in mail.texts()[before:])
    assert told == [1, 26]
    assert "is afgelopen. Zo eindigden ze:" in first
    assert "Elk jaar een controle. (Duinstad)\n  Stand: nagekomen." in first
    assert "Elk jaar een schouw. (Duinstad)\n  Stand: niet nagekomen." in first
    assert f"/duinstad/afspraak/2/?dag={end}" in first
    assert "Binnen vier weken" not in first
    assert "Binnen vier weken antwoord. (Duinstad)\n  Stand: niet nagekomen." in last


def test_a_plan_that_was_overtaken_before_its_message_went_out_is_left_off(mail: MailServer) -> None:
    plan, _ = plan_with_owner()
    mail.trouble = "451 try again later"
    assert morning(plan, date(2025, 8, 30)) == Sent(waiting=1)
    mail.trouble = ""
    plan.adopt_another(date(2025, 1, 1), date(2028, 12, 31))
    assert morning(plan, date(2025, 8, 31)) == Sent()
    assert not mail.messages


@pytest.mark.parametrize("reason", ["inactive", "unwilling", "left"])
def test_who_left_or_does_not_want_it_is_not_written_to(mail: MailServer, reason: str) -> None:
    plan, owner = plan_with_owner()
    owner.is_active = reason != "inactive"
    owner.wants_reminders = reason != "unwilling"
    owner.save()
    if reason == "left":
        Membership.objects.filter(account=owner).delete()
    assert morning(plan, date(2025, 8, 30)) == Sent()
    assert not mail.messages


def test_the_log_names_no_persons(mail: MailServer, caplog: pytest.LogCaptureFixture) -> None:
    plan, _ = plan_with_owner()
    mail.trouble = "550 anna@example.nl is unknown here"
    with caplog.at_level(logging.DEBUG, logger="waarborg"):
        morning(plan, date(2025, 8, 30))
    ours = [each.getMessage() for each in caplog.records if each.name.startswith("waarborg")]
    assert ours
    assert not any("anna" in line.lower() for line in ours)
