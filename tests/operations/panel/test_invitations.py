"""Is everybody who was invited written to once, and never joined to an answer?"""

from __future__ import annotations

from datetime import timedelta
from smtplib import SMTPRecipientsRefused

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from tests.operations.panel.given_answers import INVITED, LATER, given, invited
from tests.operations.panel.panels import (
    DAY,
    WHERE,
    a_survey,
    links_sent,
)
from tests.safety_plan import SafetyPlan

from waarborg.operations.panel.answering import give_answer, withdraw_answer
from waarborg.operations.panel.inviting import ask_to_send, invite_residents, read_addresses
from waarborg.operations.panel.sending import send_panel_mail
from waarborg.operations.refusals import Invalid, NotFound
from waarborg.records.models import AuditLine, PanelInvitation, PanelResponse

pytestmark = pytest.mark.django_db


def test_an_invited_resident_answers_once_and_can_take_it_back_while_it_is_open() -> None:
    survey = invited(SafetyPlan(), "a@voorbeeld.nl", "b@voorbeeld.nl")
    first, second = links_sent()
    assert {each.to[0] for each in mail.outbox} == {"a@voorbeeld.nl", "b@voorbeeld.nl"}
    assert give_answer(first, given(survey, {"scale_5": ["4"]}), DAY) == first
    with pytest.raises(Invalid, match="answered_already"):
        give_answer(first, given(survey, {"scale_5": ["1"]}), DAY)
    withdraw_answer(first, DAY)
    assert not PanelResponse.objects.exists()
    give_answer(first, given(survey, {"scale_5": ["2"]}), DAY)
    give_answer(second, given(survey, {"several": ["straat", "park"]}), DAY)
    with pytest.raises(NotFound):
        withdraw_answer(first, LATER)
    assert PanelResponse.objects.count() == 2


def test_nothing_that_is_kept_holds_a_link_or_joins_an_address_to_an_answer() -> None:
    survey = invited(SafetyPlan(), "a@voorbeeld.nl")
    (link,) = links_sent()
    give_answer(link, given(survey, {"scale_5": ["4"]}), DAY)
    invitation, response = PanelInvitation.objects.get(), PanelResponse.objects.get()
    kept = str(PanelInvitation.objects.values()) + str(PanelResponse.objects.values())
    assert link not in kept
    assert response.key not in (invitation.digest, invitation.reminder_digest)
    said = str(list(AuditLine.objects.values_list("act", "changes", "object_type")))
    assert all(each not in said for each in ("voorbeeld.nl", link, "panelresponse", "panelinvitation"))


def test_who_did_not_answer_is_reminded_once_and_both_links_work() -> None:
    plan = SafetyPlan()
    survey = invited(plan, "a@voorbeeld.nl", "b@voorbeeld.nl")
    answered, first = links_sent()
    give_answer(answered, given(survey, {"scale_5": ["4"]}), DAY)
    assert ask_to_send(plan.actor, survey.pk, survey.revision, DAY, reminders=True) == 1
    assert send_panel_mail(plan.organisation, DAY).sent == 1
    assert mail.outbox[-1].subject.startswith("Herinnering")
    reminder = links_sent()[-1]
    assert reminder != first
    give_answer(reminder, given(survey, {"scale_5": ["1"]}), DAY)
    with pytest.raises(Invalid, match="answered_already"):
        give_answer(first, given(survey, {"scale_5": ["1"]}), DAY)
    assert ask_to_send(plan.actor, survey.pk, survey.revision, DAY, reminders=True) == 0


def test_invitations_that_are_asked_for_ahead_go_out_on_the_first_day() -> None:
    plan = SafetyPlan()
    survey = a_survey(plan, INVITED)
    before = DAY - timedelta(days=1)
    invite_residents(plan.actor, survey.pk, survey.revision, "a@voorbeeld.nl")
    with pytest.raises(Invalid, match="survey_not_open"):
        ask_to_send(plan.actor, survey.pk, survey.revision, before, reminders=True)
    assert ask_to_send(plan.actor, survey.pk, survey.revision, before) == 1
    assert send_panel_mail(plan.organisation, before).sent == 0
    assert send_panel_mail(plan.organisation, DAY).sent == 1
    assert send_panel_mail(plan.organisation, DAY).sent == 0


def test_what_the_mail_server_does_not_take_is_sent_later_with_another_link(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plan = SafetyPlan()
    survey = a_survey(plan, INVITED)
    invite_residents(plan.actor, survey.pk, survey.revision, "a@voorbeeld.nl\nb@voorbeeld.nl")
    ask_to_send(plan.actor, survey.pk, survey.revision, DAY)

    def refuse(message: EmailMessage) -> int:
        if message.to == ["a@voorbeeld.nl"]:
            raise SMTPRecipientsRefused({})
        raise OSError

    with monkeypatch.context() as broken:
        broken.setattr(EmailMessage, "send", refuse)
        mail_sent = send_panel_mail(plan.organisation, DAY)
    assert (mail_sent.sent, mail_sent.refused, mail_sent.waiting) == (0, 1, 1)
    assert send_panel_mail(plan.organisation, DAY).sent == 1
    assert give_answer(links_sent()[0], given(survey, {"scale_5": ["4"]}), DAY)


@pytest.mark.parametrize(
    ("written", "addresses", "wrong"),
    [
        ("a@b.nl\nA@B.nl\n<c@d.nl>", ["a@b.nl", "c@d.nl"], []),
        ("E-mail,Naam\na@b.nl,Aaf\nc@d,Cor", ["a@b.nl"], [3]),
        ('"Vries, A. de";"a@b.nl"', ["a@b.nl"], []),
        ("geen@adres", [], [1]),
        ("", [], []),
    ],
)
def test_addresses_are_read_from_what_people_paste(
    written: str, addresses: list[str], wrong: list[int]
) -> None:
    assert read_addresses(written) == (addresses, wrong)


def test_wrong_lines_are_told_by_number_and_add_nothing() -> None:
    plan = SafetyPlan()
    survey = a_survey(plan, INVITED, WHERE)
    with pytest.raises(Invalid, match="lines_without_address"):
        invite_residents(plan.actor, survey.pk, survey.revision, "a@b.nl\nfout")
    assert not PanelInvitation.objects.exists()
    open_one = a_survey(plan)
    with pytest.raises(Invalid, match="nobody_is_invited"):
        invite_residents(plan.actor, open_one.pk, open_one.revision, "a@b.nl")
