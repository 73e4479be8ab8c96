"""How does a command leave pictures behind, so that nobody who opens a page waits for one?"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from waarborg.configuration import read_configuration


def leave_pictures(scopes: Iterable[str] | None = None) -> bool:
    """Compute today's pictures of municipalities; without any named of those whose picture was asked before.

    Gives false, with a word on stderr, where one could not be computed: it will be when somebody opens it.
    """
    configuration = read_configuration(os.environ)
    if not configuration.figures_folder.is_dir():
        return True
    # Only here: what reads tables of millions of rows takes a moment to load.
    from waarborg.operations.apart import NotComputed
    from waarborg.operations.pictures.ahead import compute_ahead
    from waarborg.operations.pictures.keeping import computed_before
    from waarborg.sources.holdings import Holdings
    from waarborg.sources.trouble import SourceTrouble

    store = Holdings(configuration.figures_folder)
    today = datetime.now(ZoneInfo(configuration.time_zone)).date()
    wanted = computed_before(store) if scopes is None else scopes
    try:
        made = compute_ahead(store, wanted, today, configuration.small_numbers)
    except SourceTrouble as trouble:
        print(trouble.say("nl" if configuration.language == "nl" else "en"), file=sys.stderr)
        return False
    except NotComputed as trouble:
        print(f"The safety picture could not be computed ahead: {trouble}", file=sys.stderr)
        return False
    if made:
        print(f"Safety picture computed: {', '.join(made)}")
    return True
