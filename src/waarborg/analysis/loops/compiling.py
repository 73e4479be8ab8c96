"""How is a loop compiled, and where is what comes of it kept?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

from numba import njit

Loop = TypeVar("Loop", bound=Callable[..., Any])


def compiled(*signatures: str) -> Callable[[Loop], Loop]:
    """Compile a function for these types, or fetch it where that was done before; it runs without Python's lock.

    It is kept beside its file, else in the user's cache (``NUMBA_CACHE_DIR`` names another place). Where none of
    them can be written it is compiled for this process alone.
    """

    def compile_one(function: Loop) -> Loop:
        wanted = list(signatures)
        made: Any
        try:
            made = njit(wanted, cache=True, nogil=True)(function)
        except RuntimeError:
            made = njit(wanted, nogil=True)(function)
        return cast(Loop, made)

    return compile_one
