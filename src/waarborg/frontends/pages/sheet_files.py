"""How does a table leave a page as a file: as CSV, or as a workbook?"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from contextlib import ExitStack

from django.http import FileResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

from waarborg.documents.sheets import Row, as_csv, write_workbook

SHEETS = ("csv", "xlsx")
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
        answer = StreamingHttpResponse(as_csv(header, rows), content_type="text/csv; charset=utf-8")
        answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
        return answer
    with ExitStack() as held:
        file = held.enter_context(tempfile.TemporaryFile())
        write_workbook(file, title, header, rows)
        file.seek(0)
        # Written whole: from here on the response closes it.
        held.pop_all()
    return FileResponse(file, as_attachment=True, filename=f"{name}.xlsx", content_type=_WORKBOOK)
