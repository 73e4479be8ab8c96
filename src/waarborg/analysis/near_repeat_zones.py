"""Where is another burglary to be reckoned with now, and until when?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from waarborg.analysis.arrays import known_places
from waarborg.analysis.near_pairs import list_pairs


@dataclass(frozen=True, slots=True)
class Zone:
    """A place where incidents followed each other near and soon, or where the last one is still fresh.

    Attributes
    ----------
    incidents
        The positions of the incidents in the list, oldest first. The zone is all that lies less than ``distance``
        from one of those that are still fresh.
    fresh
        Those of them from which the zone still counts.
    first, latest
        The days of the oldest and the newest incident.
    until
        The last day on which the zone counts, if nothing more happens.
    distance
        Metres around each fresh incident.
    """

    incidents: tuple[int, ...]
    fresh: tuple[int, ...]
    first: date
    latest: date
    until: date
    distance: float


def current_zones(
    places: ArrayLike,
    days: Sequence[date],
    on: date,
    reach: tuple[float, float],
    by: Literal["manhattan", "euclidean"] = "manhattan",
) -> list[Zone]:
    """List the zones of near repeats that count on a day, the most incidents first, then the longest to go.

    Parameters
    ----------
    places
        Of the incidents, x and y in metres.
    days
        The day of each. What lies after ``on`` is left out.
    reach
        How far (metres) and how long (days) repeats are near: what :meth:`NearRepeats.reach` found on past years,
        not a wish; without it there are no zones.
    by
        As the bands were measured.

    Notes
    -----
    Two incidents belong together when they lie less than both apart; a zone is all that hang together that way. An
    incident of day d is fresh on d up to and including the last whole day less than ``reach`` later.

    References
    ----------
    Johnson, Bowers, Birks and Pease (2009), Predictive mapping of crime by ProMap, in Putting Crime in its Place,
    Springer, 171-198: risk moves with what happened, and ends.

    Examples
    --------
    >>> found = current_zones([[0, 0], [40, 0], [9000, 0]], [date(2024, 3, 1), date(2024, 3, 5), date(2024, 1, 1)],
    ...                       on=date(2024, 3, 10), reach=(100, 14))
    >>> [(zone.incidents, zone.until.isoformat()) for zone in found]
    [((0, 1), '2024-03-18')]
    """
    distance, lasting = reach
    known = known_places(places)
    if len(known) != len(days):
        raise ValueError(f"{len(days)} days for {len(known)} places")
    if distance <= 0 or lasting <= 0:
        raise ValueError(f"a reach above 0 metres and 0 days is asked, not {reach}")
    past = np.array([place for place, day in enumerate(days) if day <= on], dtype=np.int64)
    if past.size == 0:
        return []
    moments = np.array([days[place].toordinal() for place in past])
    chain = _hang_together(known[past], moments, reach, by == "manhattan")
    longest = timedelta(days=int(np.ceil(lasting)) - 1)
    zones = [
        _zone([int(past[one]) for one in np.flatnonzero(chain == each)], days, on, distance, longest)
        for each in np.unique(chain[moments + longest.days >= on.toordinal()])
    ]
    return sorted(zones, key=lambda zone: (-len(zone.incidents), -zone.until.toordinal(), zone.incidents))


def _zone(members: list[int], days: Sequence[date], on: date, distance: float, longest: timedelta) -> Zone:
    ordered = sorted(members, key=lambda place: (days[place], place))
    fresh = tuple(place for place in ordered if days[place] + longest >= on)
    latest = days[ordered[-1]]
    return Zone(tuple(ordered), fresh, days[ordered[0]], latest, latest + longest, distance)


def _hang_together(
    places: np.ndarray[tuple[int, int], np.dtype[np.float64]],
    moments: np.ndarray[tuple[int], np.dtype[np.int64]],
    reach: tuple[float, float],
    manhattan: bool,
) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
    """For each incident the number of the chain that it belongs to."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    pairs = list_pairs(places, (reach[0],), manhattan, same_place=False)
    one, other = pairs.order[pairs.one], pairs.order[pairs.other]
    soon = np.abs(moments[one] - moments[other]) < reach[1]
    links = coo_array((np.ones(int(soon.sum())), (one[soon], other[soon])), shape=(len(places),) * 2)
    chains: np.ndarray[tuple[int], np.dtype[np.int32]] = connected_components(links, directed=False)[1]
    return chains
