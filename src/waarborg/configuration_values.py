"""What does the text of one setting mean? Each parser raises ValueError with the rest of a sentence."""

from __future__ import annotations

import re
import shlex
import zoneinfo
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

LANGUAGES = ("nl", "en")
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
LEAST_SECRET_KEY_LENGTH = 50
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
DEFAULT_PORTS = {"http": 80, "https": 443}
CLAMD_PORT = 3310
MAIL_PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}
HOST = re.compile(r"\.?[a-z0-9]([a-z0-9.-]*[a-z0-9])?|[0-9a-f:]+:[0-9a-f:]*", re.IGNORECASE)
POSTGRES_OPTIONS = frozenset(
    {
        "sslmode",
        "sslrootcert",
        "sslcert",
        "sslkey",
        "connect_timeout",
        "application_name",
        "target_session_attrs",
    }
)


@dataclass(frozen=True, slots=True)
class Address:
    """Where people reach this installation."""

    scheme: str
    host: str
    port: int

    def __str__(self) -> str:
        """The address without a slash at the end; a port only where it is not the scheme's own."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == DEFAULT_PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}"

    @property
    def is_https(self) -> bool:
        """Whether visitors come over https."""
        return self.scheme == "https"

    @property
    def is_this_machine(self) -> bool:
        """Whether only this machine itself can reach it."""
        return self.host in LOOPBACK


@dataclass(frozen=True, slots=True)
class PostgresDatabase:
    """How to reach a PostgreSQL database; an empty host is a local socket."""

    name: str
    host: str
    port: int | None
    user: str
    password: str = field(repr=False)
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class MailServer:
    """How to send e-mail."""

    security: str
    """``smtp`` (none), ``smtp+starttls`` or ``smtps``."""
    host: str
    port: int
    user: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class VirusScanner:
    """Which virus scanner looks at attachments: one of the three is filled in."""

    path: str = ""
    """The local socket of clamd."""
    host: str = ""
    """Where clamd listens on the network, with its ``port``."""
    port: int = 0
    command: tuple[str, ...] = ()
    """A program that reads the file from its input."""


def parse_address(text: str) -> Address:
    """``https://host[:port]``, without a path."""
    url = _split(text, tuple(DEFAULT_PORTS), "https://veiligheid.example.nl")
    if not url.hostname or not HOST.fullmatch(url.hostname) or url.hostname.startswith("."):
        raise ValueError("must name a host, such as https://veiligheid.example.nl.")
    if url.path not in {"", "/"} or url.query or url.fragment or url.username:
        raise ValueError(
            "must be the scheme and the host only, without a path: https://veiligheid.example.nl."
        )
    return Address(url.scheme, url.hostname, _port(url) or DEFAULT_PORTS[url.scheme])


def parse_hosts(text: str) -> tuple[str, ...]:
    """Host names separated by commas; a dot in front stands for all its subdomains."""
    hosts = tuple(part.strip() for part in text.split(",") if part.strip())
    if "*" in hosts:
        raise ValueError("may not be '*': name the hosts, separated by commas.")
    wrong = [host for host in hosts if not HOST.fullmatch(host)]
    if wrong:
        raise ValueError(f"has no valid host name in {wrong[0]!r}; write names without scheme, port or path.")
    return hosts


def parse_postgres(text: str) -> PostgresDatabase:
    """``postgres://user:password@host:port/name?sslmode=require``."""
    url = _split(text, ("postgres", "postgresql"), "postgres://user:password@host:5432/waarborg")
    name = unquote(url.path.removeprefix("/"))
    if not name or "/" in name:
        raise ValueError("must end in the name of the database: postgres://user:password@host:5432/waarborg.")
    options = dict(parse_qsl(url.query, keep_blank_values=True))
    host = unquote(options.pop("host", "")) or unquote(url.hostname or "")
    unknown = sorted(set(options) - POSTGRES_OPTIONS)
    if unknown:
        allowed = ", ".join(sorted(POSTGRES_OPTIONS | {"host"}))
        raise ValueError(
            f"has the unknown option {unknown[0]!r}; allowed after the question mark: {allowed}."
        )
    return PostgresDatabase(
        name=name,
        host=host,
        port=_port(url),
        user=unquote(url.username or ""),
        password=unquote(url.password or ""),
        options=tuple(sorted(options.items())),
    )


def parse_mail_server(text: str) -> MailServer:
    """``smtp://``, ``smtp+starttls://`` or ``smtps://``, with user and password where the server asks them."""
    url = _split(text, tuple(MAIL_PORTS), "smtp+starttls://user:password@mail.example.nl:587")
    if not url.hostname:
        raise ValueError("must name the mail server: smtp+starttls://user:password@mail.example.nl:587.")
    if url.path not in {"", "/"} or url.query:
        raise ValueError("must end after the host and port of the mail server.")
    return MailServer(
        security=url.scheme,
        host=url.hostname,
        port=_port(url) or MAIL_PORTS[url.scheme],
        user=unquote(url.username or ""),
        password=unquote(url.password or ""),
    )


