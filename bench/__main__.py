"""Run every benchmark, each in a process of its own, and tell on which machine: ``make bench``.

``python -m bench --small`` is a quick run; names choose: ``python -m bench judging board``.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from bench.report import report_machine


def benchmarks() -> list[str]:
    """The files of this folder that can be run."""
    files = sorted(Path(__file__).parent.glob("*.py"))
    return [file.stem for file in files if file.stem != "__main__" and "\ndef main(" in file.read_text()]


def main() -> int:
    """Run them; returns 1 when one of them stopped."""
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"one of {', '.join(benchmarks())}")
    parser.add_argument("--small", action="store_true", help="a quick run over little data")
    options = parser.parse_args()
    stopped = []
    for name in options.names or benchmarks():
        command = [sys.executable, "-m", f"bench.{name}", *(["--small"] if options.small else [])]
        if subprocess.run(command, check=False).returncode:
            stopped.append(name)
    report_machine()
    if stopped:
        print(f"Stopped before the end: {', '.join(stopped)}.", file=sys.stderr)
    return 1 if stopped else 0


if __name__ == "__main__":
    sys.exit(main())
