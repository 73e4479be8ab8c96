"""How are charts drawn without the memory of this process growing? In a process of their own, all in one go.

``python -m waarborg.documents.charts.drawn_apart svg`` reads charts from standard input and answers with drawings.
"""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from waarborg.documents.charts.chart import Chart

_SECONDS = 120
_ROOT = str(Path(__file__).parents[3])


class NotDrawn(Exception):
    """The charts could not be drawn; says why."""


def draw_apart(charts: Sequence[Chart], form: str = "svg") -> list[bytes]:
    """The charts as SVG or PNG, in the same order.

    Raises:
        NotDrawn: one of them is no drawing, or it took too long.
    """
    if not charts:
        return []
    given = [[each.title, each.description, each.spec, each.language] for each in charts]
    command = [sys.executable, "-m", "waarborg.documents.charts.drawn_apart", form]
    try:
        done = subprocess.run(
            command,
            input=json.dumps(given).encode(),
            capture_output=True,
            timeout=_SECONDS,
            check=False,
            env={**os.environ, "PYTHONPATH": _ROOT},
        )
    except subprocess.TimeoutExpired as error:
        raise NotDrawn("it took too long") from error
    if done.returncode:
        raise NotDrawn(done.stderr.decode(errors="replace")[-300:])
    return [base64.b64decode(each) for each in json.loads(done.stdout)]


def main() -> None:
    """Draw what stands on standard input."""
    # Only here: what draws takes a hundred megabytes, which is why it has a process of its own.
    from waarborg.documents.charts.rendering import png_of, svg_of

    drawer = {"svg": svg_of, "png": png_of}[sys.argv[1]]
    charts = [
        Chart(title, told, (), (), spec, language) for title, told, spec, language in json.load(sys.stdin)
    ]
    json.dump([base64.b64encode(drawer(each)).decode() for each in charts], sys.stdout)


if __name__ == "__main__":
    main()
