"""Does a confidential entry show anywhere to who may not see it? Walks every address and every act."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import redirect_stdout
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from tests.tenancy.addresses import addresses
from tests.tenancy.confidential import CARE, OFFICERS, SECRET, Hidden, ShieldedTown
from tests.tenancy.every_act import operations
from tests.tenancy.towns import everything

from waarborg.frontends.command_line.main import main
from waarborg.operations.actors import Actor
from waarborg.operations.judging import judge_again
from waarborg.operations.refusals import NotAllowed, NotFound
from waarborg.records.models import Account, AuditLine, Role

pytestmark = pytest.mark.django_db

NOTHING = {HTTPStatus.NOT_FOUND, HTTPStatus.FORBIDDEN, HTTPStatus.METHOD_NOT_ALLOWED}
OF_ENTRIES = {"entry", "comment", "attachment"}


def browser_of(account: Account) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def text_of(answer: Any) -> str:
    """All that an answer says, also what is packed in it."""
    content: bytes = b"".join(answer) if answer.streaming else answer.content
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            content = b" ".join(packed.read(name) for name in packed.namelist())
    return content.decode(errors="replace") + str(sorted(answer.headers.items()))


def pages(shielded: ShieldedTown) -> Iterator[str]:
    """Every address of the town, and of the busiest ones also what people ask of them."""
    town = shielded.town
    for address in addresses():
        if "organisation" in address.parameters:
            yield address.of(town)
    neighbour = {"organisation": town.organisation.slug, "entry": shielded.neighbour.pk}
    yield reverse("registers:entry", kwargs=neighbour)
    yield reverse("registers:edit", kwargs=neighbour)
    for register in ("melding", "integriteitsmelding", "zorgsignaal", "evenement"):
        where = {"organisation": town.organisation.slug, "register": register}
        listed, exported = (reverse(f"registers:{name}", kwargs=where) for name in ("list", "export"))
        for form in ("csv", "xlsx"):
            yield f"{exported}?{urlencode({'vorm': form})}"
            yield f"{exported}?{urlencode({'vorm': form, 'persoonsgegevens': 'ja'})}"
        yield reverse("registers:imports", kwargs=where)
        yield listed
        for hidden in shielded.hidden:
            asked = {"cause": hidden.number, "follow_up_of": hidden.number}
            yield f"{reverse('registers:add', kwargs=where)}?{urlencode({**asked, 'title': ''})}"
            yield f"{listed}?{urlencode({'zoek': hidden.word, 'volgorde': 'titel'})}"
            yield f"{listed}?{urlencode({'zoek': str(hidden.entry.pk)})}"
    searched = reverse("search:everywhere", kwargs={"organisation": town.organisation.slug})
    for hidden in shielded.hidden:
        yield from (f"{searched}?{urlencode({'zoek': asked})}" for asked in (hidden.word[:7], hidden.number))
    work = reverse("work:mine", kwargs={"organisation": town.organisation.slug})
    yield from (f"{work}?{urlencode({'team': team})}" for team in ("Buitendienst", "Integriteit", "Toezicht"))
    for row in town.current.commitments.all():
        yield reverse("commitment", kwargs={"organisation": town.organisation.slug, "number": row.number})
    yield reverse("calendar-of-municipality", kwargs={"token": town.organisation.calendar_token})
    for person in town.people.values():
        yield reverse("calendar-of-person", kwargs={"token": person.calendar_token})


def given_away(text: str, path: str, hidden: Hidden) -> list[str]:
    """By what an answer gives an entry away; what was asked for itself may be said again."""
    return [trace for trace in hidden.traces if trace in text and trace not in path]


@pytest.mark.parametrize(
    ("word", "left_out"),
    [(SECRET, set()), (OFFICERS, {Role.SAFETY_OFFICER}), (CARE, {Role.CARE_COORDINATOR})],
)
def test_no_page_gives_away_what_somebody_may_not_see(
    shielded: ShieldedTown, word: str, left_out: set[Role]
) -> None:
    """Somebody in all roles at once but those that see it: who has fewer of them reaches less."""
    judge_again(shielded.town.actor())
    client = browser_of(shielded.person(*(role for role in Role if role not in left_out)))
    hidden = [each for each in shielded.hidden if each.word == word]
    found = []
    for path in pages(shielded):
        text = text_of(client.get(path))
        found += [(path, trace) for each in hidden for trace in given_away(text, path, each)]
    assert found == []


def test_the_walk_finds_what_somebody_may_see(shielded: ShieldedTown) -> None:
    """Without this the walk could pass because nothing was planted."""
    client = browser_of(shielded.handler)
    texts = {path: text_of(client.get(path)) for path in pages(shielded)}
    for hidden in shielded.hidden:
        shown = [path for path, text in texts.items() if given_away(text, path, hidden)]
        assert any("mijn-werk" in path for path in shown), hidden.number
        assert any("zoek=" in path for path in shown), hidden.number
        assert any("zoeken" in path for path in shown), hidden.number
        assert any("export" in path for path in shown), hidden.number


def test_nobody_opens_or_does_anything_with_what_is_not_theirs(shielded: ShieldedTown) -> None:
    """Every role of its own tries the whistle-blower report, and somebody in all of them what else is secret."""
    report, *others = (each for each in shielded.hidden if each.word == SECRET)
    clients = [(browser_of(account), [report]) for account in shielded.town.people.values()]
    clients.append((browser_of(shielded.person(*Role)), others))
    before = everything()
    tries = [
        (client, path) for client, hidden in clients for each in hidden for path in ways_to(shielded, each)
    ]
    answers = [answer for client, path in tries for answer in (client.get(path), client.post(path))]
    assert {answer.status_code for answer in answers} <= NOTHING
    assert not any(SECRET in text_of(answer) for answer in answers)
    assert everything() == before


def ways_to(shielded: ShieldedTown, hidden: Hidden) -> list[str]:
    """Every address that points at an entry or at what is kept beside it."""
    there = shielded.pointing_at(hidden)
    return [address.of(there) for address in addresses() if OF_ENTRIES & set(address.parameters)]


@pytest.mark.parametrize("role", [Role.SAFETY_OFFICER, Role.FRONT_DESK])
def test_no_act_reaches_what_its_actor_may_not_see(shielded: ShieldedTown, role: Role) -> None:
    town, actor = shielded.town, shielded.town.actor(role)
    before = everything()
    tried = 0
    for hidden in (each for each in shielded.hidden if each.word == SECRET):
        there = shielded.pointing_at(hidden)
        for operation in operations():
            pointing = {
                name: make(there) for name, make in operation.pointing.items() if make(there) != make(town)
            }
            if not pointing:
                continue
            tried += 1
            with pytest.raises((NotFound, NotAllowed)), transaction.atomic():
                operation.do(actor, there, **pointing)
            assert everything() == before, operation.name
    assert tried


def test_who_runs_the_server_reads_nothing_confidential_from_the_command_line(shielded: ShieldedTown) -> None:
    told = io.StringIO()
    with redirect_stdout(told):
        main(["status", "--json", "--organisation", shielded.town.organisation.slug])
    assert "integriteitsmelding" not in told.getvalue()
    assert f"MEL-{shielded.neighbour.created_at.year}-{shielded.neighbour.pk}" in told.getvalue()
    for hidden in shielded.hidden:
        assert given_away(told.getvalue(), "", hidden) == []


def test_every_look_leaves_a_line_without_a_word_of_what_was_seen(shielded: ShieldedTown) -> None:
    client = browser_of(shielded.handler)
    slug = shielded.town.organisation.slug
    whistle, report, *_ = shielded.hidden
    looks = AuditLine.objects.filter(act="entry.look", account=shielded.handler).order_by("id")
    client.get(reverse("registers:entry", args=[slug, whistle.entry.pk]))
    client.get(reverse("registers:edit", args=[slug, report.entry.pk]))
    client.get(reverse("registers:entry", args=[slug, shielded.neighbour.pk]))
    seen = [whistle.entry.pk, report.entry.pk]
    assert list(looks.values_list("object_id", flat=True)) == seen
    client.get(reverse("registers:export", args=[slug, "integriteitsmelding"]))
    assert list(looks.values_list("object_id", flat=True)) == [*seen, whistle.entry.pk]
    assert all(not line.changes for line in looks)
    officer = browser_of(shielded.town.people[Role.PRIVACY_OFFICER])
    page = text_of(officer.get(reverse("administration:audit", args=[slug]) + "?alleen=inzage"))
    assert page.count("De behandelaar") == len(looks)
    assert f"zaak {whistle.entry.pk}" in page
    every = text_of(officer.get(reverse("administration:audit", args=[slug])))
    assert every.count(f"zaak {whistle.entry.pk}<") == page.count(f"zaak {whistle.entry.pk}<")


def test_who_may_not_see_an_entry_does_not_take_away_that_another_names_it(shielded: ShieldedTown) -> None:
    account = shielded.town.people[Role.FRONT_DESK]
    actor = Actor(account, shielded.town.organisation, frozenset({Role.FRONT_DESK}))
    client = browser_of(account)
    path = reverse("registers:edit", args=[actor.organisation.slug, shielded.neighbour.pk])
    form = {"revision": shielded.neighbour.revision, "category": "graffiti", "omschrijving": "Anders"}
    answer = client.post(path, {**form, "opened_at": "2026-03-02T09:00", "cause": ""})
    assert answer.status_code == HTTPStatus.FOUND, text_of(answer)
    cause = shielded.neighbour.cause_id
    shielded.neighbour.refresh_from_db()
    assert (shielded.neighbour.category, shielded.neighbour.cause_id) == ("graffiti", cause)
