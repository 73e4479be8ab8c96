"""Is every sentence of the plan's pages there in English too?"""

from __future__ import annotations

import re
from pathlib import Path

import polib

import waarborg

PACKAGE = Path(waarborg.__file__).parent
PAGES = PACKAGE / "frontends/pages"
CATALOGUE = polib.pofile(str(PACKAGE / "locale/en/LC_MESSAGES/django.po"))
TRANSLATED = {entry.msgid for entry in CATALOGUE if entry.translated()}

_IN_TEMPLATE = re.compile(r"""{%\s*translate\s+(["'])(.*?)\1""")
_IN_FILTER = re.compile(r"""_\("([^"]+)"\)""")


def test_every_fixed_sentence_of_the_templates_has_its_english() -> None:
    missing = set()
    for template in sorted((PAGES / "templates/pages/plans").glob("*.html")):
        text = template.read_text(encoding="utf-8")
        found = {match[2] for match in _IN_TEMPLATE.finditer(text)} | set(_IN_FILTER.findall(text))
        missing |= {f"{template.name}: {sentence}" for sentence in found - TRANSLATED}
    assert not missing


def test_every_sentence_of_the_views_has_its_english() -> None:
    missing = set()
    one_string = re.compile(r"""(?:\b_|gettext_lazy)\(\s*((?:"[^"]*"\s*)+)[,)]""")
    for module in sorted((PAGES / "plans").glob("*.py")):
        for match in one_string.finditer(module.read_text(encoding="utf-8")):
            sentence = "".join(re.findall(r'"([^"]*)"', match[1]))
            if sentence not in TRANSLATED:
                missing.add(f"{module.name}: {sentence}")
    assert not missing


def test_the_english_names_the_same_values_as_the_dutch() -> None:
    names = re.compile(r"%\(\w+\)s")
    wrong = []
    for entry in CATALOGUE:
        dutch = [entry.msgid, entry.msgid_plural] if entry.msgid_plural else [entry.msgid]
        english = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
        if [set(names.findall(text)) for text in dutch] != [set(names.findall(text)) for text in english]:
            wrong.append(entry.msgid)
    assert not wrong
