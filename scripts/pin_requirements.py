"""Write requirements/*.txt from pyproject.toml: every version pinned with its hashes.

For whoever changes a dependency; needs the program `uv`. No address of a package index is
written, so that each reader installs from the one that they trust.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PINNED = {
    "run.txt": ("build",),
    "check.txt": ("build", "check"),
}
HEADER = "# Made from pyproject.toml by scripts/pin_requirements.py; do not edit by hand.\n"
OPTIONS = (
    "--universal",
    "--generate-hashes",
    "--no-header",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--python-version=3.11",
)


def pin(uv: str, name: str, groups: tuple[str, ...]) -> None:
    """Write one file; what `run.txt` pins stays the same in `check.txt`."""
    chosen = [f"--group={group}" for group in groups]
    same = [] if name == "run.txt" else ["--constraint=requirements/run.txt"]
    upgrade = ["--upgrade"] if "--upgrade" in sys.argv[1:] else []
    path = ROOT / "requirements" / name
    command = [uv, "pip", "compile", "pyproject.toml", *OPTIONS, *chosen, *same, *upgrade]
    subprocess.run([*command, "--quiet", f"--output-file={path}"], cwd=ROOT, check=True)
    path.write_text(HEADER + path.read_text(encoding="utf-8"), encoding="utf-8", newline="\n")


def main() -> int:
    """Pin every file; with `--upgrade` to the newest versions that fit together."""
    uv = shutil.which("uv") or shutil.which("uv", path=str(Path(sys.executable).parent))
    if uv is None:
        print("This needs uv: python -m pip install uv", file=sys.stderr)
        return 2
    for name, groups in PINNED.items():
        pin(uv, name, groups)
    return 0


if __name__ == "__main__":
    sys.exit(main())
