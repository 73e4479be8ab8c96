"""In which forms does a paper come, and how is it made in one of them?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from waarborg.documents.papers.office import write_office
from waarborg.documents.papers.paper import Paper, Picture
from waarborg.documents.papers.pdf import write_pdf
from waarborg.documents.papers.web import write_page

_SHARPNESS = 2.0


def _draw(picture: Picture) -> bytes:
    import vl_convert

    return vl_convert.svg_to_png(picture.svg, scale=_SHARPNESS)


_MAKERS: Mapping[str, Callable[[Paper], bytes]] = MappingProxyType(
    {
        "pdf": write_pdf,
        "docx": lambda paper: write_office(paper, "docx", _draw),
        "odt": lambda paper: write_office(paper, "odt", _draw),
        "html": write_page,
    }
)
FORMS = tuple(_MAKERS)


def make(paper: Paper, form: str) -> bytes:
    """Make a paper in one of :data:`FORMS`; the same paper gives the same bytes.

    Raises:
        KeyError: there is no such form.
        ValueError: a picture has no alternative text.
        NotMade: the tool that makes it refused.
    """
    silent = sorted(name for name, picture in paper.pictures.items() if not picture.alternative.strip())
    if silent:
        raise ValueError(f"no alternative text: {', '.join(silent)}")
    return _MAKERS[form](paper)
