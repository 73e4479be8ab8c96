"""At which address does the evidence of a document stand, as it was on the day that the document speaks of?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.conf import settings

from waarborg.commitments.windows import Window
from waarborg.records.models import Organisation


@dataclass(frozen=True, slots=True)
class Evidence:
    """The addresses of a municipality's pages on a day. Read later, they still show that day.

    Attributes:
        base: of its pages.
        day: on which the document judges.
    """

    base: str
    day: date

    @classmethod
    def of(cls, organisation: Organisation, day: date) -> Evidence:
        """The addresses of a municipality."""
        return cls(f"{settings.CONFIGURATION.address}/{organisation.slug}/", day)

    def commitments(self, standings: Iterable[str] = (), part: int | None = None) -> str:
        """The commitments with one of these standings, of one part of the plan; part 0: of those under none."""
        return f"{self._dated('', 'dag', stand=','.join(standings), onderdeel=part)}#afspraken"

    def commitment(self, number: int) -> str:
        """One commitment."""
        return self._dated(f"afspraak/{number}/", "dag")

    def actions(self, days: Window, standings: Iterable[str]) -> str:
        """The actions that run in these days and have one of these standings, without what is confidential."""
        start, end = days.start.isoformat(), days.end.isoformat()
        asked = {"van": start, "tot": end, "stand": ",".join(standings), "openbaar": "ja"}
        return f"{self._dated('uitvoering/', 'dag', **asked)}#acties"

    def action(self, action: int) -> str:
        """One action."""
        return self._dated(f"uitvoering/{action}/", "dag")

    def budget(self, first: int, last: int, anchor: str = "onderdelen") -> str:
        """The money from the first year to the last, without what is confidential."""
        years = str(first) if first == last else f"{first}-{last}"
        return f"{self._dated('uitvoering/begroting/', 'dag', jaar=years, openbaar='ja')}#{anchor}"

    def picture(self, page: str = "", **asked: str) -> str:
        """A page of the safety picture: ``vergelijken/``, ``thema/``; without one the picture as a whole."""
        return self._dated(f"veiligheidsbeeld/{page}", "op", **asked)

    def contribution(self, contribution: int) -> str:
        """What somebody contributed, and what was done with it."""
        return f"{self.base}inbreng/{contribution}/"

    def survey(self, survey: int) -> str:
        """The results of a survey of the residents' panel."""
        return f"{self.base}bewonerspanel/{survey}/resultaten/"

    def long_list(self, cycle: int) -> str:
        """The long list of a cycle, with what was chosen from it."""
        return f"{self.base}cyclus/{cycle}/prioriteiten/"

    def meeting(self, meeting: int) -> str:
        """A meeting with its agenda."""
        return f"{self.base}overleg/{meeting}/"

    def _dated(self, page: str, name: str, **asked: object) -> str:
        """A page with what is asked of it and, last, the day, by the name that the page calls it."""
        given = {key: value for key, value in asked.items() if value not in ("", None)}
        query = urlencode({**given, name: self.day.isoformat()}, safe=",/")
        return f"{self.base}{page}?{query}"
