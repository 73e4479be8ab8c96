"""Where does a sentence stand in its plan?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from waarborg.reading.draft import MeasureStatus


@dataclass(frozen=True, slots=True)
class Context:
    """What surrounds a sentence and changes its meaning.

    Attributes:
        start, end: first and last day of the plan; ``None`` when the plan does not say.
        theme: code of the framework's theme that the section is tied to.
        status: of the measure that the sentence belongs to; ``None`` for running text.
        headings: titles above the sentence, outermost first.
        often: how often what stands here happens, by its heading or lead-in ('per kwartaal'); may be nothing.
    """

    start: date | None = None
    end: date | None = None
    theme: str | None = None
    status: MeasureStatus | None = None
    headings: tuple[str, ...] = ()
    often: str = ""
