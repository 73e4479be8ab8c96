"""Where do the pages of a picture stand?"""

from __future__ import annotations

from datetime import UTC, datetime

from tests.shared_data import PROJECT

from waarborg.analysis.area_files import read_areas
from waarborg.sources.invented.town import Neighbourhood, lay_out

PICTURE = "/duinstad/veiligheidsbeeld"


MOMENT = datetime(2026, 11, 30, tzinfo=UTC)


def neighbourhoods() -> list[Neighbourhood]:
    districts = read_areas((PROJECT / "examples/duinmeer/wijken.geojson").read_bytes())
    assert isinstance(districts, list)
    return lay_out(districts)
