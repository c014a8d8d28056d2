"""Set-up for scripts/run.py and scripts/check.py: libraries, `.venv`, translations.

Standard library only and no syntax newer than Python 3.8, so that an old Python can still say
what is wrong. Everything is told on standard error: standard output belongs to the program.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import libraries

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = ROOT / "requirements"
TRANSLATIONS = ROOT / "resources" / "translations"
VENV = ROOT / ".venv"
# One line for each requirements file whose packages are installed: name and hash.
STAMP = VENV / "installed.txt"
OLDEST = (3, 11)
INSTALL_LIBRARIES = "--install-libraries"
COMPILED = {".ts": ".qm", ".po": ".mo"}


class SetUpError(Exception):
    """The set-up cannot go on; the message says what to do."""


def say(text: str) -> None:
    """Tell the person at the terminal."""
    print(text, file=sys.stderr, flush=True)


def prepare(requirements: str, *, window: bool, on_screen: bool, install: bool) -> Path:
    """Make everything ready that `requirements` names; return the Python of `.venv`.

    Raises SetUpError.
    """
    if sys.version_info < OLDEST:
        found = ".".join(str(part) for part in sys.version_info[:3])
        message = f"This needs Python 3.11 or newer; {sys.executable} is Python {found}."
        raise SetUpError(message)
    _check_libraries(libraries.needed(window=window, on_screen=on_screen), install=install)
    python = _refresh_venv(requirements, install=install)
    _build_translations(python)
    return python


def _check_libraries(needed: dict[str, str], *, install: bool) -> None:
    missing = libraries.missing_packages(needed)
    if not missing or (install and libraries.install(missing)):
        return
    line = libraries.install_line(missing)
    message = f"Qt needs libraries that this system does not have. Install them with:\n\n  {line}\n"
    raise SetUpError(message)


def venv_python() -> Path:
    """Return where `.venv` has its Python."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _refresh_venv(requirements: str, *, install: bool) -> Path:
    python = venv_python()
    # check.txt pins everything that run.txt pins, to the same versions.
    covered = ["run.txt", requirements]
    wanted = {name: _hash(REQUIREMENTS / name) for name in covered}
    installed = _read_stamp()
    usable = _runs(python, f"import pip, sys; sys.exit(sys.version_info < {OLDEST})")
    if usable and installed.get(requirements) == wanted[requirements]:
        return python
    # A changed file may also have lost packages: those go with the old .venv.
    changed = any(installed.get(name, wanted[name]) != wanted[name] for name in wanted)
    if changed or not usable:
        _make_venv(install=install)
    say(f"Installing requirements/{requirements} into .venv (only when it changes) …")
    options = ["--disable-pip-version-check", "--no-deps", "--require-hashes"]
    pinned = ["--only-binary=:all:", "-r", str(REQUIREMENTS / requirements)]
    command = [str(python), "-m", "pip", "install", *options, *pinned]
    if subprocess.run(command, stdout=sys.stderr, check=False).returncode != 0:
        message = (
            "The packages could not be installed; see pip's message above, then run this again."
        )
        raise SetUpError(message)
    lines = [f"{name} {digest}\n" for name, digest in wanted.items()]
    STAMP.write_text("".join(lines), encoding="utf-8")
    return python


def _make_venv(*, install: bool) -> None:
    # Debian keeps ensurepip, without which a venv has no pip, in a package of its own.
    if not _runs(Path(sys.executable), "import ensurepip, venv"):
        packages = ["python3-venv"]
        if not (install and libraries.install(packages)):
            line = libraries.install_line(packages)
            message = (
                f"Python's venv module is not complete. On Debian install it with:\n\n  {line}\n"
            )
            raise SetUpError(message)
    say("Making .venv …")
    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    if subprocess.run(command, stdout=sys.stderr, check=False).returncode != 0:
        message = f"No virtual environment could be made in {VENV}; see the message above."
        raise SetUpError(message)


def _runs(python: Path, code: str) -> bool:
    """Say whether this Python exists and runs the code without an error."""
    if not python.exists():
        return False
    return (
        subprocess.run([str(python), "-c", code], capture_output=True, check=False).returncode == 0
    )


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _read_stamp() -> dict[str, str]:
    if not STAMP.exists():
        return {}
    pairs = (line.split() for line in STAMP.read_text(encoding="utf-8").splitlines())
    return {pair[0]: pair[1] for pair in pairs if len(pair) == 2}  # noqa: PLR2004 - name and hash


def _build_translations(python: Path) -> None:
    sources = [path for suffix in COMPILED for path in TRANSLATIONS.glob("*" + suffix)]
    if not any(_is_stale(source) for source in sources):
        return
    command = [str(python), str(ROOT / "scripts" / "translations.py"), "build"]
    if subprocess.run(command, stdout=sys.stderr, check=False).returncode != 0:
        message = "The translations could not be built; see the message above."
        raise SetUpError(message)


def _is_stale(source: Path) -> bool:
    compiled = source.with_suffix(COMPILED[source.suffix])
    return not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime
