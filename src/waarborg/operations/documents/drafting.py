"""How is a document drafted from what is known, edited, filed or thrown away?"""

from __future__ import annotations

import hashlib
from datetime import date

from django.db import transaction
from django.utils import timezone

from waarborg.documents.charts.rendering import draw
from waarborg.documents.papers.filling import LONGEST, TemplateRefused, built_in, fill
from waarborg.documents.papers.making import make
from waarborg.documents.papers.paper import PICTURE, Paper, Picture
from waarborg.documents.titles import KINDS
from waarborg.operations.actors import Actor
from waarborg.operations.apart import compute_apart
from waarborg.operations.audit import leave_line
from waarborg.operations.documents.gathering import gather
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import Invalid, NotFound, Overtaken
from waarborg.records.models import CouncilDocument, Meeting, Organisation
from waarborg.records.queries.council_documents import own_template
from waarborg.registers.problems import Problem

_LONGEST_TITLE = 200


def compose(organisation: Organisation, name: str, day: date, meeting: Meeting | None = None) -> Paper:
    """A document as it comes out of the data of a municipality, by its own template where it has one.

    Raises:
        NotFound: there is no such document.
        Invalid: no plan was adopted yet, or the template is broken (with its line).
    """
    if name not in KINDS:
        raise NotFound(name)
    gathered = gather(organisation, name, day, meeting)
    if gathered is None:
        raise Invalid([Problem("name", "no_plan_yet")])
    own = own_template(organisation, name)
    try:
        text = fill(own.source if own else built_in(name), gathered.facts)
    except TemplateRefused as refused:
        raise Invalid([template_problem(refused)]) from refused
    used = {each: chart for each, chart in gathered.charts.items() if f"({PICTURE}{each})" in text}
    drawn = compute_apart(draw, list(used.values())) if used else []
    pictures = {
        each: Picture(svg.decode(), chart.description)
        for (each, chart), svg in zip(used.items(), drawn, strict=True)
    }
    pictures |= {each: picture for each, picture in gathered.pictures.items() if f"({PICTURE}{each})" in text}
    return Paper(gathered.title, organisation.name, day, text, pictures)


def template_problem(refused: TemplateRefused) -> Problem:
    """What is wrong with a template, and in which line."""
    dutch, english = refused.told
    values = (("line", refused.line), ("told", dutch), ("told_in_english", english))
    return Problem("source", "broken_template", values)


def paper_of(document: CouncilDocument) -> Paper:
    """A stored document, ready to be made in any form."""
    pictures = {
        name: Picture(kept["svg"], kept["alternative"]) for name, kept in sorted(document.pictures.items())
    }
    return Paper(
        document.title, document.organisation.name, document.on, document.text, pictures, document.look
    )


def draft_document(actor: Actor, name: str, day: date) -> CouncilDocument:
    """Draft a document that speaks of a day.

    Raises:
        NotAllowed, NotFound, Invalid.
    """
    require(actor, Act.DRAFT_DOCUMENT)
    return keep_draft(actor, name, compose(actor.organisation, name, day))


def keep_draft(actor: Actor, name: str, paper: Paper, meeting: Meeting | None = None) -> CouncilDocument:
    """Store what an act composed as a draft; with ``meeting``, that the act found, as the dossier of it."""
    with transaction.atomic():
        made = CouncilDocument.objects.create(
            organisation=actor.organisation,
            name=name,
            title=paper.title[:_LONGEST_TITLE],
            on=paper.on,
            text=paper.markdown,
            pictures={
                each: {"svg": picture.svg, "alternative": picture.alternative}
                for each, picture in paper.pictures.items()
            },
            meeting=meeting,
            look=paper.look,
            made_by=actor.account,
            made_at=timezone.now(),
        )
        changes = {"name": (None, name), "on": (None, paper.on.isoformat())}
        leave_line(actor, Act.DRAFT_DOCUMENT, made, changes)
    return made


def edit_document(actor: Actor, document: int, revision: int, title: str, text: str) -> CouncilDocument:
    """Change the title and the text of a draft.

    Raises:
        NotAllowed, NotFound, Overtaken (somebody changed or filed it), Invalid.
    """
    require(actor, Act.DRAFT_DOCUMENT)
    title, text = title.strip(), text.replace("\r\n", "\n")
    if problems := _check(title, text):
        raise Invalid(problems)
    with transaction.atomic():
        draft = _take(actor, document, revision)
        draft.title, draft.text, draft.revision = title, text, revision + 1
        draft.save()
        leave_line(actor, Act.DRAFT_DOCUMENT, draft, {"revision": (revision, draft.revision)})
    return draft


def file_document(actor: Actor, document: int, revision: int) -> CouncilDocument:
    """Freeze a draft: from now on it is what it is.

    Raises:
        NotAllowed, NotFound, Overtaken, NotMade.
    """
    require(actor, Act.FILE_DOCUMENT)
    with transaction.atomic():
        draft = _take(actor, document, revision)
        draft.digest = hashlib.sha256(compute_apart(make, paper_of(draft), "pdf")).hexdigest()
        draft.filed_by, draft.filed_at, draft.revision = actor.account, timezone.now(), revision + 1
        draft.save()
        leave_line(actor, Act.FILE_DOCUMENT, draft, {"digest": ("", draft.digest)})
    return draft


def throw_document_away(actor: Actor, document: int, revision: int) -> None:
    """Throw a draft away; what was filed stays.

    Raises:
        NotAllowed, NotFound, Overtaken.
    """
    require(actor, Act.DRAFT_DOCUMENT)
    with transaction.atomic():
        draft = _take(actor, document, revision)
        leave_line(actor, Act.DRAFT_DOCUMENT, draft, {"name": (draft.name, None)})
        draft.delete()


def _take(actor: Actor, document: int, revision: int) -> CouncilDocument:
    """A draft, held against other writers until the transaction ends."""
    held = CouncilDocument.objects.select_for_update(of=("self",)).select_related("organisation")
    found = held.filter(organisation=actor.organisation, pk=document).first()
    if found is None:
        raise NotFound(str(document))
    if found.filed_at is not None or found.revision != revision:
        raise Overtaken(f"document {document} is at revision {found.revision}, not {revision}")
    return found


def _check(title: str, text: str) -> list[Problem]:
    problems = []
    for field, value, maximum in (("title", title, _LONGEST_TITLE), ("text", text, LONGEST)):
        if not value.strip():
            problems.append(Problem(field, "missing"))
        elif len(value) > maximum:
            problems.append(Problem(field, "too_long", (("maximum", maximum), ("length", len(value)))))
        elif "\x00" in value:
            problems.append(Problem(field, "unstorable_characters"))
    return problems
