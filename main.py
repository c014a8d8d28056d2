"""Start Yinfeng: the window, or with a sub-command the same work without one."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from crm.cli.program import main

if TYPE_CHECKING:
    from crm.cli.options import StartOptions


def open_window(options: StartOptions) -> int:
    """Open the window and stay until it is closed; Qt is loaded only here.

    Without a display the demonstration leaves pictures and PDFs in a folder instead.
    """
    from ui.app import Start, run
    from ui.display import has_display, say_no_display

    start = Start(
        folder=options.folder,
        location=options.location,
        clock=options.clock,
        language=options.language,
        acting=options.acting,
        demo=options.demo,
        prepare=options.prepare,
    )
    if has_display():
        return run(start)
    if not options.demo:
        return say_no_display()
    from ui.gallery import run_off_screen

    return run_off_screen(start, options.folder.root / "off-screen")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], open_window))
