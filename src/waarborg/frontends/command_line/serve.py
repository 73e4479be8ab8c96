"""``waarborg serve``: who answers the requests?"""

from __future__ import annotations

import argparse
import ctypes
import gc
import os
import re
import socket
import sys
from contextlib import suppress
from importlib import import_module

from django.conf import settings
from gunicorn.app.wsgiapp import WSGIApplication
from gunicorn.util import parse_address

from waarborg.configuration import read_configuration
from waarborg.configuration_values import DEFAULT_PORTS, Address

SUMMARY = "serve the pages with gunicorn"
_MOST_HEAPS = -8
"""What glibc's malloc.h calls ``M_ARENA_MAX``."""

_BEHIND_A_PROXY = "127.0.0.1:8000"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of this subcommand."""
    parser.add_argument(
        "--bind",
        metavar="HOST:PORT",
        help="where to answer; else where WAARBORG_ADDRESS says, if that is a port of this machine, or"
        f" {_BEHIND_A_PROXY}",
    )
    parser.add_argument(
        "--workers", type=parse_number, default=2, metavar="N", help="processes; about one a core"
    )
    parser.add_argument(
        "--threads", type=parse_number, default=4, metavar="N", help="threads in each process"
    )


def parse_number(written: str) -> int:
    """Read how many processes or threads.

    Raises:
        argparse.ArgumentTypeError: with what to do.
    """
    if not re.fullmatch(r"[1-9]\d{0,2}", written, re.ASCII):
        raise argparse.ArgumentTypeError(f"{written!r} is no number that can be: write 1 to 999")
    return int(written)


class _Server(WSGIApplication):
    """Gunicorn with our choices instead of its own command line."""

    def __init__(self, choices: dict[str, object]) -> None:
        self._choices = choices
        super().__init__()

    def init(self, parser: argparse.ArgumentParser, opts: argparse.Namespace, args: list[str]) -> None:
        """Nothing to read: the choices are ours."""

    def load_config(self) -> None:
        """Set our choices; the application is always Waarborg's."""
        self.app_uri = "waarborg.wsgi:application"
        for name, value in self._choices.items():
            self.cfg.set(name, value)


def run(options: argparse.Namespace) -> int:
    """Serve until stopped; returns 0, or 2 when it cannot answer there."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "waarborg.settings")
    bind = options.bind or _own_port(read_configuration(os.environ).address)
    if trouble := _trouble_with(bind):
        print(trouble, file=sys.stderr)
        return 2
    choices: dict[str, object] = {
        "bind": bind,
        "workers": options.workers,
        "threads": options.threads,
        "worker_class": "gthread",
        # Loaded once before the workers part, so that they share its memory.
        "preload_app": True,
        "when_ready": _prepare,
        "max_requests": 20_000,
        "max_requests_jitter": 2_000,
        "loglevel": "warning",
    }
    _share_one_heap()
    _Server(choices).run()
    return 0


def _share_one_heap() -> None:
    """Let the threads of a process take memory from one heap: with one each, glibc keeps the most that each needed.

    They take turns in Python, so none waits for it. Another C library than glibc has no such choice.
    """
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).mallopt(_MOST_HEAPS, 1)


def _prepare(_arbiter: object) -> None:
    """Load what is else loaded at first requests; what is frozen, no collector writes on, so it stays shared."""
    from django.db import OperationalError, connections

    from waarborg.operations.statistics import count_for_planning
    from waarborg.registers.shelf import builtin_registers

    # A migration that rewrites a table loses what was counted. While somebody writes for long, it waits till night.
    with suppress(OperationalError):
        count_for_planning()
    connections.close_all()
    import_module(settings.ROOT_URLCONF)
    builtin_registers()
    gc.collect()
    gc.freeze()


def _own_port(address: Address) -> str:
    """Where people reach this machine itself; where they come by another host or port, there is a proxy."""
    if not address.is_this_machine or address.port == DEFAULT_PORTS[address.scheme]:
        return _BEHIND_A_PROXY
    host = f"[{address.host}]" if ":" in address.host else address.host
    return f"{host}:{address.port}"


def _trouble_with(bind: str) -> str | None:
    """What keeps us from answering there, and what to do."""
    try:
        place = parse_address(bind)
    except (RuntimeError, ValueError):
        return f"--bind must be a host and a port, such as {_BEHIND_A_PROXY}, not {bind!r}."
    if not isinstance(place, tuple):
        return None
    try:
        family = socket.getaddrinfo(*place, type=socket.SOCK_STREAM)[0][0]
        with socket.socket(family, socket.SOCK_STREAM) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind(place)
    except (OSError, OverflowError) as trouble:
        why = getattr(trouble, "strerror", None) or trouble
        return (
            f"Cannot answer at {bind}: {why}. Stop what answers there, or choose another port, as in"
            " WAARBORG_ADDRESS=http://127.0.0.1:8001."
        )
    return None