def parse_mail_address(text: str) -> str:
    """An e-mail address, with a name in front if wanted: ``Waarborg <veiligheid@example.nl>``."""
    if not re.fullmatch(r"([^<>@\r\n]+<)?[^\s<>@]+@[^\s<>@]+(?(1)>)", text):
        raise ValueError("must be an e-mail address such as Waarborg <veiligheid@example.nl>.")
    return text


def parse_folder(text: str) -> Path:
    """A folder, which need not exist yet; never the root of the disk."""
    path = Path(text).expanduser().resolve()
    if path.parent == path:
        raise ValueError("may not be the root of the disk; name a folder of its own.")
    if path.exists() and not path.is_dir():
        raise ValueError(f"must be a folder, but {path} is a file.")
    return path


def parse_yes_or_no(text: str) -> bool:
    """``yes`` or ``no``."""
    answers = {
        "yes": True,
        "true": True,
        "1": True,
        "on": True,
        "no": False,
        "false": False,
        "0": False,
        "off": False,
    }
    if text.lower() not in answers:
        raise ValueError(f"must be yes or no, not {text!r}.")
    return answers[text.lower()]


def parse_language(text: str) -> str:
    """The language for those who have not chosen one."""
    return _one_of(text.lower(), LANGUAGES)


def parse_log_level(text: str) -> str:
    """From which level on a log line is written."""
    return _one_of(text.upper(), LOG_LEVELS)


def parse_secret_key(text: str) -> str:
    """Long enough to sign sessions with."""
    if len(text) < LEAST_SECRET_KEY_LENGTH or len(set(text)) < 5:
        raise ValueError(
            f"must be at least {LEAST_SECRET_KEY_LENGTH} random characters; "
            "leave it out and one is made and kept in the data folder."
        )
    return text


def parse_time_zone(text: str) -> str:
    """A name from the IANA list."""
    try:
        zoneinfo.ZoneInfo(text)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(f"must be a time zone such as Europe/Amsterdam, not {text!r}.") from None
    return text


def parse_whole_number(least: int, most: int) -> Callable[[str], int]:
    """A parser for whole numbers within bounds."""

    def parse(text: str) -> int:
        if not re.fullmatch(r"[0-9]{1,9}", text) or not least <= int(text) <= most:
            raise ValueError(f"must be a whole number from {least} to {most}, not {text!r}.")
        return int(text)

    return parse


def parse_map_background(text: str) -> str:
    """``none`` or ``pdok``."""
    return _one_of(text, ("none", "pdok"))


def parse_virus_scanner(text: str) -> VirusScanner:
    """``clamd:///run/clamav/clamd.ctl``, ``clamd://host:3310`` or ``command:program argument``."""
    if text.startswith("command:"):
        words = tuple(shlex.split(text.removeprefix("command:")))
        if not words or not Path(words[0]).is_absolute():
            raise ValueError(
                "must name its program from the root: command:/usr/bin/clamdscan --no-summary -."
            )
        return VirusScanner(command=words)
    url = _split(text, ("clamd",), "clamd:///run/clamav/clamd.ctl or clamd://scanner.example.nl:3310")
    if url.hostname and url.path in {"", "/"}:
        return VirusScanner(host=url.hostname, port=_port(url) or CLAMD_PORT)
    if url.hostname or url.path in {"", "/"}:
        raise ValueError("must name a socket (clamd:///run/clamav/clamd.ctl) or a host (clamd://host:3310).")
    return VirusScanner(path=unquote(url.path))


def _one_of(text: str, allowed: tuple[str, ...]) -> str:
    if text not in allowed:
        raise ValueError(f"must be one of {', '.join(allowed)}, not {text!r}.")
    return text


def parse_mirror(text: str) -> str:
    """The address under which a mirror has all sources, without a slash at the end."""
    return _split(text, ("http", "https"), "http://mirror.local:8080").geturl().rstrip("/")


def _split(text: str, schemes: tuple[str, ...], example: str) -> SplitResult:
    """Split a URL without ever repeating it in a message: it may hold a password."""
    try:
        url = urlsplit(text)
    except ValueError:
        raise ValueError(f"is no valid address; write it like {example}.") from None
    if url.scheme not in schemes or not text.startswith(f"{url.scheme}://"):
        raise ValueError(
            f"must start with {' or '.join(f'{scheme}://' for scheme in schemes)}, as in {example}."
        )
    return url


def _port(url: SplitResult) -> int | None:
    try:
        return url.port
    except ValueError:
        raise ValueError("has a port that is no number from 0 to 65535.") from None


def parse_days(text: str) -> tuple[int, ...]:
    """``14,3``: numbers of days, the longest first; a nought alone means none."""
    try:
        days = sorted({int(part) for part in text.split(",")}, reverse=True)
    except ValueError:
        raise ValueError("must be numbers of days with commas between them, such as 14,3.") from None
    if not all(0 <= each <= 365 for each in days):
        raise ValueError("must be numbers of days from 0 to 365, such as 14,3.")
    return tuple(each for each in days if each)
