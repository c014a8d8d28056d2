"""Extract and build the translations in resources/translations; started with the Python of `.venv`.

`extract` reads the sentences of the code into the catalogues, keeping what is translated there:
ui/ with Qt's lupdate into `ui_*.ts`, crm/ with Babel into `crm_*.po`. English is the language of
the source, so the English catalogues hold plural forms only. `build` compiles what has changed.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
SOURCE_LANGUAGE = "en"
LANGUAGES = ("zh_CN", SOURCE_LANGUAGE)
KEYWORDS = {
    "_": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "mark": ((1, "c"), 2),
}
# Where those sentences stand; forms of the window mark their labels as crm/ does.
PLACES = {"crm": KEYWORDS, "ui": {"mark": KEYWORDS["mark"]}}
HEADER = r"""# What crm/ says; extracted by scripts/translations.py.
msgid ""
msgstr ""
"Language: {language}\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: {plural}\n"

"""


def qt_tool(name: str) -> str:
    """Return the path of one of Qt's tools in `.venv`."""
    suffix = ".exe" if os.name == "nt" else ""
    return str(Path(sys.executable).parent / f"pyside6-{name}{suffix}")


def run_qt_tool(name: str, *arguments: str) -> None:
    """Run one of Qt's tools; what it says goes to standard error.

    Raises subprocess.CalledProcessError.
    """
    subprocess.run([qt_tool(name), *arguments], cwd=ROOT, stdout=sys.stderr, check=True)


def extract(folder: Path = FOLDER) -> None:
    """Bring every catalogue in `folder` up to date with the code."""
    for language in LANGUAGES:
        extract_ui(language, folder)
        extract_crm(language, folder)


def extract_ui(language: str, folder: Path) -> None:
    """Bring one catalogue of the window up to date; translations that are no longer used go."""
    plural = ["-pluralonly"] if language == SOURCE_LANGUAGE else []
    target = folder / f"ui_{language}.ts"
    # Places in the code are left out: they would change the file with every edit.
    options = ["-silent", "-no-obsolete", "-locations", "none", "-extensions", "py"]
    languages = ["-source-language", SOURCE_LANGUAGE, "-target-language", language]
    run_qt_tool("lupdate", *options, *languages, *plural, "ui", "-ts", str(target))


def extract_crm(language: str, folder: Path) -> None:
    """Bring one catalogue of messages and printed text up to date."""
    path = folder / f"crm_{language}.po"
    catalogue = Catalog(locale=language)
    if path.exists():
        with path.open("rb") as file:
            catalogue = read_po(file, locale=language)
    catalogue.update(template(plural_only=language == SOURCE_LANGUAGE), no_fuzzy_matching=True)
    if language == SOURCE_LANGUAGE:
        for message in catalogue:
            if message.id:
                message.string = message.id
    write_catalogue(catalogue, language, path)


def write_catalogue(catalogue: Catalog, language: str, path: Path) -> None:
    """Write messages in alphabetical order, under a header without dates: small differences."""
    with path.open("wb") as file:
        file.write(HEADER.format(language=language, plural=catalogue.plural_forms).encode())
        write_po(
            file,
            catalogue,
            width=100,
            omit_header=True,
            sort_output=True,
            ignore_obsolete=True,
            include_lineno=False,
        )


def template(*, plural_only: bool = False) -> Catalog:
    """Return what crm/ says and what forms of ui/ mark, without translations."""
    found = Catalog()
    python_files = [("**.py", "python")]
    for folder, keywords in PLACES.items():
        for name, line, message, comments, context in extract_from_dir(
            ROOT / folder, python_files, keywords=keywords, comment_tags=("Translators:",)
        ):
            if plural_only and not isinstance(message, tuple):
                continue
            place = (f"{folder}/{Path(name).as_posix()}", line)
            found.add(message, locations=[place], auto_comments=comments, context=context)
    return found


def build(folder: Path = FOLDER) -> None:
    """Compile the catalogues that are newer than their compiled form."""
    for path in sorted(folder.glob("ui_*.ts")):
        compiled = path.with_suffix(".qm")
        if is_stale(path, compiled):
            # Qt maps catalogues into memory: one in use must not change under a running window.
            draft = compiled.with_suffix(".new")
            run_qt_tool("lrelease", "-silent", str(path), "-qm", str(draft))
            draft.replace(compiled)
    for path in sorted(folder.glob("crm_*.po")):
        compiled = path.with_suffix(".mo")
        if is_stale(path, compiled):
            compile_catalogue(path, compiled)


def is_stale(source: Path, compiled: Path) -> bool:
    """Say whether `compiled` is missing or older than `source`."""
    return not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime


def compile_catalogue(path: Path, compiled: Path) -> None:
    """Write the binary form of one catalogue of messages."""
    language = path.stem.removeprefix("crm_")
    with path.open("rb") as source:
        catalogue = read_po(source, locale=language)
    with compiled.open("wb") as target:
        write_mo(target, catalogue)


def main() -> int:
    """Do what the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("command", choices=["extract", "build"])
    FOLDER.mkdir(parents=True, exist_ok=True)
    if parser.parse_args().command == "extract":
        extract()
    else:
        build()
    return 0


if __name__ == "__main__":
    sys.exit(main())
