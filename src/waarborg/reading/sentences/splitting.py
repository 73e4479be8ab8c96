"""Where does one sentence end and the next begin?"""

from __future__ import annotations

import re
from collections.abc import Iterator

LONGEST = 1200
"""Characters of the longest sentence; the longest seen in real plans has 700."""
_ABBREVIATIONS = [
    *(
        f"{month}."
        for month in ("jan", "feb", "mrt", "apr", "jun", "jul", "aug", "sept", "sep", "okt", "nov", "dec")
    ),
    "a.d.h.v.",
    "a.g.v.",
    "a.s.",
    "afd.",
    "art.",
    "artt.",
    "bijv.",
    "bijz.",
    "blz.",
    "bv.",
    "ca.",
    "cf.",
    "d.d.",
    "d.m.v.",
    "d.w.z.",
    "dhr.",
    "div.",
    "dr.",
    "drs.",
    "e.a.",
    "e.d.",
    "e.o.",
    "e.v.",
    "enz.",
    "etc.",
    "evt.",
    "excl.",
    "fig.",
    "gem.",
    "i.c.",
    "i.c.m.",
    "i.e.",
    "i.h.k.v.",
    "i.k.v.",
    "i.o.",
    "i.o.m.",
    "i.p.v.",
    "i.s.m.",
    "i.t.t.",
    "i.v.m.",
    "incl.",
    "ing.",
    "ir.",
    "jl.",
    "jr.",
    "lid.",
    "m.a.w.",
    "m.b.t.",
    "m.b.v.",
    "m.i.",
    "m.i.v.",
    "m.m.v.",
    "m.n.",
    "m.u.v.",
    "max.",
    "mevr.",
    "min.",
    "mln.",
    "mr.",
    "mrd.",
    "mw.",
    "n.a.v.",
    "n.b.",
    "n.v.t.",
    "nl.",
    "nr.",
    "nrs.",
    "o.a.",
    "o.b.v.",
    "o.g.v.",
    "o.i.d.",
    "o.l.v.",
    "p.j.",
    "p.p.",
    "p.w.",
    "par.",
    "pag.",
    "plm.",
    "prof.",
    "q.q.",
    "resp.",
    "st.",
    "t.a.v.",
    "t.b.v.",
    "t.g.v.",
    "t.h.v.",
    "t.n.v.",
    "t.o.v.",
    "t.w.",
    "t/m.",
    "tel.",
    "v.a.",
    "vgl.",
    "vlgs.",
    "wo.",
    "z.g.",
    "z.s.m.",
    "zgn.",
    "zn.",
]
_OPENS = re.compile(r"[\"“‘'(\[*_•-]*(?:[A-ZÀ-Ý0-9]|'[st]\b)")
_STOP = re.compile(
    r"(?P<stop>[.!?]+[\"”’')\]*_]*)\s+|\s*;\s+|\s*[•▪●]\s+|\s+[–—]\s+(?=[A-ZÀ-Ý])(?!Q[1-4]\b|(?:Eind|Medio|Begin|Uiterlijk|Vóór|Voor|Per|Binnen|[A-Z][a-z]+lijks)\b)|\n+"
)
_LAST_WORD = re.compile(r"[^\s(\[\"“‘*]+$")
_MARKER = re.compile(r"^\s*(?:[-–—•▪●*o]|\d{1,2}[.)]|[a-z][.)])\s+")
_INITIAL = re.compile(r"(?:^|[\s.(])[A-Z]\.$")


def _ends_here(before: str, after: str) -> bool:
    """Is the full stop at the end of ``before`` the end of a sentence?"""
    match = _LAST_WORD.search(before)
    word = match.group().lower() if match else ""
    if word in _ABBREVIATIONS:
        return word in ("e.d.", "e.a.", "etc.", "enz.") and bool(re.match(r"[A-Z][a-z]", after))
    if _INITIAL.search(before) or re.fullmatch(r"\d{1,2}\.", word):
        return False
    return bool(_OPENS.match(after))


def _pieces(sentence: str) -> Iterator[str]:
    """Cut up what is too long to be a sentence, so that the time of reading stays within bounds."""
    while len(sentence) > LONGEST:
        cut = sentence.rfind(" ", LONGEST // 2, LONGEST)
        cut = cut if cut > 0 else LONGEST
        yield sentence[:cut]
        sentence = sentence[cut:]
    yield sentence


def split_sentences(text: str) -> tuple[str, ...]:
    """Split a paragraph or list item; a semicolon and a bullet in the middle end a sentence as well."""
    sentences: list[str] = []
    begin = 0
    for match in _STOP.finditer(text):
        if match["stop"] is None:
            end = match.start()
        else:
            end = match.end("stop")
            if match["stop"] == "." and not _ends_here(text[begin:end], text[match.end() :]):
                continue
        sentences.append(text[begin:end])
        begin = match.end()
    sentences.append(text[begin:])
    pieces = (piece for sentence in sentences for piece in _pieces(sentence))
    stripped = (_MARKER.sub("", piece).strip() for piece in pieces)
    return tuple(sentence for sentence in stripped if sentence)
