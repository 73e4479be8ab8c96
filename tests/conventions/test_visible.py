"""Does every query of entries go through the one place that knows which of them somebody may see?"""

import re
from pathlib import Path

from tests.shared_data import PROJECT

SOURCE = PROJECT / "src" / "waarborg"
QUERY = re.compile(
    r"\b(?:Entry|EntryWord|StatusChange|Comment|CommentWord|Attachment|EventRisk)\.(?:objects|_default_manager|_base_manager)\b"
    r"|\.(?:entries|effects|follow_ups|duplicates)\.(?:all|filter|exclude|order_by|values|values_list|count|exists|get)\b"
    r"|\brecords_entry\b"
)

MAY = {
    "records/queries/visible.py": "the one place",
    "records/queries/selected.py": "judging counts everything: a promise is the municipality's",
    "records/queries/answers.py": "judging counts everything: a promise is the municipality's",
    "records/queries/entries.py": "narrows what a list asks for to what is visible; reads again what was found so",
    "records/queries/work_lists.py": "reads again the columns of entries of which the numbers were found visible",
    "records/queries/searching.py": "narrows what is visible by its words",
    "records/queries/full_search.py": "looks words up; shows and counts only what is visible",
    "records/queries/term_reminders.py": "finds what is late; tells each only of what they may see",
    "records/queries/event_risk.py": "of an entry that was found visible",
    "operations/entries.py": "stores a new entry, and what happened to one that was found visible",
    "operations/settling.py": "tells what happened to a planned entry that lapses",
    "operations/comments.py": "looks up a comment, and then whether its entry is visible",
    "operations/attachments.py": "looks up an attachment, or what one logged, and then whether it is visible",
    "operations/event_risk.py": "stores a scan of an entry that was found visible",
    "operations/suspending.py": "reads again an entry that was found visible",
    "operations/confirming_terms.py": "reckons anew the terms of all entries when a term set by law is confirmed",
    "operations/finding.py": "keeps the words of an entry",
    "operations/imports/reading.py": "knows rows again by their key: who hands in a list has the row already",
    "operations/imports/undoing.py": "takes back what came with one list",
    "operations/registers.py": "asks whether a register has entries at all before it goes",
    "operations/register_drafts/breaking.py": "asks what a change of a register would break",
}
"""Modules that query entries without asking who looks, and why they may."""


def queries(path: Path) -> list[str]:
    return [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if QUERY.search(line)]


def test_every_query_of_entries_asks_which_of_them_somebody_may_see() -> None:
    found = {str(path.relative_to(SOURCE)): queries(path) for path in SOURCE.rglob("*.py")}
    kept = {name for name in found if name.startswith(("records/models/", "records/migrations/"))}
    bypassing = {name: lines for name, lines in found.items() if lines and name not in {*MAY, *kept}}
    assert bypassing == {}, (
        "Start from visible_entries, or narrow with only_visible (records/queries/visible.py): what somebody may"
        f" not see must not show in any list, count or search. {bypassing}"
    )
    assert {name for name in MAY if not found.get(name)} == set(), "these no longer need their exception"
