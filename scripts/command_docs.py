"""Write the reference of commands in docs/commands.md anew; start it with the Python of .venv."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from crm.cli.reference import with_reference  # noqa: E402 - after the path is known

DOCUMENT = ROOT / "docs" / "commands.md"


def main() -> None:
    """Replace what stands between the two marks."""
    DOCUMENT.write_text(with_reference(DOCUMENT.read_text(encoding="utf-8")), encoding="utf-8")
    print(DOCUMENT.relative_to(ROOT))


if __name__ == "__main__":
    main()
