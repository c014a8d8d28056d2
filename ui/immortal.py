"""A defect of PySide 6.12 under Python 3.11, kept from ending the program.

Calls of Qt that return nothing hand out None without counting the reference, and `Signal.emit`
does the same with True: each call loses one. When none is left the interpreter aborts
("deallocating None"), after some thousand paint calls. From Python 3.12 on these objects cannot
be lost. For 3.11 the same is done here: their counts start so high that no program lives long
enough to use them up.
"""

from __future__ import annotations

import ctypes
import sys

BEYOND_ANY_LOSS = 2**40


def keep_true() -> None:
    """Make sure that None, True and False outlive every call; does nothing where they do anyway."""
    if sys.implementation.name != "cpython" or sys.version_info >= (3, 12):
        return
    for each in (None, True, False):
        if sys.getrefcount(each) < BEYOND_ANY_LOSS:
            # The count is the first word of every object of CPython.
            ctypes.c_ssize_t.from_address(id(each)).value += BEYOND_ANY_LOSS
