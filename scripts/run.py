"""Start Yinfeng: `python3 scripts/run.py [--install-libraries] [arguments of main.py]`.

The first start makes `.venv` and installs the pinned packages, later ones begin at once.
With `--install-libraries` the shared libraries of Qt that a fresh Debian or Ubuntu does not
have are installed with apt-get; without it their packages are named.
Exit status 2 where something is missing, else that of the program.
"""

from __future__ import annotations

import os
import subprocess
import sys

import environment

# Options of main.py that stand before the sub-command and take a value.
VALUED = {"--data", "--database", "--language", "--today", "--now", "--as"}
HELP = {"-h", "--help"}


def opens_window(arguments: list[str]) -> bool:
    """Say whether main.py will open the window: it does so without a sub-command.

    Sub-commands run on a server without Qt's libraries.
    """
    rest = iter(arguments)
    for argument in rest:
        if argument in VALUED:
            next(rest, None)
        elif argument in HELP or not argument.startswith("-"):
            return False
    return True


def main() -> int:
    """Prepare, then become main.py."""
    install = environment.INSTALL_LIBRARIES in sys.argv[1:]
    arguments = [each for each in sys.argv[1:] if each != environment.INSTALL_LIBRARIES]
    window = opens_window(arguments)
    try:
        python = environment.prepare("run.txt", window=window, on_screen=True, install=install)
    except environment.SetUpError as error:
        environment.say(str(error))
        return 2
    command = [str(python), str(environment.ROOT / "main.py"), *arguments]
    sys.stdout.flush()
    if os.name != "nt":
        os.execv(command[0], command)  # noqa: S606 - the program takes our place, no shell wanted
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
