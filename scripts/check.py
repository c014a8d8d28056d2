"""Run every check: `python3 scripts/check.py [--only format|lint|types|contracts|tests]`.

Sets `.venv` up first where needed (see scripts/run.py for `--install-libraries`). All checks run,
also after one has failed; the last line is the verdict. Exit status 0 when all passed, 1 when one
failed, 2 when the set-up is not possible.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import environment

if TYPE_CHECKING:
    from pathlib import Path

# Each check as the arguments of the Python in `.venv`.
CHECKS = {
    "format": ["-m", "ruff", "format", "--check", "."],
    "lint": ["-m", "ruff", "check", "."],
    "types": ["-m", "pyright"],
    "contracts": ["-c", "from importlinter.cli import lint_imports_command as run; run()"],
    "tests": ["-m", "pytest", "-n", "2", "--quiet"],
}


def read_arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Run every check of the project.")
    parser.add_argument("--only", choices=list(CHECKS), help="run one check alone")
    parser.add_argument(
        environment.INSTALL_LIBRARIES,
        dest="install",
        action="store_true",
        help="install missing shared libraries of Qt with apt-get",
    )
    return parser.parse_args()


def run(python: Path, name: str) -> bool:
    """Run one check and say whether it passed."""
    environment.say(f"\n── {name} ──")
    start = time.monotonic()
    # Qt's wheels warn about fonts and sessions on a bare machine; the tests set their own platform.
    variables = {**os.environ, "PYRIGHT_PYTHON_IGNORE_WARNINGS": "1"}
    finished = subprocess.run(
        [str(python), *CHECKS[name]], cwd=environment.ROOT, env=variables, check=False
    )
    passed = finished.returncode == 0
    seconds = time.monotonic() - start
    environment.say(f"{name}: {'passed' if passed else 'FAILED'} in {seconds:.0f} s")
    return passed


def main() -> int:
    """Prepare, run the checks, give the verdict."""
    arguments = read_arguments()
    try:
        python = environment.prepare(
            "check.txt", window=True, on_screen=False, install=arguments.install
        )
    except environment.SetUpError as error:
        environment.say(str(error))
        return 2
    wanted = [arguments.only] if arguments.only else list(CHECKS)
    failed = [name for name in wanted if not run(python, name)]
    verdict = f"FAILED: {', '.join(failed)}" if failed else f"All passed: {', '.join(wanted)}"
    print(f"\n{verdict}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
