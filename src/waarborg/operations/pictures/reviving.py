"""How does what was written as JSON become what it was?"""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints


def revive(kind: Any, value: Any) -> Any:
    """Make of plain JSON what it was written from, by the types of the fields."""
    origin, arguments = get_origin(kind), get_args(kind)
    if value is not None and origin in (Union, UnionType):
        kind = next(each for each in arguments if each is not NoneType)
        origin, arguments = get_origin(kind), get_args(kind)
    if value is None:
        return None
    if origin is tuple:
        several = arguments[:1] * len(value) if arguments[-1] is Ellipsis else arguments
        return tuple(revive(each, item) for each, item in zip(several, value, strict=True))
    if origin is dict:
        return {key: revive(arguments[1], item) for key, item in value.items()}
    if kind in (datetime, date):
        return kind.fromisoformat(value)
    if hasattr(kind, "__dataclass_fields__"):
        hints = _hints(kind)
        return kind(**{name: revive(hints[name], item) for name, item in value.items()})
    return value


@lru_cache(maxsize=32)
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)
