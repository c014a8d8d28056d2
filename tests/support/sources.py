"""The project's own Python files and their syntax trees, for tests about the code itself."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDERS = ("crm", "ui", "migrations", "scripts", "benchmarks", "tests")


def python_files(*folders: str) -> list[Path]:
    """Return the Python files below the folders, all of the project's without an argument."""
    top = [] if folders else sorted(ROOT.glob("*.py"))
    return top + [
        path for each in folders or FOLDERS for path in sorted((ROOT / each).rglob("*.py"))
    ]


@cache
def syntax_tree(path: Path) -> ast.Module:
    """Return the parsed file."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def short(path: Path) -> str:
    """Return the path as people write it: from the root, with forward slashes."""
    return path.relative_to(ROOT).as_posix()


def imported_names(tree: ast.Module) -> set[str]:
    """Return the dotted names of all that a module imports, also inside functions."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return names
