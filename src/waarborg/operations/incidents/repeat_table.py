"""How many pairs of incidents of a list lie near and soon, by the distances and days that somebody chose?"""

from __future__ import annotations

import math

from waarborg.operations.actors import Actor
from waarborg.operations.apart import compute_apart
from waarborg.operations.incidents.apart import repeats_in
from waarborg.operations.incidents.lists import find_incident_list, folder_of
from waarborg.operations.incidents.repeat_bands import RepeatTable, WantedBands
from waarborg.operations.refusals import Invalid
from waarborg.registers.problems import Problem
from waarborg.sources.incidents.lists import KeptList

MOST_METRES, MOST_DAYS, MOST_BANDS = 5_000, 365, 10


def count_repeats(actor: Actor, incidents: str, wanted: WantedBands) -> tuple[KeptList, RepeatTable | None]:
    """Count the pairs of a list by other bands than the usual ones; ``None`` where there are too few incidents.

    Raises:
        NotAllowed, NotFound, Invalid; SourceTrouble where the file is damaged.
    """
    kept = find_incident_list(actor, incidents)
    limits = (("metres", MOST_METRES), ("days", MOST_DAYS), ("distances", MOST_BANDS), ("times", MOST_BANDS))
    problems = [
        Problem(name, "band_out_of_range", (("maximum", most),))
        for name, most in limits
        if not (math.isfinite(value := getattr(wanted, name)) and 0 < value <= most)
    ]
    if problems:
        raise Invalid(problems)
    return kept, compute_apart(repeats_in, folder_of(actor), kept.name, wanted)
