"""What every test gets: no display, a fixed clock, and proof that nothing was left behind."""

from __future__ import annotations

import os

# Before anything imports Qt: tests never open a window on somebody's screen.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

from hypothesis import settings

# Slow machines are no failures, and a failure must come back when the test is run again.
settings.register_profile("house", deadline=None, derandomize=True, database=None)
settings.load_profile("house")

pytest_plugins = (
    "pytester",
    "tests.support.databases",
    "tests.support.demonstration",
    "tests.support.leaks",
    "tests.support.log_warnings",
    "tests.support.office",
)
