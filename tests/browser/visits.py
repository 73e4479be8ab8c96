"""How do tests go through the pages: signing in, following links, and noting what goes wrong behind them?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urldefrag, urlsplit

from django.urls import Resolver404, resolve
from playwright.sync_api import ConsoleMessage, Page, Request, Response

from waarborg.records.models import Account

PASSWORD = "een lang en goed wachtwoord"


@dataclass
class Visit:
    """One visitor's tab.

    Attributes:
        troubles: errors in the console (what the security policy stopped is one), requests to other hosts, and
            answers that say something is not there or went wrong.
    """

    page: Page
    host: str
    troubles: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", self._note_message)
        self.page.on("request", self._note_request)
        self.page.on("response", self._note_response)
        self.page.on("pageerror", lambda error: self.troubles.append(f"script: {error}"))

    def sign_in(self, account: Account) -> None:
        """Through the form, as everybody."""
        account.set_password(PASSWORD)
        account.save()
        self.page.goto("/aanmelden/")
        self.page.fill("input[name=username]", account.email)
        self.page.fill("input[name=password]", PASSWORD)
        self.page.click("main button[type=submit], main form button")
        self.page.wait_for_load_state()

    def every_page(self, start: str) -> Iterator[str]:
        """Go to each kind of page that links lead to, one of each kind; gives its route."""
        waiting, seen = [start], set[str]()
        while waiting:
            path = waiting.pop(0)
            try:
                route = resolve(urlsplit(path).path).route
            except Resolver404:
                continue
            if route in seen:
                continue
            seen.add(route)
            if "text/html" not in self.page.request.get(path).headers.get("content-type", ""):
                continue
            self.page.goto(path)
            waiting += self._links()
            yield route

    def _links(self) -> list[str]:
        # Of a link in a drawing the property holds no text.
        written = "all => all.map(each => new URL(each.getAttribute('href'), document.baseURI).href)"
        links: list[str] = self.page.eval_on_selector_all("a[href]", written)
        return [urldefrag(link)[0].removeprefix(self.host) for link in links if link.startswith(self.host)]

    def _note_message(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.troubles.append(f"{urlsplit(self.page.url).path}: {message.text}")

    def _note_request(self, request: Request) -> None:
        if not request.url.startswith((self.host, "data:", "blob:")):
            self.troubles.append(f"{urlsplit(self.page.url).path} asks {request.url}")

    def _note_response(self, response: Response) -> None:
        if response.status >= 400:
            self.troubles.append(f"{response.status} {urlsplit(response.url).path}")
