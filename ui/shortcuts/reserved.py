"""Keys that no command may have, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence

if TYPE_CHECKING:
    from PySide6.QtCore import QKeyCombination

translate = QCoreApplication.translate
# With these a field, a list or the window system does something that people rely on.
OF_FIELDS = ("Ctrl+X", "Ctrl+C", "Ctrl+V", "Ctrl+A", "Alt+Down", "Alt+Up")
OF_THE_MENUS = ("Alt+F", "Alt+E", "Alt+V", "Alt+R", "Alt+T", "Alt+H", "F10", "Shift+F10")
OF_THE_SYSTEM = ("Alt+F4", "Alt+Tab", "Alt+Shift+Tab", "Alt+Space", "Ctrl+Alt+Del")
OF_THE_KEYBOARD = {
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Space,
    Qt.Key.Key_Backspace,
    Qt.Key.Key_Delete,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Menu,
}
SHIFT, NONE = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
# Ctrl with these moves in a text or a list.
MOVES = OF_THE_KEYBOARD - {
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Delete,
    Qt.Key.Key_Space,
}


def refusal(keys: str) -> str:
    """Say why a command may not have these keys (portable text); empty when it may."""
    if QKeySequence(keys).count() != 1:
        text = translate("Shortcuts", "Use one key, alone or with Ctrl, Alt and Shift.")
    elif keys in OF_FIELDS:
        text = translate("Shortcuts", "{keys} belongs to fields.")
    elif keys in OF_THE_MENUS:
        text = translate("Shortcuts", "{keys} opens a menu.")
    elif keys in OF_THE_SYSTEM:
        text = translate("Shortcuts", "{keys} belongs to the system.")
    else:
        text = _refused_key(QKeySequence(keys))
    return text.format(keys=keys)


def _refused_key(sequence: QKeySequence) -> str:
    # The stubs of PySide do not know the operator.
    combination: QKeyCombination = cast("Any", sequence)[0]
    key, modifiers = combination.key(), combination.keyboardModifiers()
    if modifiers in (NONE, SHIFT) and not _is_function_key(key):
        if key in OF_THE_KEYBOARD:
            return translate("Shortcuts", "{keys} is needed to move, to type and to confirm.")
        return translate("Shortcuts", "A key that types needs Ctrl or Alt.")
    if key in MOVES and modifiers & CONTROL:
        return translate("Shortcuts", "{keys} moves in every text and list.")
    return ""


def _is_function_key(key: Qt.Key) -> bool:
    return Qt.Key.Key_F1 <= key <= Qt.Key.Key_F35
