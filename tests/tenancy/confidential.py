"""A town in which confidential entries stand, each with a word in everything it says that stands nowhere else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from tests.tenancy.parts_of_towns import EVENT, REPORT
from tests.tenancy.towns import Town, our_town

from waarborg.operations.accounts import invite
from waarborg.operations.actors import Actor
from waarborg.operations.attachments import attach
from waarborg.operations.comments import add_comment
from waarborg.operations.entries import Move, change_entry, log_entry, move_status
from waarborg.operations.registers import take_into_use
from waarborg.records.models import Account, Attachment, Comment, Commitment, Entry, Role
from waarborg.records.queries.registers import definition_of

SECRET, OFFICERS, CARE = "kwartelkoning", "roerdomp", "snoekbaars"
"""What is only for its handler, what also the safety officer sees, and what also the care coordinator sees."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """A confidential entry, what is kept beside it, and how it is named."""

    word: str
    entry: Entry
    comment: Comment
    attachment: Attachment
    number: str

    @property
    def traces(self) -> tuple[str, ...]:
        """All that would give it away, also beside what is kept of it: its number, the way to its page."""
        return self.word, self.number, f"/zaak/{self.entry.pk}/", f"/bijlage/{self.attachment.pk}/"


@dataclass(frozen=True, slots=True)
class ShieldedTown:
    """A town, the one who handles what is secret there, what is hidden, and an entry that names all of it."""

    town: Town
    handler: Account
    hidden: tuple[Hidden, ...]
    neighbour: Entry

    def pointing_at(self, hidden: Hidden) -> Town:
        """The town as if its things were these."""
        return replace(
            self.town,
            entry=hidden.entry,
            event=hidden.entry,
            comment=hidden.comment,
            attachment=hidden.attachment,
            work=replace(self.town.work, planned=hidden.entry, exercise=hidden.entry),
        )

    def person(self, *roles: Role) -> Account:
        """Somebody with these roles who has to do with none of the entries."""
        name = "-".join(roles)[:40]
        return invite(self.town.actor(), f"{name}-{len(roles)}@elders.example", "Een ander", roles)


def shielded_town() -> ShieldedTown:
    """Somebody of the enforcement officers handles everything that is secret."""
    town = our_town()
    system = town.actor()
    for register in ("integriteitsmelding", "zorgsignaal", "eed"):
        take_into_use(system, register, date(2024, 1, 1))
    handler = invite(system, "behandelaar@duinstede.example", "De behandelaar", [Role.ENFORCEMENT_OFFICER])
    neighbour = log_entry(system, "melding", REPORT).entry
    hidden = [
        _plant(town, handler, *each)
        for each in (
            (SECRET, "INT", "integriteitsmelding", {"category": "misstand", "dossier": SECRET}),
            (SECRET, "MEL", "melding", {**REPORT, "omschrijving": SECRET, "raised_to": "geheim"}),
            (SECRET, "EVT", "evenement", {**EVENT, "voorwaarden": SECRET, "raised_to": "geheim"}),
            (OFFICERS, "MEL", "melding", {**REPORT, "omschrijving": OFFICERS, "raised_to": "vertrouwelijk"}),
            (CARE, "ZOR", "zorgsignaal", {"category": "overig", "aanleiding": CARE}),
        )
    ]
    links = zip(("cause", "follow_up_of", "duplicate_of"), hidden, strict=False)
    neighbour = change_entry(system, neighbour.pk, 1, {name: str(each.entry.pk) for name, each in links})
    counted = {"melding": {"register": "melding"}, "integriteitsmelding": {"register": "integriteitsmelding"}}
    for row, (register, selection) in zip(
        Commitment.objects.filter(version=town.current).order_by("number"), counted.items(), strict=False
    ):
        Commitment.objects.filter(pk=row.pk).update(register=register, selection=selection)
    return ShieldedTown(town, handler, tuple(hidden), neighbour)


def _plant(
    town: Town,
    handler: Account,
    word: str,
    prefix: str,
    register: str,
    values: Mapping[str, str],
) -> Hidden:
    system = town.actor()
    said = {
        **values,
        "title": f"Over {word}",
        "street": f"{word}straat",
        "assigned_to": str(handler.pk),
        "cause": str(town.entry.pk),
        "area": str(town.place.pk),
    }
    entry = log_entry(system, register, said).entry
    writer = Actor(handler, town.organisation, frozenset({Role.ENFORCEMENT_OFFICER}))
    comment = add_comment(writer, entry.pk, f"Gehoord van {word}.")
    attachment = attach(writer, entry.pk, f"{word}.txt", f"Foto van {word}".encode())
    entry = change_entry(system, entry.pk, 1, {"title": f"Meer over {word}"})
    status = next(each.next[0] for each in definition_of(entry).statuses if each.name == entry.status)
    entry = move_status(system, entry.pk, 2, Move(status, note=f"Verder met {word}"))
    return Hidden(word, entry, comment, attachment, f"{prefix}-{entry.created_at.year}-{entry.pk}")
