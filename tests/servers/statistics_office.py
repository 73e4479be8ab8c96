"""A server on this machine that answers as CBS, the police tables and PDOK do, and fails as they do.

It pages, wants exact keys, gives Atom unless asked for JSON, refuses ``$skip`` where the real one does, and counts.
``failures`` holds what it does wrong with the next answers; ``asked`` what was asked of it.
"""

from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, quote, unquote, urlsplit

Row = dict[str, object]
Failure = Callable[["Handler", bytes], None]
_TOKEN = re.compile(
    r"\s*(?:(?P<word>and|or|eq)\b|(?P<sign>[(),])|'(?P<text>[^']*)'|(?P<number>\d+)|(?P<name>\w+))"
)


@dataclass
class Published:
    """A table: its rows and its lists, as the interface names them."""

    rows: list[Row]
    lists: dict[str, list[Row]]
    about: Row = field(default_factory=dict)


@dataclass
class Office:
    """What the server publishes and how it behaves."""

    page_size: int = 10_000
    tables: dict[str, Published] = field(default_factory=dict)
    features: dict[str, list[Row]] = field(default_factory=dict)
    failures: list[Failure | None] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    counts: bool = True
    address: str = ""


def matches(row: Row, written: str) -> bool:
    """Whether a row passes a filter of ``eq``, ``and``, ``or``, ``substring`` and ``startswith``."""
    tokens = [(match.lastgroup or "", match[match.lastgroup or 0]) for match in _TOKEN.finditer(written)]
    value, rest = _either(row, tokens)
    if rest:
        raise ValueError(f"syntax error in the filter at {rest[0]}")
    return bool(value)


Tokens = Sequence[tuple[str, str]]


def _either(row: Row, tokens: Tokens) -> tuple[object, Tokens]:
    value, tokens = _both(row, tokens)
    while tokens and tokens[0] == ("word", "or"):
        other, tokens = _both(row, tokens[1:])
        value = bool(value) or bool(other)
    return value, tokens


def _both(row: Row, tokens: Tokens) -> tuple[object, Tokens]:
    value, tokens = _compared(row, tokens)
    while tokens and tokens[0] == ("word", "and"):
        other, tokens = _compared(row, tokens[1:])
        value = bool(value) and bool(other)
    return value, tokens


def _compared(row: Row, tokens: Tokens) -> tuple[object, Tokens]:
    value, tokens = _single(row, tokens)
    if tokens and tokens[0] == ("word", "eq"):
        other, tokens = _single(row, tokens[1:])
        value = value == other
    return value, tokens


def _single(row: Row, tokens: Tokens) -> tuple[object, Tokens]:
    kind, word = tokens[0]
    if (kind, word) == ("sign", "("):
        value, rest = _either(row, tokens[1:])
        return value, rest[1:]
    if kind == "number":
        return int(word), tokens[1:]
    if kind == "text":
        return word, tokens[1:]
    if word not in ("substring", "startswith"):
        return row[word], tokens[1:]
    values, rest = [], tokens[2:]
    while True:
        value, rest = _single(row, rest)
        values.append(value)
        if rest[0] == ("sign", ")"):
            break
        rest = rest[1:]
    text = str(values[0])
    if word == "startswith":
        return text.startswith(str(values[1])), rest[1:]
    start, length = int(str(values[1])), int(str(values[2]))
    return text[start : start + length], rest[1:]


class Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    office: Office

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Answer, or fail as told."""
        self.office.asked.append(unquote(self.path))
        try:
            body = self._answer()
        except KeyError as unknown:
            self.give(
                b'{"odata.error":{"message":{"value":"Resource not found: %s"}}}' % str(unknown).encode(), 404
            )
            return
        except (ValueError, IndexError) as wrong:
            self.give(f"Bad Request - Error in query syntax: {wrong}".encode(), 400)
            return
        failure = self.office.failures.pop(0) if self.office.failures else None
        if failure is not None:
            failure(self, body)
        elif body.startswith(b"!"):
            self.give(body[1:], 500)
        else:
            self.give(body)

    def give(self, body: bytes, status: int = 200, **headers: str) -> None:
        """Send a whole answer."""
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def _answer(self) -> bytes:
        address = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(address.query).items()}
        steps = unquote(address.path).strip("/").split("/")
        if steps[0] == "areas":
            return self._give_features(steps, query)
        if steps[0] == "odata":
            return self._give_new(self.office.tables[steps[3]], steps[4:], query)
        if query.get("$skip") and steps[1] == "ODataApi":
            return b"!The 'Skip' query option is not supported on the ODataApi."
        return self._give_old(self.office.tables[steps[3]], steps[1], steps[4:], query)

    def _give_old(self, table: Published, service: str, steps: list[str], query: dict[str, str]) -> bytes:
        rows = table.rows if steps[0] == "TypedDataSet" else table.lists[steps[0]]
        if steps[1:] == ["$count"]:
            return self._count(rows, query)
        if query.get("$format") != "json":
            return b'<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"/>'
        return self._page(rows, query, "odata.nextLink", "odata.metadata")

    def _give_new(self, table: Published, steps: list[str], query: dict[str, str]) -> bytes:
        if steps[0] == "Properties":
            return json.dumps(table.about).encode()
        rows = table.rows if steps[0] == "Observations" else table.lists[steps[0]]
        if steps[1:] == ["$count"]:
            return self._count(rows, query)
        return self._page(rows, query, "@odata.nextLink", "@odata.context")

    def _count(self, rows: list[Row], query: dict[str, str]) -> bytes:
        if not self.office.counts:
            raise KeyError("$count")
        return b"\xef\xbb\xbf" + str(len(self._chosen(rows, query))).encode()

    def _chosen(self, rows: list[Row], query: dict[str, str]) -> list[Row]:
        written = query.get("$filter")
        return [row for row in rows if matches(row, written)] if written else rows

    def _page(self, rows: list[Row], query: dict[str, str], next_name: str, first_name: str) -> bytes:
        chosen = self._chosen(rows, query)
        start = int(query.get("$skip", 0))
        columns = query["$select"].split(",") if "$select" in query else list(rows[0]) if rows else []
        page = [
            {name: row[name] for name in columns} for row in chosen[start : start + self.office.page_size]
        ]
        answer: Row = {first_name: f"{self.office.address}/$metadata", "value": page}
        following = start + self.office.page_size
        if following < len(chosen):
            kept = {**query, "$skip": str(following)}
            # The real one forgets the format that it was asked for.
            kept.pop("$format", None)
            written = "&".join(f"{name}={quote(value)}" for name, value in kept.items())
            answer[next_name] = f"http://elsewhere.invalid{urlsplit(self.path).path}?{written}"
        return json.dumps(answer, separators=(",", ":")).encode()

    def _give_features(self, steps: list[str], query: dict[str, str]) -> bytes:
        features = self.office.features[f"{steps[1]}/{steps[5]}"]
        wanted = query.get("gemeentecode")
        chosen = [each for each in features if not wanted or _properties(each).get("gemeentecode") == wanted]
        start, limit = int(query.get("cursor", 0)), min(int(query.get("limit", 10)), self.office.page_size)
        links = [{"rel": "self", "href": self.path}]
        if start + limit < len(chosen):
            kept = {**query, "cursor": str(start + limit)}
            written = "&".join(f"{name}={quote(value)}" for name, value in kept.items())
            links.append(
                {"rel": "next", "href": f"{self.office.address}{urlsplit(self.path).path}?{written}"}
            )
        page = chosen[start : start + limit]
        collection = {
            "type": "FeatureCollection",
            "features": page,
            "links": links,
            "numberReturned": len(page),
        }
        return json.dumps(collection).encode()


def _properties(feature: Row) -> Row:
    found = feature["properties"]
    return found if isinstance(found, dict) else {}


def too_busy(retry_after: str = "2") -> Failure:
    """429, with the wait that is asked for."""
    return lambda handler, _: handler.give(b"too many requests", 429, Retry_After=retry_after)


def broken(status: int = 503) -> Failure:
    """A server error."""
    return lambda handler, _: handler.give(b"<html>Service Unavailable</html>", status)


def cut_off(handler: Handler, body: bytes) -> None:
    """Promises the whole answer, gives half and hangs up."""
    handler.send_response(200)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body[: len(body) // 2])
    handler.wfile.flush()
    handler.close_connection = True


def half(handler: Handler, body: bytes) -> None:
    """Gives half as if it were the whole."""
    handler.give(body[: len(body) // 2])


def ends_in_error(handler: Handler, body: bytes) -> None:
    """Begins well, and reports an error at the end of the same answer."""
    cut = body.rindex(b"}", 0, len(body) - 2) + 1
    handler.give(body[:cut] + b'],"odata.error":{"code":"","message":{"value":"timeout"}}}')


def slow(seconds: float) -> Failure:
    """Says nothing for a while, then answers."""

    def wait(handler: Handler, body: bytes) -> None:
        time.sleep(seconds)
        with suppress(ConnectionError):
            handler.give(body)

    return wait


@contextmanager
def running_office(office: Office) -> Iterator[Office]:
    """Serve on a free port of this machine; the address is filled in."""
    handler = type("OfficeHandler", (Handler,), {"office": office})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    office.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield office
    finally:
        server.shutdown()
        server.server_close()
