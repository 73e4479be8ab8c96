"""How far is it? One line that is written over while work goes on; nothing where nobody looks."""

from __future__ import annotations

import sys
from types import TracebackType

_WIDTH = 24


class Bar:
    """A bar on the error output, where that is a terminal; it is gone when the work is done."""

    def __init__(self, name: str) -> None:
        self._name = name[:50]
        self._shown = sys.stderr.isatty()

    def show(self, done: int, whole: int | None) -> None:
        """Say how much is done; without a whole there is a number and no bar."""
        if not self._shown:
            return
        if whole:
            full = min(_WIDTH, _WIDTH * done // whole)
            line = f"{'█' * full}{'·' * (_WIDTH - full)} {done:,} / {whole:,}"
        else:
            line = f"{done:,}"
        print(f"\r\x1b[K{self._name} {line}", end="", file=sys.stderr, flush=True)

    def __enter__(self) -> Bar:
        """Begin with an empty line."""
        return self

    def __exit__(
        self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None
    ) -> None:
        if self._shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
