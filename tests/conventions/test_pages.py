import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from tests.shared_data import PROJECT

PAGES = PROJECT / "src/waarborg/frontends/pages"
TEMPLATES = sorted(PAGES.glob("templates/**/*.html"))
STATIC = re.compile(r"""{%\s*static\s+["']([^"']+)["']""")
ELSEWHERE = re.compile(
    r"""(?:src|href|action)=["'](?:https?:)?//|url\(["']?(?:https?:)?//|@import\s+["']?https?:"""
)
INLINE = re.compile(r"""<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=["']|javascript:""")
BUILT = PAGES / "static/built/.complete"


def named(pattern: re.Pattern[str], paths: list[Path]) -> dict[str, list[str]]:
    found = {
        str(path.relative_to(PAGES)): pattern.findall(path.read_text(encoding="utf-8")) for path in paths
    }
    return {path: matches for path, matches in found.items() if matches}


def test_every_style_sheet_and_script_that_a_page_names_is_there() -> None:
    if not BUILT.exists():
        pytest.skip("not run: the style sheets and scripts were not built (make test builds them)")
    wanted = {name for names in named(STATIC, TEMPLATES).values() for name in names}
    assert [name for name in sorted(wanted) if finders.find(name) is None] == []


def test_no_page_asks_anything_of_another_host() -> None:
    own = [path for path in PAGES.glob("static/waarborg/**/*") if path.suffix in {".css", ".js"}]
    assert named(ELSEWHERE, [*TEMPLATES, *own]) == {}


def test_no_page_has_scripts_or_styles_of_its_own_which_the_security_policy_would_stop() -> None:
    assert named(INLINE, TEMPLATES) == {}
