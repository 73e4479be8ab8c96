"""What can be kept beside an entry? Photos and documents, scanned, stripped and shut away from the web."""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from waarborg.documents.handed_files import HandedFile, UnfitFile, take_in
from waarborg.operations.actors import Actor
from waarborg.operations.audit import leave_line
from waarborg.operations.comments import find_open_to_notes
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import Invalid, NotFound
from waarborg.operations.stored_files import find_file, keep_file, remove_file
from waarborg.records.models import WITHDRAWN, Attachment, Entry
from waarborg.records.queries.entries import find_entry
from waarborg.records.queries.visible import is_visible
from waarborg.registers.problems import Problem
from waarborg.sources.virus_scanner import ScannerFailed, find_virus

MOST_PER_ENTRY = 50
LOG = logging.getLogger("waarborg.attachments")


@dataclass(frozen=True, slots=True)
class OpenedAttachment:
    """A file on its way to who may read it."""

    name: str
    media_type: str
    path: Path


def attach(actor: Actor, entry: int, name: str, content: bytes, token: str | None = None) -> Attachment:
    """Keep a photo or document beside an entry.

    Args:
        actor: who hands it in.
        entry: the number of the entry.
        name: of the file, as it was handed in.
        content: all of it; reading one byte more than allowed is enough to have it refused.
        token: the form's own key: the same form sent twice keeps one file.

    Raises:
        NotAllowed, NotFound, Invalid (kind, size, virus, scanner away, disk full).
    """
    require(actor, Act.ATTACH)
    about = find_open_to_files(actor, entry)
    if known := _stored_by(actor, token):
        return known
    if Attachment.objects.filter(entry=about, taken_back_at=None).count() >= MOST_PER_ENTRY:
        raise _refusal("too_many_files", maximum=MOST_PER_ENTRY)
    handed = _check(name, content)
    try:
        key = keep_file(actor.organisation.pk, handed.content)
    except OSError as error:
        facts = {"error": type(error).__name__, "errno": error.errno}
        LOG.error("attachment not stored", extra={"facts": facts})
        raise _refusal("file_not_stored") from None
    try:
        return _note(actor, about, handed, key, token)
    except IntegrityError:
        remove_file(key)
        if known := _stored_by(actor, token):
            return known
        raise
    except BaseException:
        remove_file(key)
        raise


def open_attachment(actor: Actor, attachment: int) -> OpenedAttachment:
    """Give a file to who may read it; every look is in the audit trail.

    Raises:
        NotAllowed, NotFound (also when it was taken back, or the file is gone from the disk).
    """
    require(actor, Act.READ_ATTACHMENT)
    found = _find(actor, attachment)
    path = find_file(found.key)
    if found.taken_back_at is not None or path is None:
        raise NotFound(str(attachment))
    leave_line(actor, Act.READ_ATTACHMENT, found.entry, {"attachment": (None, found.pk)})
    return OpenedAttachment(found.name, found.media_type, path)


def take_back_attachment(actor: Actor, attachment: int) -> Attachment:
    """Remove a file: one's own, or (for the safety officer) anybody's. That it was there stays to be seen.

    Raises:
        NotAllowed, NotFound.
    """
    require(actor, Act.ATTACH)
    with transaction.atomic():
        found = _find(actor, attachment, held=True)
        if actor.account is None or found.by_id != actor.account.pk:
            require(actor, Act.TAKE_BACK)
        if found.taken_back_at is not None:
            return found
        found.taken_back_at, found.taken_back_by = timezone.now(), actor.account
        found.name = ""
        found.save()
        leave_line(actor, Act.TAKE_BACK, found.entry, {"attachment": (found.pk, None)})
        transaction.on_commit(lambda: remove_file(found.key))
    return found


def _check(name: str, content: bytes) -> HandedFile:
    """The file as it may be kept; the scanner sees it as it came in."""
    largest: int = settings.CONFIGURATION.attachment_mb
    if len(content) > largest * 1_000_000:
        raise _refusal("attachment_too_large", maximum=largest)
    try:
        handed = take_in(name, content)
    except UnfitFile as unfit:
        raise _refusal(unfit.code) from None
    scanner = settings.CONFIGURATION.virus_scanner
    if scanner is None:
        return handed
    try:
        virus = find_virus(scanner, content)
    except ScannerFailed as failed:
        LOG.error("virus scanner failed", extra={"facts": {"reason": str(failed)}})
        raise _refusal("scanner_failed") from None
    if virus is not None:
        LOG.warning("virus refused", extra={"facts": {"virus": virus}})
        raise _refusal("virus_found")
    return handed


def _note(actor: Actor, about: Entry, handed: HandedFile, key: str, token: str | None) -> Attachment:
    with transaction.atomic():
        attachment = Attachment.objects.create(
            organisation=actor.organisation,
            entry=about,
            key=key,
            name=handed.name,
            media_type=handed.media_type,
            size=len(handed.content),
            digest=hashlib.sha256(handed.content).hexdigest(),
            by=actor.account,
            at=timezone.now(),
            token=token or None,
        )
        # Never its name: people name files after people.
        leave_line(actor, Act.ATTACH, about, {"attachment": (None, attachment.pk)})
    return attachment


def find_open_to_files(actor: Actor, number: int) -> Entry:
    """The entry that gets a file: who logged it hands in its photo, also where they may not see it any more.

    Raises:
        NotFound, Invalid (it was withdrawn).
    """
    if actor.account is not None:
        logged = Entry.objects.filter(organisation=actor.organisation, id=number, created_by=actor.account)
        own = logged.exclude(status=WITHDRAWN).first()
        if own is not None and not is_visible(actor, own):
            return own
    return find_open_to_notes(actor, number, "file")


def _find(actor: Actor, attachment: int, *, held: bool = False) -> Attachment:
    every = Attachment.objects.select_for_update() if held else Attachment.objects.all()
    found = every.filter(organisation=actor.organisation, id=attachment).first()
    if found is None or find_entry(actor, found.entry_id) is None:
        raise NotFound(str(attachment))
    return found


def _refusal(code: str, **values: int) -> Invalid:
    return Invalid([Problem("file", code, tuple(values.items()))])


def _stored_by(actor: Actor, token: str | None) -> Attachment | None:
    if not token:
        return None
    return Attachment.objects.filter(organisation=actor.organisation, token=token).first()
