"""Whether a window could be seen at all."""

from __future__ import annotations

import os
import sys

from crm.language import _

REFUSED = 2


def has_display() -> bool:
    """Tell whether somebody could see a window; asked before Qt is started."""
    if os.environ.get("QT_QPA_PLATFORM", "") in {"offscreen", "minimal"}:
        return False
    if sys.platform != "linux":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def say_no_display() -> int:
    """Say what can be done without a window; return the exit status."""
    sentence = _(
        "There is no display for a window. Use a sub-command (see --help), or --demo to get "
        "pictures and PDFs in a folder."
    )
    print(sentence, file=sys.stderr)  # noqa: T201 - there is no window to say it in
    return REFUSED
