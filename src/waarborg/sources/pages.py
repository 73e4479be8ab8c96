"""How is a long answer read page by page, while the next page is already on its way?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from waarborg.sources.asking import Server
from waarborg.sources.replies import Unreadable, check_whole, next_link, read_objects
from waarborg.sources.trouble import SourceTrouble, Trouble

_ATTEMPTS = 3


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


def read_pages(server: Server, start: Link) -> Iterator[Page]:
    """Give page after page; while one is being used, the next is fetched over the same connection.

    Raises:
        SourceTrouble.
    """
    with ThreadPoolExecutor(1, thread_name_prefix="waarborg-page") as fetching:
        waiting = fetching.submit(read_page, server, start)
        while True:
            page = waiting.result()
            if page.following is None:
                yield page
                return
            waiting = fetching.submit(read_page, server, page.following)
            yield page


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
