"""The collector of circular garbage rests while a worker makes many objects.

It stops every thread while it looks at all objects of the program: the window would stand still
for a quarter of a second. What such work leaves behind is freed without it.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator


@contextmanager
def collector_at_rest() -> Generator[None]:
    """Let it rest inside the block; only the one worker of the database uses this."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
