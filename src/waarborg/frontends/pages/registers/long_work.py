"""How does work go on that takes longer than a page may take?

In a thread of this server, which finishes it before it ends in an orderly way. Killed, it leaves nothing half done:
the work itself is one transaction, and its page tells that it stopped.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from django.db import connections

from waarborg.operations.imports.runs import Tell
from waarborg.operations.refusals import Refused

_LOG = logging.getLogger(__name__)


_LONGEST_WAIT = 5.0
"""Seconds."""


def go_on_behind_the_page(work: Callable[[Tell], object]) -> None:
    """Start, and let the page be shown meanwhile; what goes wrong is logged, for the work tells it to its page.

    Comes back once the work has told for the first time how far it is, so that the page shows it as begun.
    """
    begun = threading.Event()

    def tell(passed: int, lines: int) -> None:
        begun.set()

    def do() -> None:
        try:
            work(tell)
        except Refused as refused:
            _LOG.info("work behind a page was refused", extra={"facts": {"refusal": type(refused).__name__}})
        except Exception:
            _LOG.exception("work behind a page stopped")
        finally:
            begun.set()
            connections.close_all()

    threading.Thread(target=do, daemon=False).start()
    begun.wait(_LONGEST_WAIT)
