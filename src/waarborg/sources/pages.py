"""How is a long answer read page by page, while the next page is already on its way?"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TypeVar

from waarborg.sources.asking import Server
from waarborg.sources.replies import Unreadable, check_whole, next_link, read_objects
from waarborg.sources.trouble import SourceTrouble, Trouble

Result = TypeVar("Result")

_ATTEMPTS = 3
_READERS = 2
_AHEAD = 4


@dataclass(frozen=True, slots=True)
class Link:
    """Where a page stands.

    Attributes:
        path: under the server's root, or the address of a next page as the server gave it.
        query: empty where the address has its own.
        always: what a next page's address must hold, for servers that leave it out of their own links.
    """

    path: str
    query: Mapping[str, str] = field(default_factory=dict)
    always: str = ""

    def after(self, body: bytes) -> Link | None:
        """The page after the one with this body; ``None`` after the last."""
        address = next_link(body)
        if not address:
            return None
        if self.always and self.always not in address.replace("%24", "$"):
            address += ("&" if "?" in address else "?") + self.always
        return Link(address, always=self.always)


@dataclass(frozen=True, slots=True)
class Page:
    """One page, and where the next one is."""

    body: bytes
    following: Link | None


def read_pages(
    server: Server, start: Link, read: Callable[[Page, Link], Result]
) -> Iterator[tuple[Result, Link | None]]:
    """Give what was read of page after page, and where the next one is.

    One page is fetched, over one connection, while those before it are read.

    Raises:
        SourceTrouble.
    """
    with ThreadPoolExecutor(1) as fetching, ThreadPoolExecutor(_READERS) as reading:
        link: Link | None = start
        coming = fetching.submit(read_page, server, start)
        being_read: deque[tuple[Future[Result], Link | None]] = deque()
        stopped: SourceTrouble | None = None
        while link is not None or being_read:
            if link is None or len(being_read) == _AHEAD:
                result, following = being_read.popleft()
                yield result.result(), following
                continue
            try:
                page, here = coming.result(), link
            except SourceTrouble as trouble:
                # What came in before is still handed over: the next run goes on after it.
                stopped, link = trouble, None
                continue
            link = page.following
            if link is not None:
                coming = fetching.submit(read_page, server, link)
            being_read.append((reading.submit(read, page, here), link))
        if stopped is not None:
            raise stopped


def read_page(server: Server, link: Link, check: Callable[[bytes], object] = check_whole) -> Page:
    """Fetch one page; an answer that is not whole is asked for again.

    Raises:
        SourceTrouble.
    """
    for _ in range(_ATTEMPTS):
        body = server.ask(link.path, link.query) if link.query else server.ask_link(link.path)
        try:
            check(body)
        except Unreadable:
            continue
        return Page(body, link.after(body))
    raise SourceTrouble(Trouble.BROKEN_ANSWER, server=server.host)


def read_list(server: Server, path: str, query: Mapping[str, str]) -> list[dict[str, object]]:
    """All rows of a short list, such as the codes of a dimension.

    Raises:
        SourceTrouble.
    """
    rows: list[dict[str, object]] = []
    link: Link | None = Link(path, query, "$format=json" if "$format" in query else "")
    while link is not None:
        page = read_page(server, link, read_objects)
        rows += read_objects(page.body)
        link = page.following
    return rows
