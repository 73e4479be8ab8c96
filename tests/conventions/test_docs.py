import argparse
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest
from django.utils.translation import override
from tests.shared_data import PROJECT

from waarborg.commitments.demands import Kind
from waarborg.commitments.verdicts import Standing
from waarborg.configuration import setting_names
from waarborg.frontends.command_line.main import COMMANDS
from waarborg.frontends.pages.menu import MENU
from waarborg.frontends.pages.templatetags.pages import role_name
from waarborg.reading.draft import MeasureStatus, SectionKind
from waarborg.records.models import Choice, Role
from waarborg.registers.definitions import RegisterDefinition
from waarborg.registers.shelf import builtin_registers

DOCS = PROJECT / "docs"
PYPROJECT = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
LINK = re.compile(r"\]\((?!https?://|#|mailto:)([^)#\s]+)")


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "word",
    [
        *(each.value for each in chain(Kind, Standing, SectionKind, MeasureStatus)),
        *(value for choices in (Role, Choice) for value in choices.values),
        *builtin_registers(),
    ],
)
def test_the_glossary_holds_every_word(word: str) -> None:
    assert f"`{word}`" in page("glossary.md")


def test_the_glossary_has_one_line_for_one_word() -> None:
    named = [line.split("|")[1].strip() for line in page("glossary.md").splitlines() if line.startswith("| ")]
    assert [word for word, times in Counter(named).items() if times > 1 and word != "in code"] == []


@pytest.mark.parametrize("register", builtin_registers().values(), ids=lambda register: register.name)
def test_the_glossary_calls_a_register_what_its_file_calls_it(register: RegisterDefinition) -> None:
    assert f"| `{register.name}` | {register.label[0]} |" in page("glossary.md")


@pytest.mark.parametrize("setting", setting_names())
def test_every_setting_is_explained(setting: str) -> None:
    assert f"| `{setting}` |" in page("settings.md")


def test_no_setting_is_explained_that_does_not_exist() -> None:
    assert set(re.findall(r"`(WAARBORG_[A-Z_]+)`", page("settings.md"))) == set(setting_names())


def options_of(command: str) -> Iterator[str]:
    parser = argparse.ArgumentParser(add_help=False)
    COMMANDS[command].add_arguments(parser)
    for action in parser._actions:
        yield from (each for each in action.option_strings if each.startswith("--"))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_option_is_explained(command: str) -> None:
    headings = re.split(r"^## ", page("commands.md"), flags=re.MULTILINE)
    sections = [section for section in headings if section.startswith(f"`waarborg {command}`")]
    assert len(sections) == 1, f"docs/commands.md must have one section `waarborg {command}`"
    missing = [option for option in options_of(command) if option not in sections[0]]
    assert not missing


@pytest.mark.parametrize("label", [page.label for _group, pages in MENU for page in pages])
def test_the_manual_tells_of_every_page_of_the_menu(label: str) -> None:
    assert label in page("handleiding.md")


@pytest.mark.parametrize("role", Role)
def test_the_manual_tells_of_every_role(role: Role) -> None:
    with override("nl"):
        assert f"| {role_name(role)} |" in page("handleiding.md")


def direct_dependencies() -> list[str]:
    groups = PYPROJECT["dependency-groups"].values()
    named = chain(PYPROJECT["project"]["dependencies"], *groups)
    return sorted({re.split(r"[\[<>=~! ;]", requirement)[0] for requirement in named})


@pytest.mark.parametrize("package", direct_dependencies())
def test_every_package_that_we_name_has_a_reason(package: str) -> None:
    assert f"\n| {package} |" in page("decisions/0001-dependencies.md")


def test_decisions_are_numbered_without_gaps() -> None:
    numbers = [int(path.name[:4]) for path in sorted((DOCS / "decisions").glob("*.md"))]
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize(
    "path",
    [PROJECT / "README.md", *sorted(DOCS.rglob("*.md"))],
    ids=lambda path: str(path.relative_to(PROJECT)),
)
def test_every_link_in_the_docs_leads_somewhere(path: Path) -> None:
    targets = LINK.findall(path.read_text(encoding="utf-8"))
    assert [target for target in targets if not (path.parent / target).exists()] == []


def test_every_page_can_be_reached_from_the_readme() -> None:
    start = PROJECT / "README.md"
    reached, waiting = set(), [start]
    while waiting:
        path = waiting.pop()
        if path in reached or path.suffix != ".md":
            continue
        reached.add(path)
        for target in LINK.findall(path.read_text(encoding="utf-8")):
            found = (path.parent / target).resolve()
            waiting += sorted(found.glob("*.md")) if found.is_dir() else [found]
    assert sorted(set(DOCS.rglob("*.md")) - reached) == []
