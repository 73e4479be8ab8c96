"""Which plan does a document hold: its sections, measures, goals, partners and promises?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from waarborg.reading.blocks import Block
from waarborg.reading.contents import Contents, Line, read_contents, without_measures
from waarborg.reading.document import Document
from waarborg.reading.draft import DraftMeasure, DraftPlan, DraftSection, MeasureStatus, SectionKind
from waarborg.reading.framework import Framework, Level, Subject, edition_for
from waarborg.reading.front import Front, framework_of, read_front
from waarborg.reading.heading_lines import Heading, find_headings
from waarborg.reading.headings import Chapter
from waarborg.reading.outline import place_headings
from waarborg.reading.sections import TOPICAL, Skeleton, Span, build_skeletons
from waarborg.reading.sentences.context import Context
from waarborg.reading.sentences.inherited import often_below
from waarborg.reading.sentences.recognise import recognise
from waarborg.reading.spelling import fold
from waarborg.reading.tables import TableGroup
from waarborg.reading.unlabelled import is_telling, label_of_unlabelled


@dataclass(frozen=True, slots=True)
class _Plan:
    """What every section of one plan shares."""

    blocks: Sequence[Block]
    front: Front
    framework: Framework


def draft_plan(document: Document) -> DraftPlan:
    """Read the draft of a plan; pure, and never refused: what cannot be told stays ``None``."""
    blocks = document.blocks
    front = read_front(blocks)
    framework = framework_of(blocks, front.start)
    plan = _Plan(blocks, front, framework or edition_for(front.start.year if front.start else None))
    headings = _without_title(find_headings(blocks), front)
    skeletons = build_skeletons(blocks, place_headings(headings), plan.framework)
    skeletons = _with_unheaded(skeletons, headings, plan)
    sections: list[DraftSection] = []
    index_of: dict[int, int] = {}
    for index, skeleton in enumerate(skeletons):
        unlabelled = label_of_unlabelled(skeletons, index, blocks)
        contents = read_contents(skeleton, blocks, unlabelled)
        if is_telling(skeletons, index):
            contents = without_measures(contents)
        index_of[index] = len(sections)
        parent = None if skeleton.parent is None else index_of[skeleton.parent]
        path = (*_path(sections, parent), skeleton.title)
        sections.append(_section(skeleton, contents, parent, path, plan))
        sections += [
            _section_of_group(group, skeleton, index_of[index], path, plan) for group in contents.groups
        ]
    return DraftPlan(
        title=front.title,
        municipality=front.municipality,
        start=front.start,
        end=front.end,
        framework=framework.name if framework else None,
        sections=tuple(sections),
    )


def _without_title(headings: Sequence[Heading], front: Front) -> list[Heading]:
    """Leave out the title, also where a publication prints it again above the first chapter."""
    title = fold(front.title or "")
    kept = [heading for heading in headings if heading.place not in front.title_places]
    places = {heading.place for heading in kept}
    return [heading for heading in kept if fold(heading.title) != title or heading.place + 1 not in places]


def _with_unheaded(skeletons: list[Skeleton], headings: Sequence[Heading], plan: _Plan) -> list[Skeleton]:
    """Put text that stands ahead of every heading in a section of its own, named after the plan."""
    end = headings[0].place if headings else len(plan.blocks)
    places = [place for place in range(end) if place not in plan.front.title_places]
    is_plan_itself = not skeletons
    long_enough = [
        place for place in places if len(plan.blocks[place].text) > 150 or plan.blocks[place].cells
    ]
    if not (places if is_plan_itself else long_enough):
        return skeletons
    first = places[0] if is_plan_itself else long_enough[0]
    opening = Skeleton(None, plan.front.title or "", SectionKind.OTHER, None, None, None)
    opening.spans.append(Span(None, first, end))
    for skeleton in skeletons:
        skeleton.parent = None if skeleton.parent is None else skeleton.parent + 1
    return [opening, *skeletons]


def _path(sections: Sequence[DraftSection], index: int | None) -> tuple[str, ...]:
    titles: list[str] = []
    while index is not None:
        titles.insert(0, sections[index].title)
        index = sections[index].parent
    return tuple(titles)


def _section(
    skeleton: Skeleton, contents: Contents, parent: int | None, path: tuple[str, ...], plan: _Plan
) -> DraftSection:
    measures = [_measure(line, skeleton.theme, path, plan) for line in contents.measures]
    promising = [
        measure
        for line in contents.approach
        if not often_below(line.text) and (measure := _measure(line, skeleton.theme, path, plan)).commitments
    ]
    if contents.only_tells:
        measures, promising = [replace(measure, commitments=()) for measure in measures], []
    place = skeleton.place
    return DraftSection(
        number=skeleton.number,
        title=skeleton.title,
        kind=skeleton.kind,
        theme=skeleton.theme,
        parent=parent,
        page=None if place is None else plan.blocks[place].page,
        approach=tuple(line.text for line in contents.approach),
        partners=tuple(contents.partners),
        measures=tuple(sorted([*measures, *promising], key=lambda measure: measure.block or 0)),
        block=place,
    )


def _measure(line: Line, theme: str | None, path: tuple[str, ...], plan: _Plan) -> DraftMeasure:
    context = Context(
        start=plan.front.start,
        end=plan.front.end,
        theme=theme,
        status=None if line.status is MeasureStatus.OTHER and not line.listed else line.status,
        headings=path,
        often=line.often or (often_below(path[-1]) if path else ""),
    )
    return DraftMeasure(
        status=line.status,
        text=line.text,
        page=line.page,
        commitments=recognise(line.text, page=line.page, context=context),
        listed=line.listed,
        block=line.place,
    )


def _section_of_group(
    group: TableGroup, above: Skeleton, parent: int, path: tuple[str, ...], plan: _Plan
) -> DraftSection:
    title = group.title or above.title
    subject = plan.framework.find(title)
    theme = subject.code if subject else above.theme
    page = plan.blocks[group.place].page
    lines = [
        Line(measure.text, measure.place, page, measure.status, listed=True) for measure in group.measures
    ]
    return DraftSection(
        number=None,
        title=title,
        kind=_kind_of_group(group, above, subject),
        theme=theme,
        parent=parent,
        page=page,
        partners=tuple(group.partners),
        measures=tuple(_measure(line, theme, (*path, title), plan) for line in lines),
        block=group.place,
    )


def _kind_of_group(group: TableGroup, above: Skeleton, subject: Subject | None) -> SectionKind:
    if above.kind in TOPICAL - {SectionKind.FIELD}:
        return SectionKind.SUB_THEME
    if group.is_priority:
        return SectionKind.PRIORITY
    is_field = subject is not None and subject.level is Level.FIELD and above.kind is not SectionKind.FIELD
    if is_field and subject is not None and above.chapter is not Chapter.FIELDS:
        is_field = fold(group.title or "") == fold(subject.title)
    return SectionKind.FIELD if is_field else SectionKind.THEME
