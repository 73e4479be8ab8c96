"""A server that gives a table as large as the police's: one year of months of the whole country."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from subprocess import PIPE, Popen
from urllib.parse import parse_qs, unquote, urlsplit

TABLE = "47022NED"
PAGE = 10_000
KINDS, MONTHS = 60, 12


def make_table(folder: Path, areas: int) -> int:
    """Write the lists and pages as files; gives the number of rows."""
    import polars as pl

    codes = [f"BU{100_000_00 + 137 * number:08}" for number in range(areas)]
    kinds = [f"{number // 20}.{number // 5 % 4 + 1}.{number % 5 + 1} " for number in range(KINDS)]
    periods = [f"2023MM{month:02}" for month in range(1, MONTHS + 1)]
    _write_lists(folder, codes, kinds, periods)
    rows = areas * KINDS * MONTHS
    for start in range(0, rows, PAGE):
        number = pl.int_range(start, min(start + PAGE, rows), eager=True)
        page = pl.DataFrame(
            {
                "ID": number,
                "SoortMisdrijf": pl.Series(kinds).gather(number // (MONTHS * areas)),
                "WijkenEnBuurten": pl.Series(codes).gather(number // MONTHS % areas),
                "Perioden": pl.Series(periods).gather(number % MONTHS),
                "GeregistreerdeMisdrijven_1": number * 7919 % 31,
            }
        )
        written = page.write_ndjson().encode().rstrip().replace(b"}\n{", b"},{")
        (folder / f"{start}.json").write_bytes(b'{"odata.metadata":"about:blank","value":[' + written + b"]")
    return rows


def _write_lists(folder: Path, codes: list[str], kinds: list[str], periods: list[str]) -> None:
    measure = "GeregistreerdeMisdrijven_1"
    dimensions = (
        ("SoortMisdrijf", "Dimension"),
        ("WijkenEnBuurten", "GeoDetail"),
        ("Perioden", "TimeDimension"),
    )
    properties: list[dict[str, object]] = [{"Key": key, "Type": type_} for key, type_ in dimensions]
    lists: dict[str, list[dict[str, object]]] = {
        "TableInfos": [{"ID": 0, "Title": "Misdrijven per maand", "Modified": "2026-01-15T02:00:00"}],
        "DataProperties": [
            *properties,
            {"Key": measure, "Type": "Topic", "Title": measure, "Datatype": "Long"},
        ],
        "SoortMisdrijf": [{"Key": key, "Title": key.strip()} for key in kinds],
        "WijkenEnBuurten": [{"Key": key, "Title": key} for key in codes],
        "Perioden": [{"Key": key, "Title": key, "Status": "Voorlopig"} for key in periods],
    }
    for name, rows in lists.items():
        (folder / name).write_text(json.dumps({"odata.metadata": "about:blank", "value": rows}))


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    folder: Path
    rows: int

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        place = unquote(address.path).split(f"/{TABLE}/")[-1]
        if place == "TypedDataSet":
            start = int(parse_qs(address.query).get("$skip", ["0"])[0])
            self._give(self.folder / f"{start}.json", self._ending(start + PAGE).encode())
        elif place == "TypedDataSet/$count":
            self._give(None, str(self.rows).encode())
        else:
            path = self.folder / place
            self._give(path if place and path.is_file() else None, b"" if place else self._contents())

    def _contents(self) -> bytes:
        names = (
            "TableInfos",
            "DataProperties",
            "SoortMisdrijf",
            "WijkenEnBuurten",
            "Perioden",
            "TypedDataSet",
            "UntypedDataSet",
        )
        root = f"http://{self.headers['Host']}{urlsplit(self.path).path}"
        return json.dumps({"value": [{"name": name, "url": root + name} for name in names]}).encode()

    def _ending(self, following: int) -> str:
        if following >= self.rows:
            return "}"
        path = urlsplit(self.path).path
        return f',"odata.nextLink":"http://{self.headers["Host"]}{path}?$format=json&$skip={following}"}}'

    def _give(self, path: Path | None, ending: bytes) -> None:
        self.send_response(200)
        size = path.stat().st_size if path else 0
        self.send_header("Content-Type", "application/json; charset=utf-8")
        self.send_header("Content-Length", str(size + len(ending)))
        self.end_headers()
        if path:
            with path.open("rb") as file:
                shutil.copyfileobj(file, self.wfile, 1 << 20)
        self.wfile.write(ending)


@contextmanager
def running(folder: Path, rows: int) -> Iterator[str]:
    """Serve from a process of its own; gives the host with its port."""
    command = [sys.executable, "-m", "bench.police_server", str(folder), str(rows)]
    with Popen(command, stdout=PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            yield f"127.0.0.1:{server.stdout.readline().strip()}"
        finally:
            server.terminate()


if __name__ == "__main__":
    _Handler.folder, _Handler.rows = Path(sys.argv[1]), int(sys.argv[2])
    listening = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    print(listening.server_port, flush=True)
    listening.serve_forever()
