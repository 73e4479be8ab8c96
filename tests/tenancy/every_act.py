"""How is every act found, and done with the things of a town?"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.tenancy.acts import ASKS
from tests.tenancy.given import POINTING, VALUES, Maker
from tests.tenancy.parts_of_acts import PARTS_OF_ACTS
from tests.tenancy.towns import Town

import waarborg.operations
from waarborg.operations.actors import Actor
from waarborg.operations.permissions import Act


@dataclass(frozen=True, slots=True)
class Operation:
    """A public function of the operations that an actor does."""

    name: str
    function: Callable[..., object]

    @property
    def act(self) -> Act:
        """What it must ask permission for."""
        if self.name not in ASKS:
            raise AssertionError(
                f"waarborg.operations.{self.name} takes an actor and no test knows it. Say in"
                f" acts.py, in ASKS, for which act it must ask permission; or say in PARTS_OF_ACTS why"
                " it is no act of its own."
            )
        return ASKS[self.name]

    @property
    def pointing(self) -> dict[str, Maker]:
        """Its parameters that point at something of a municipality."""
        found = {name: self._find(POINTING, name) for name in self._parameters(with_optional=True)}
        own = {name for name in found if self._find(VALUES, name, only_own=True)}
        return {name: maker for name, maker in found.items() if maker and name not in own}

    def do(self, actor: Actor, town: Town, **instead: object) -> object:
        """Do it with the things of a town, or with these instead."""
        arguments = {name: self._maker(name)(town) for name in self._parameters(with_optional=False)}
        return self.function(actor, **{**arguments, **instead})

    def _parameters(self, *, with_optional: bool) -> Iterator[str]:
        for name, parameter in list(inspect.signature(self.function).parameters.items())[1:]:
            if with_optional or parameter.default is parameter.empty:
                yield name

    def _maker(self, parameter: str) -> Maker:
        own = self._find(VALUES, parameter, only_own=True)
        maker = own or self._find(POINTING, parameter) or self._find(VALUES, parameter)
        if maker is None:
            raise AssertionError(
                f"waarborg.operations.{self.name} has a parameter {parameter!r} that no test fills. Say in"
                f" given.py what a town has for it: in POINTING when it points at something of a"
                " municipality, so that it is tried across the border; else in VALUES."
            )
        return maker

    def _find(self, table: dict[str, Maker], parameter: str, *, only_own: bool = False) -> Maker | None:
        module, _, function = self.name.rpartition(".")
        own = table.get(f"{function}.{parameter}")
        if own or only_own:
            return own
        return table.get(f"{module.split('.')[0]}.{parameter}") or table.get(parameter)


def operations() -> list[Operation]:
    """Every act that an actor does."""
    return [each for each in _with_actor() if each.name not in PARTS_OF_ACTS]


def parts_of_acts() -> set[str]:
    """The names of :data:`PARTS_OF_ACTS` that are there."""
    return {each.name for each in _with_actor()} & set(PARTS_OF_ACTS)


def _with_actor() -> Iterator[Operation]:
    package = waarborg.operations
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        loaded = importlib.import_module(module.name)
        for name, function in inspect.getmembers(loaded, inspect.isfunction):
            is_own = function.__module__ == module.name and not name.startswith("_")
            if is_own and "actor" in inspect.signature(function).parameters:
                short = module.name.removeprefix(f"{package.__name__}.")
                yield Operation(f"{short}.{name}", function)
