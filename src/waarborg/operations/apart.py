"""How is something large computed without this process growing? In a process of its own, which then ends.

What draws, typesets and computes loads tens of megabytes and keeps what it took, and each worker of a server would.
``python -m waarborg.operations.apart`` is that other process: it reads what to call, and answers what that gave.
"""

from __future__ import annotations

import os
import pickle  # nosec B403
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

Answer = TypeVar("Answer")

_SECONDS = 300
_ROOT = str(Path(__file__).parents[2])
_TURN = threading.BoundedSemaphore(2)
"""So many at once from one process: each takes a processor and its own memory."""


class NotComputed(Exception):
    """The other process gave no answer; says why."""


def compute_apart(function: Callable[..., Answer], *arguments: object) -> Answer:
    """What a function of a module answers, called in a new process; what it raises is raised here.

    The function imports what it needs in its own body where the asking process has to do without that.

    Raises:
        NotComputed: it took too long, or was stopped.
    """
    with _TURN:
        return run_apart(function, *arguments, seconds=_SECONDS)


def run_apart(function: Callable[..., Answer], *arguments: object, seconds: float) -> Answer:
    """The same for what mostly waits: at once, beside whatever else is computed.

    Raises:
        NotComputed: it took longer than so many seconds, or was stopped.
    """
    try:
        done = subprocess.run(
            [sys.executable, "-m", "waarborg.operations.apart"],
            input=pickle.dumps((function, arguments)),
            capture_output=True,
            timeout=seconds,
            check=False,
            env={**os.environ, "PYTHONPATH": _ROOT},
        )
    except subprocess.TimeoutExpired as error:
        raise NotComputed("it took too long") from error
    if done.returncode:
        raise NotComputed(done.stderr.decode(errors="replace")[-300:])
    # From the child that was started here; nobody else can write there.
    answer, trouble = pickle.loads(done.stdout)  # noqa: S301 # nosec B301
    if trouble is not None:
        raise trouble
    given: Answer = answer
    return given


def main() -> None:
    """Call what stands on standard input."""
    answers = os.dup(sys.stdout.fileno())
    # What a library prints is no answer.
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    # From the process that started this one, over a pipe that only the two hold.
    function, arguments = pickle.load(sys.stdin.buffer)  # noqa: S301 # nosec B301
    told: tuple[object, Exception | None]
    try:
        told = function(*arguments), None
    except Exception as trouble:
        told = None, trouble
    with os.fdopen(answers, "wb") as file:
        pickle.dump(told, file)


if __name__ == "__main__":
    main()
