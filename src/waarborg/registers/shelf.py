"""Which registers does Waarborg bring along? Every file in ``builtin/``: adding one is adding a file."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType

from waarborg.registers.definitions import RegisterDefinition
from waarborg.registers.files import read_register


def builtin_sources() -> Mapping[str, str]:
    """Give the text of every built-in register file by the register's name, in alphabetical order."""
    folder = resources.files("waarborg.registers") / "builtin"
    files = sorted(
        (file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name
    )
    return {file.name.removesuffix(".toml"): file.read_text(encoding="utf-8") for file in files}


@cache
def builtin_registers() -> Mapping[str, RegisterDefinition]:
    """Give every built-in register by its name, read once.

    Raises:
        RegisterFileError: when a file is wrong; a test reads them all.
        ValueError: when two registers number their entries with the same prefix.
    """
    registers = {name: read_register(name, source) for name, source in builtin_sources().items()}
    prefixes: dict[str, str] = {}
    for name, definition in registers.items():
        other = prefixes.setdefault(definition.prefix, name)
        if other != name:
            raise ValueError(f"registers {other} and {name} both have prefix {definition.prefix}; change one")
    return MappingProxyType(registers)
