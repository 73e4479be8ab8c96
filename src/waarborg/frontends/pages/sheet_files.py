"""How does a table leave a page as a file: as CSV, or as a workbook?"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from io import BytesIO
from pathlib import Path

from django.http import FileResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

from waarborg.documents.sheets import Row, as_csv, write_workbook
from waarborg.operations.pictures.once import alone
from waarborg.sources.holdings import write_whole

SHEETS = ("csv", "xlsx")
_CSV = "text/csv; charset=utf-8"
_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def sheet_file(
    form: str, name: str, title: str, header: Sequence[str], rows: Iterable[Row]
) -> HttpResponseBase:
    """The table as a file to keep, sent row by row.

    Args:
        form: one of :data:`SHEETS`.
        name: of the file, without its ending.
        title: of the sheet in a workbook.
        header: what stands above the columns.
        rows: the cells.
    """
    if form == "csv":
        answer = StreamingHttpResponse(as_csv(header, rows), content_type=_CSV)
        answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
        return answer
    with ExitStack() as held:
        file = held.enter_context(tempfile.TemporaryFile())
        write_workbook(file, title, header, rows)
        file.seek(0)
        # Written whole: from here on the response closes it.
        held.pop_all()
    return FileResponse(file, as_attachment=True, filename=f"{name}.xlsx", content_type=_WORKBOOK)


def kept_sheet_file(
    path: Path, name: str, title: str, header: Sequence[str], rows: Callable[[], Iterable[Row]]
) -> FileResponse:
    """The same of a long table: made when it is first asked for, then sent as it was kept.

    Args:
        path: where it is kept, ending in one of :data:`SHEETS`.
        name: of the file that is sent, without its ending.
        title: of the sheet in a workbook.
        header: what stands above the columns.
        rows: gives the cells; asked only when there is no such file yet.
    """
    if not path.exists():
        with alone(path.parent):
            # Who came second waited for the first, and finds it.
            if not path.exists():
                _make(path, title, header, rows())
    kind = _CSV if path.suffix == ".csv" else _WORKBOOK
    return FileResponse(
        path.open("rb"), as_attachment=True, filename=f"{name}{path.suffix}", content_type=kind
    )


def _make(path: Path, title: str, header: Sequence[str], rows: Iterable[Row]) -> None:
    made = BytesIO()
    if path.suffix == ".csv":
        made.writelines(as_csv(header, rows))
    else:
        write_workbook(made, title, header, rows)
    write_whole(path, made.getvalue())
