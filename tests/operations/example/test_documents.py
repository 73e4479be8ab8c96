"""Does every number of every document of the example lead to its evidence, and is that what one finds there?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from unittest.mock import patch
from urllib.parse import parse_qs, urlsplit

import pytest
from django.conf import settings
from django.test import Client
from tests.documents.papers.numbers import links_in, numbers_without_evidence
from tests.operations.example.loaded import DAYS, World
from tests.operations.pictures.invented_store import DAY, invented_picture

from waarborg.documents.action_facts import ActionFacts, MoneyFacts
from waarborg.documents.facts import (
    AskedFacts,
    ContributionFacts,
    LineFacts,
    MeetingFacts,
    PanelAnswerFacts,
    PanelFacts,
    PartFacts,
    PriorityFacts,
    ThemeFacts,
)
from waarborg.documents.papers.filling import built_in, fill
from waarborg.documents.plan_facts import Group, PlanFacts, PrintedSection
from waarborg.documents.titles import KINDS
from waarborg.operations.documents.gathering import gather
from waarborg.records.models import Account, Meeting, Organisation

pytestmark = [
    pytest.mark.django_db,
    # The first of the days, for which the safety picture was made.
    pytest.mark.parametrize("world", DAYS[:1], indirect=True, ids=str),
]

QUOTED: Mapping[type, Sequence[str]] = {
    PlanFacts: ("title", "municipality"),
    PrintedSection: ("title", "approach", "partners"),
    Group: ("paragraphs", "listed"),
    LineFacts: ("sentence", "section"),
    PartFacts: ("title",),
    ActionFacts: ("title", "description", "measure", "part", "partners"),
    MoneyFacts: ("name", "part"),
    ContributionFacts: ("theme", "who", "text", "reason", "place"),
    PanelFacts: ("theme", "survey"),
    PanelAnswerFacts: ("question",),
    PriorityFacts: ("reason", "partners_source", "panel_source"),
    ThemeFacts: ("title",),
    MeetingFacts: ("name", "place"),
    AskedFacts: ("title",),
}
"""What of the facts is somebody's own words: a sentence of the plan, a title, an opinion."""

Written = Mapping[str, tuple[str, Sequence[str]]]


@pytest.fixture
def written(world: World, tmp_path: Path) -> Iterator[Written]:
    """Every document of the example, with what is quoted in it."""
    (tmp_path / "figures").symlink_to(invented_picture())
    with patch.object(settings, "CONFIGURATION", replace(settings.CONFIGURATION, data=tmp_path)):
        yield _write_all(world.organisation)


def _write_all(organisation: Organisation) -> Written:
    meeting = Meeting.objects.filter(series__category="driehoek", entry__happened_on__gte=DAY).first()
    assert meeting is not None
    wanted = [(name, DAY, None) for name in KINDS]
    found = {}
    for name, day, about in [*wanted, ("driehoeksdossier", meeting.entry.happened_on, meeting)]:
        gathered = gather(organisation, name, day, about)
        assert gathered is not None
        text = fill(built_in(name), gathered.facts)
        found[f"{name} van overleg" if about else name] = (text, list(_quoted(gathered.facts)))
    return found


def _quoted(fact: object) -> Iterator[str]:
    if isinstance(fact, Mapping):
        fact = tuple(fact.values())
    if isinstance(fact, Sequence) and not isinstance(fact, str):
        for each in fact:
            yield from _quoted(each)
    elif is_dataclass(fact):
        if isinstance(fact, PrintedSection):
            yield f"{fact.number} {fact.title}"
        for field in fields(fact):
            value = getattr(fact, field.name)
            if field.name in QUOTED.get(type(fact), ()):
                yield from [value] if isinstance(value, str) else value
            else:
                yield from _quoted(value)


def test_every_number_leads_to_its_evidence(written: Written) -> None:
    for name, (text, quoted) in written.items():
        assert (name, numbers_without_evidence(text, quoted)) == (name, [])


def test_a_document_without_its_links_would_be_found(written: Written) -> None:
    bare = {name: re.sub(r"\[(.*?)\]\(<.*?>\)", r"\1", text) for name, (text, _quoted) in written.items()}
    found = {name for name, text in bare.items() if numbers_without_evidence(text, written[name][1])}
    assert found == set(written) - {"veiligheidsplan"}


def test_each_kind_of_address_opens_and_has_the_place_that_it_names(written: Written) -> None:
    client = _officer()
    kinds = {
        _shape(address): address for text, _quoted in written.values() for _shown, address in links_in(text)
    }
    assert len(kinds) > 15
    for address in kinds.values():
        asked = urlsplit(address)
        page = client.get(f"{asked.path}?{asked.query}")
        assert page.status_code == 200, address
        assert not asked.fragment or f'id="{asked.fragment}"' in page.content.decode(), address


def test_as_many_are_listed_as_the_number_says(written: Written) -> None:
    client, listed = _officer(), {"/duinmeer/": _commitments, "/duinmeer/uitvoering/": _actions}
    counted = {
        (shown, address)
        for name in ("jaarverslag", "raadsbrief", "uitvoeringsplan")
        for shown, address in links_in(written[name][0])
        if shown.isdecimal() and urlsplit(address).path in listed
    }
    assert len(counted) > 30
    for shown, address in sorted(counted)[::4]:
        asked = urlsplit(address)
        assert parse_qs(asked.query)["dag"]
        page = client.get(f"{asked.path}?{asked.query}").content.decode()
        assert listed[asked.path](page) == int(shown), address


def _officer() -> Client:
    client = Client()
    client.force_login(Account.objects.get(email="sanne@duinmeer.example"))
    return client


def _shape(address: str) -> tuple[str, tuple[str, ...], str]:
    asked = urlsplit(address)
    return re.sub(r"\d+", "0", asked.path), tuple(parse_qs(asked.query)), asked.fragment


def _commitments(page: str) -> int:
    found = re.search(r'id="afspraken-kop"[^>]*>(\d+) ', page)
    assert found is not None
    return int(found.group(1))


def _actions(page: str) -> int:
    _above, _heading, table = page.partition('id="acties"')
    return table.count("<tr>") - 1 if table else 0
