import ast
import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import polib
from django.utils.translation.template import templatize
from tests.shared_data import PROJECT

PACKAGE = PROJECT / "src/waarborg"
CATALOGUE = polib.pofile(str(PACKAGE / "locale/en/LC_MESSAGES/django.po"))
MARKED = {
    "gettext": 1,
    "gettext_lazy": 1,
    "gettext_noop": 1,
    "_": 1,
    "ngettext": 2,
    "ngettext_lazy": 2,
    "pgettext": 2,
    "pgettext_lazy": 2,
}
"""Functions that mark a text, and how many texts they take."""
LITERAL = r"""(u?"(?:\\.|[^"\\])*"|u?'(?:\\.|[^'\\])*')"""
IN_TEMPLATE = re.compile(rf"(?<!\w)(_|gettext|ngettext|pgettext)\(\s*{LITERAL}(?:\s*,\s*{LITERAL})?")
VALUE = re.compile(r"%\((\w+)\)[sd]")

Text = tuple[str, str]
"""Context, and the Dutch."""


def texts_of_template(path: Path) -> Iterator[Text]:
    for function, first, second in IN_TEMPLATE.findall(templatize(path.read_text(encoding="utf-8"))):
        if function == "pgettext":
            yield ast.literal_eval(first), ast.literal_eval(second)
        else:
            yield "", ast.literal_eval(first)


def texts_of_module(path: Path) -> Iterator[Text]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        texts = [
            each.value for each in node.args[: MARKED.get(node.func.id, 0)] if isinstance(each, ast.Constant)
        ]
        if len(texts) == 2 and node.func.id.startswith("pgettext"):
            yield str(texts[0]), str(texts[1])
        elif texts:
            yield "", str(texts[0])


def said() -> dict[Text, str]:
    """Every Dutch text of the screens, with a file that says it."""
    templates = sorted(chain(PACKAGE.rglob("*.html"), PACKAGE.rglob("templates/**/*.txt")))
    found = {text: path for path in templates for text in texts_of_template(path)}
    found |= {text: path for path in sorted(PACKAGE.rglob("*.py")) for text in texts_of_module(path)}
    return {text: str(path.relative_to(PACKAGE)) for text, path in found.items()}


def test_every_text_on_a_screen_has_its_english() -> None:
    translated = {(entry.msgctxt or "", entry.msgid) for entry in CATALOGUE if entry.translated()}
    missing = [f"{place}: {text[1]}" for text, place in said().items() if text not in translated]
    assert missing == []


def test_the_catalogue_holds_nothing_that_no_screen_says() -> None:
    known = said()
    left = [entry.msgid for entry in CATALOGUE if (entry.msgctxt or "", entry.msgid) not in known]
    assert left == []


def test_no_text_has_its_english_twice() -> None:
    counted = Counter((entry.msgctxt or "", entry.msgid) for entry in CATALOGUE)
    assert [text for text, times in counted.items() if times > 1] == []


def test_no_english_is_a_guess() -> None:
    assert [entry.msgid for entry in CATALOGUE.fuzzy_entries()] == []


def test_the_english_names_the_same_values_as_the_dutch() -> None:
    wrong = []
    for entry in CATALOGUE:
        dutch = [entry.msgid, entry.msgid_plural] if entry.msgid_plural else [entry.msgid]
        english = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
        if [set(VALUE.findall(text)) for text in dutch] != [set(VALUE.findall(text)) for text in english]:
            wrong.append(entry.msgid)
    assert wrong == []
