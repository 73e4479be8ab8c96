"""How is a server elsewhere asked: politely, and again when it fails or its answer is not whole?"""

from __future__ import annotations

import ssl
import time
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

import urllib3
from urllib3.exceptions import HTTPError

from waarborg.sources.trouble import SourceTrouble, Trouble

_CHUNK = 1 << 18
_BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})
_NAME = "Waarborg (safety picture of a municipality)"


@dataclass(frozen=True, slots=True)
class Patience:
    """How long and how often a server is waited for; times are in seconds.

    Attributes:
        attempts: how often one question is asked at most.
        first_attempts: the same of a server that has not answered yet; without a network none will.
        first_wait: before the second attempt; it doubles with each next one.
        longest_wait: also what a server's own Retry-After is held to.
        silence: how long a server may say nothing.
        whole_answer: how long one answer may take from beginning to end.
        largest: how many bytes one answer may have.
        wait: what waits; a test passes its own.
    """

    attempts: int = 6
    first_attempts: int = 3
    first_wait: float = 1.0
    longest_wait: float = 60.0
    silence: float = 60.0
    whole_answer: float = 600.0
    largest: int = 512 * 1024 * 1024
    wait: Callable[[float], None] = time.sleep


class _AskAgain(Exception):
    """This attempt failed in a way that another may not."""

    def __init__(self, trouble: SourceTrouble, after: float | None = None) -> None:
        self.trouble = trouble
        self.after = after


class Server:
    """One server; questions go over one connection, one after the other."""

    def __init__(self, root: str, patience: Patience | None = None) -> None:
        """Take an address such as ``https://host/odata``; the proxy that the machine is set to is used."""
        self._root = urlsplit(root.rstrip("/"))
        self._patience = patience or Patience()
        self._pool = _pool_for(self._root)
        self._has_answered = False

    @property
    def host(self) -> str:
        """The name by which messages call it."""
        return self._root.hostname or self._root.netloc

    def ask(self, path: str, query: Mapping[str, str] | None = None) -> bytes:
        """Ask for a path under the root, and give the whole answer.

        Raises:
            SourceTrouble: when it kept failing, or was refused.
        """
        return self._ask(self._root._replace(path=f"{self._root.path}/{quote(path)}", query=_written(query)))

    def ask_link(self, link: str) -> bytes:
        """Follow a link to a next page; only its path and query count, so that it leads to no other server."""
        named = urlsplit(link)
        if named.netloc or named.path.startswith("/"):
            return self._ask(self._root._replace(path=named.path, query=named.query))
        return self._ask(
            self._root._replace(path=f"{self._root.path}/{quote(named.path, safe='/%')}", query=named.query)
        )

    def _ask(self, address: SplitResult) -> bytes:
        patience = self._patience
        pause = patience.first_wait
        for attempt in range(patience.attempts):
            try:
                return self._ask_once(address)
            except _AskAgain as failed:
                if attempt + 1 >= (patience.attempts if self._has_answered else patience.first_attempts):
                    raise failed.trouble from None
                patience.wait(min(failed.after or pause, patience.longest_wait))
                pause *= 2
        raise AssertionError("unreachable: patience has at least one attempt")

    def _ask_once(self, address: SplitResult) -> bytes:
        try:
            answer = self._pool.request(
                "GET",
                urlunsplit(address),
                headers={"Accept-Encoding": "gzip", "User-Agent": _NAME},
                timeout=urllib3.Timeout(
                    connect=min(10.0, self._patience.silence), read=self._patience.silence
                ),
                retries=urllib3.Retry(total=0, redirect=3, raise_on_redirect=True),
                preload_content=False,
            )
        except HTTPError as error:
            if _is_about_certificate(error):
                raise SourceTrouble(Trouble.CERTIFICATE, server=self.host) from None
            raise _AskAgain(self._unreachable(error)) from None
        self._has_answered = True
        try:
            body = self._read(answer)
            answer.release_conn()
        except HTTPError:
            raise _AskAgain(SourceTrouble(Trouble.BROKEN_ANSWER, server=self.host)) from None
        finally:
            answer.close()
        self._check_status(answer, body, address)
        return body

    def _read(self, answer: urllib3.BaseHTTPResponse) -> bytes:
        until = time.monotonic() + self._patience.whole_answer
        parts, size = [], 0
        for part in answer.stream(_CHUNK, decode_content=True):
            parts.append(part)
            size += len(part)
            if size > self._patience.largest or time.monotonic() > until:
                raise HTTPError("the answer is too long or takes too long")
        return b"".join(parts)

    def _check_status(self, answer: urllib3.BaseHTTPResponse, body: bytes, address: SplitResult) -> None:
        if answer.status == 200:
            return
        if answer.status in _BUSY:
            busy = SourceTrouble(Trouble.BUSY, server=self.host, status=answer.status)
            raise _AskAgain(busy, _asked_to_wait(answer.headers.get("Retry-After", "")))
        if answer.status in (404, 410):
            raise SourceTrouble(Trouble.NOT_FOUND, server=self.host, path=address.path)
        reason = " ".join(body[:300].decode("utf-8", "replace").split())
        raise SourceTrouble(Trouble.REFUSED, server=self.host, status=answer.status, reason=reason)

    def _unreachable(self, error: HTTPError) -> SourceTrouble:
        reason = type(getattr(error, "reason", None) or error).__name__
        return SourceTrouble(Trouble.UNREACHABLE, server=self.host, reason=reason)


def _is_about_certificate(error: BaseException | None) -> bool:
    """Whether the server (or a proxy in between) is not who it says; asking again does not help."""
    while error is not None and not isinstance(error, ssl.SSLCertVerificationError):
        reason = getattr(error, "reason", None)
        inner = next((each for each in error.args if isinstance(each, BaseException)), None)
        error = reason if isinstance(reason, BaseException) else inner
    return error is not None


def _pool_for(root: SplitResult) -> urllib3.PoolManager:
    proxy = urllib.request.getproxies().get(root.scheme)
    if proxy and not urllib.request.proxy_bypass(root.hostname or ""):
        return urllib3.ProxyManager(proxy)
    return urllib3.PoolManager()


def _written(query: Mapping[str, str] | None) -> str:
    """Spaces as %20: some servers take a plus sign for a plus sign."""
    return "&".join(
        f"{quote(name, safe='$')}={quote(value, safe='')}" for name, value in (query or {}).items()
    )


def _asked_to_wait(header: str) -> float | None:
    """The seconds of a Retry-After; a moment instead of seconds is held against the answer's own pace."""
    if header.strip().isdigit():
        return float(header)
    try:
        moment = parsedate_to_datetime(header).timestamp()
    except (TypeError, ValueError):
        return None
    return max(0.0, moment - time.time()) or None
