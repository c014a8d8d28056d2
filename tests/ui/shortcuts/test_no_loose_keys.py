"""Keys stand in the catalogue: nothing shows or takes keys that people cannot change or look up."""

from __future__ import annotations

import ast
import re

from tests.support.sources import python_files, short, syntax_tree
from ui.shortcuts.catalogue import FIXED
from ui.shortcuts.key_map import shown

KEYS = re.compile(r"^((Ctrl|Alt|Shift)\+.+|F\d{1,2})$")
# Where keys are written down, and why.
WRITTEN_IN = {
    "ui/shortcuts/catalogue.py": "the catalogue",
    "ui/shortcuts/reserved.py": "those that no command may have",
    "ui/palette/dialog.py": "Ctrl+Return belongs to the search field itself",
}
BOUND_BY = {
    "ui/menus.py": "makes the actions of the window",
    "ui/pages/letters/overlap_block.py": "binds two commands while the block is there",
    "ui/forms/date_editor.py": "the fixed key that opens a calendar",
    "ui/forms/candidates.py": "the fixed key that opens choices",
}
BINDERS = {"QShortcut", "setShortcut", "setShortcuts"}


def test_keys_are_written_in_the_catalogue_only():
    fixed = {shown(keys) for each in FIXED for keys in each.keys}
    found = [
        f"{short(path)}:{node.lineno} {node.value}"
        for path in python_files("ui")
        if short(path) not in WRITTEN_IN
        for node in ast.walk(syntax_tree(path))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and KEYS.match(node.value)
        and shown(node.value) not in fixed
    ]
    assert found == []


def test_only_the_window_binds_keys():
    found = {
        short(path)
        for path in python_files("ui")
        for node in ast.walk(syntax_tree(path))
        if isinstance(node, ast.Call)
        and (getattr(node.func, "id", "") or getattr(node.func, "attr", "")) in BINDERS
    }
    assert found <= set(BOUND_BY)
