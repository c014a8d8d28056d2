"""An empty database in which the first manager can act."""

from __future__ import annotations

import pytest

from crm.start import acting, first_start


@pytest.fixture
def ready(database):
    first_start(database)
    return database


@pytest.fixture
def write(ready):
    """Run a command as the first manager."""

    def call(command, *arguments, **named):
        with ready.read() as session:
            actor = acting(session, None)
        with ready.write("test", actor=actor) as work:
            return command(work, *arguments, **named)

    return call
