"""``waarborg serve``: who answers the requests?"""

from __future__ import annotations

import argparse
import os

from gunicorn.app.wsgiapp import WSGIApplication

SUMMARY = "serve the pages with gunicorn"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of this subcommand."""
    parser.add_argument("--bind", default="127.0.0.1:8000", metavar="HOST:PORT")
    parser.add_argument("--workers", type=int, default=2, metavar="N", help="processes; about one a core")
    parser.add_argument("--threads", type=int, default=4, metavar="N", help="threads in each process")


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
    """Serve until stopped; returns 0."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "waarborg.settings")
    choices: dict[str, object] = {
        "bind": options.bind,
        "workers": options.workers,
        "threads": options.threads,
        "worker_class": "gthread",
        # Loaded once before the workers part, so that they share its memory.
        "preload_app": True,
        "max_requests": 20_000,
        "max_requests_jitter": 2_000,
        "loglevel": "warning",
    }
    _Server(choices).run()
    return 0
