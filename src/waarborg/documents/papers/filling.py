"""What does a template become when it is filled with facts? Markdown, or a refusal that names its line.

Templates are Jinja's, in its sandbox: a template reads the facts that it is given and the parts that come along,
and nothing else: no files, no settings, no attributes of Python's own.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial
from importlib.resources import files

from jinja2 import DictLoader, StrictUndefined, TemplateSyntaxError, Undefined, nodes
from jinja2.exceptions import SecurityError, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment, SandboxedEnvironment

from waarborg.documents.papers.template_trouble import say_trouble
from waarborg.documents.papers.written import Written, in_words, link_to, show_chart, write, write_table

LONGEST = 4_000_000
"""Characters of Markdown: some two thousand pages."""

_SECONDS = 10.0
_DEEPEST = 4
_NOT_ALLOWED = ("dit mag een sjabloon niet", "a template may not do this")
_TOO_DEEP = (f"meer dan {_DEEPEST} herhalingen in elkaar", f"more than {_DEEPEST} loops within each other")
_TOO_LONG = ("het document wordt te lang", "the document gets too long")
_OWN, _PARTS = "document", ("parts", "safety_picture")
"""Parts are macros that templates take from by their name."""


class TemplateRefused(Exception):
    """A template cannot be used; says in which line, and what is wrong there.

    Attributes:
        line: counted from 1; 0 when it cannot be told.
        told: in Dutch and in English.
    """

    def __init__(self, line: int, told: tuple[str, str]) -> None:
        super().__init__(f"line {line}: {told[1]}")
        self.line = line
        self.told = told


def built_in(name: str) -> str:
    """The template of a document as it comes along.

    Raises:
        KeyError: there is no such document.
    """
    return _templates()[name]


def check_template(source: str) -> None:
    """See whether a template can be read at all.

    Raises:
        TemplateRefused.
    """
    try:
        tree = _environment(source).parse(source)
    except TemplateSyntaxError as error:
        raise TemplateRefused(error.lineno, say_trouble(error.message or "")) from error
    _check_depth(tree, 0)


def fill(source: str, facts: Mapping[str, object]) -> str:
    """Fill a template with facts and return its Markdown; every value is written so that it marks nothing.

    Raises:
        TemplateRefused: the template is broken, asks for what there is not or may not, or does not end.
    """
    check_template(source)
    environment = _environment(source)
    try:
        parts = environment.get_template(_OWN).generate(**facts)
        return _tidy("".join(_bounded(parts)))
    except TemplateRefused:
        raise
    except (
        TemplateError,
        TypeError,
        ValueError,
        ArithmeticError,
        LookupError,
        AttributeError,
        RecursionError,
    ) as error:
        told = _NOT_ALLOWED if isinstance(error, SecurityError) else say_trouble(str(error))
        raise TemplateRefused(_line_of(error), told) from error


def _check_depth(node: nodes.Node, above: int) -> None:
    """Loops within loops within loops: a template that would not end is told before it begins."""
    for child in node.iter_child_nodes():
        depth = above + isinstance(child, nodes.For)
        if depth > _DEEPEST:
            raise TemplateRefused(child.lineno, _TOO_DEEP)
        _check_depth(child, depth)


@cache
def _templates() -> Mapping[str, str]:
    folder = files("waarborg.documents").joinpath("templates")
    return {each.name.removesuffix(".md"): each.read_text(encoding="utf-8") for each in folder.iterdir()}


def _environment(source: str) -> SandboxedEnvironment:
    parts = {name: text for name, text in _templates().items() if name in _PARTS}
    environment = ImmutableSandboxedEnvironment(
        loader=DictLoader({**parts, _OWN: source}),
        undefined=StrictUndefined,
        finalize=write,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        # Not for web pages: so that what a macro wrote is known as written, and not written over.
        autoescape=True,
    )
    environment.filters.update(link=link_to, words=in_words)
    environment.globals = {
        "table": write_table,
        "table_of": partial(_table_of, environment),
        "figure": show_chart,
    }
    return environment


def _table_of(
    environment: SandboxedEnvironment, items: Sequence[object], columns: Mapping[str, str], caption: str = ""
) -> Written:
    """A table of things: heading by heading which of their attributes stands there.

    ``line.sentence`` goes down; ``number@link`` is a number that leads to the address in ``link``.
    """
    rows = [[_cell(environment, item, path) for path in columns.values()] for item in items]
    return write_table(list(columns), rows, caption)


def _cell(environment: SandboxedEnvironment, item: object, path: str) -> object:
    shown, _, address = path.partition("@")
    value = _look_up(environment, item, shown)
    return link_to(value, str(_look_up(environment, item, address))) if address else value


def _look_up(environment: SandboxedEnvironment, item: object, path: str) -> object:
    found = item
    for name in path.split("."):
        found = environment.getattr(found, name)
        if isinstance(found, Undefined):
            # Told as any other name that is not there, in the template's own line.
            str(found)
    return found


def _bounded(parts: Iterator[str]) -> Iterator[str]:
    length, until = 0, time.monotonic() + _SECONDS
    for part in parts:
        length += len(part)
        if length > LONGEST or time.monotonic() > until:
            raise TemplateRefused(0, _TOO_LONG)
        yield part


def _line_of(error: BaseException) -> int:
    """The last line of the template itself on the way to the error."""
    line, step = getattr(error, "lineno", 0) or 0, error.__traceback__
    while step is not None:
        if step.tb_frame.f_code.co_filename in ("<template>", _OWN):
            line = step.tb_lineno
        step = step.tb_next
    return line


def _tidy(text: str) -> str:
    """At most one empty line in a row, as templates leave more behind."""
    lines: list[str] = []
    for line in text.splitlines():
        if line.strip() or (lines and lines[-1]):
            lines.append(line.rstrip())
    return "\n".join(lines).strip() + "\n"
