"""How far is the fetching of a municipality's figures, as its page tells it?"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from waarborg.sources.holdings import Holdings, write_whole

_SILENT = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Step:
    """One table, or the outlines: how many rows came in, and what went wrong, in Dutch and in English."""

    name: str
    rows: int = 0
    expected: int | None = None
    done: bool = False
    trouble: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Fetch:
    """A run, as its page tells it.

    Attributes:
        wanted: what somebody typed: a name or a code.
        scope: the code that it turned out to be; empty while that is not known.
        became: that it went up in another, in Dutch and in English; empty where it did not.
    """

    wanted: str
    scope: str
    with_others: bool
    state: str
    begun_at: str
    moved_at: str
    steps: tuple[Step, ...] = field(default=())
    became: tuple[str, str] = ("", "")

    @property
    def is_busy(self) -> bool:
        """It goes on; a run that was silent for minutes was killed."""
        silent = datetime.now(UTC) - datetime.fromisoformat(self.moved_at) > _SILENT
        return self.state == "busy" and not silent

    @property
    def is_computing(self) -> bool:
        """All is brought in, and the picture is being made of it."""
        return self.is_busy and bool(self.steps) and all(each.done for each in self.steps)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where a run finds and leaves what it needs.

    Attributes:
        notes: the file that tells its page how far it is.
        own: the code of the municipality that asks: it is compared with others, so that its picture changes too.
        store: where figures are kept.
        mirror: a server that stands for all others; empty: those that publish.
        today: up to which day the picture goes that follows.
        least: smaller counts are not shown in it.
    """

    notes: Path
    own: str
    store: Holdings
    mirror: str
    today: date
    least: int


def note(path: Path, fetch: Fetch) -> Fetch:
    """Let the page know; gives the run with the moment at which that was done."""
    fetch = replace(fetch, moved_at=datetime.now(UTC).isoformat())
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_whole(path, json.dumps(asdict(fetch), ensure_ascii=False).encode())
    return fetch


def noted(path: Path) -> Fetch | None:
    """The run that a page was told of last."""
    try:
        written = json.loads(path.read_text(encoding="utf-8"))
        steps = tuple(
            Step(**{**each, "trouble": tuple(each["trouble"]) if each["trouble"] else None})
            for each in written.pop("steps")
        )
        became = tuple(written.pop("became", ("", "")))
        return Fetch(**written, steps=steps, became=became)
    except (OSError, ValueError, KeyError, TypeError):
        return None
