import ast
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from tests.shared_data import PROJECT

LONGEST_FILE = {"src": 300, "bench": 300, "tests": 500}
LONGEST_FUNCTION = {"src": 40, "bench": 40, "tests": 60}
VAGUE_NAMES = {"core", "common", "utils", "util", "helpers", "helper", "misc", "base", "shared"}
LOCK_FILES = ("requirements/*.txt", "frontend/package-lock.json", "frontend/.npmrc", "uv.lock", "pylock.toml")
REGISTRIES = re.compile(
    r"pypi\.org|pythonhosted|npmjs|yarnpkg|registry\.|index-url|--find-links|\"resolved\"|://[^\"\s]*/-/",
    re.IGNORECASE,
)
SMALL_TEXT = (
    ".py",
    ".md",
    ".toml",
    ".txt",
    ".html",
    ".css",
    ".js",
    ".sh",
    ".yaml",
    ".json",
    ".po",
    "Makefile",
)


@cache
def committed() -> list[Path]:
    """The files that belong to the project; without git every file that is not built or installed."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode:
        built = {".venv", "node_modules", "built", "staticfiles", "data", "__pycache__"}
        found = (path for path in PROJECT.rglob("*") if not built & set(path.relative_to(PROJECT).parts))
        return sorted(path for path in found if path.is_file())
    return [path for line in listed.stdout.splitlines() if (path := PROJECT / line).is_file()]


def modules() -> Iterator[tuple[str, Path]]:
    for path in committed():
        place = path.relative_to(PROJECT)
        if path.suffix == ".py" and place.parts[0] in LONGEST_FILE and "migrations" not in place.parts:
            yield place.parts[0], path


def test_files_stay_small() -> None:
    too_long = {
        str(path.relative_to(PROJECT)): lines
        for part, path in modules()
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST_FILE[part]
    }
    assert too_long == {}


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines from ``def`` to the end, without the docstring."""
    first = function.body[0]
    docstring = ast.get_docstring(function, clean=False) is not None
    told = (first.end_lineno or 0) - first.lineno + 1 if docstring else 0
    return (function.end_lineno or 0) - function.lineno + 1 - told


def test_functions_stay_small() -> None:
    too_long = {
        f"{path.relative_to(PROJECT)}: {node.name}": length(node)
        for part, path in modules()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and length(node) > LONGEST_FUNCTION[part]
    }
    assert too_long == {}


def test_a_module_says_which_question_it_answers() -> None:
    silent = [
        str(path.relative_to(PROJECT))
        for part, path in modules()
        if part in ("src", "bench")
        and path.stat().st_size
        and not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert silent == []


def test_a_log_line_is_told_what_it_may_write_as_facts() -> None:
    unsaid = []
    for part, path in modules():
        calls = (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call))
        for call in calls:
            if part != "src" or not isinstance(call.func, ast.Attribute) or call.func.attr == "log":
                continue
            if ast.unparse(call.func.value) not in ("LOG", "_LOG", "logger"):
                continue
            extras = [ast.unparse(each.value) for each in call.keywords if each.arg == "extra"]
            if len(call.args) > 1 or any(not extra.startswith("{'facts': ") for extra in extras):
                unsaid.append(f"{path.relative_to(PROJECT)}:{call.lineno}")
    assert unsaid == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [str(path) for _, path in modules() if VAGUE_NAMES & {path.stem, path.parent.name}] == []


def test_no_lock_file_names_the_host_of_a_registry() -> None:
    named = {
        f"{path.relative_to(PROJECT)}: {line.strip()}"
        for pattern in LOCK_FILES
        for path in PROJECT.glob(pattern)
        for line in path.read_text(encoding="utf-8").splitlines()
        if REGISTRIES.search(line) and "omit-lockfile-registry-resolved" not in line
    }
    assert named == set()


def test_every_requirement_is_pinned_with_hashes() -> None:
    for path in sorted((PROJECT / "requirements").glob("*.txt")):
        text = path.read_text(encoding="utf-8").replace("\\\n", " ")
        loose = [line for line in text.splitlines() if line.strip() and "--hash=sha256:" not in line]
        assert loose == [], path.name


@pytest.mark.parametrize("place", [r"/home/\w", r"/root/", r"[A-Z]:\\\\"])
def test_no_file_names_a_place_on_somebodys_machine(place: str) -> None:
    wanted = re.compile(place)
    found = [
        str(path.relative_to(PROJECT))
        for path in committed()
        if path.name.endswith(SMALL_TEXT) and path != Path(__file__) and "tests" not in path.parts
        if wanted.search(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert found == []
