"""A database with the demonstration data, loaded once for each engine and then copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from crm.demo.loader import load_demo_into
from tests.support.databases import opened

if TYPE_CHECKING:
    from collections.abc import Generator

    from crm.database.session import Database


@pytest.fixture
def demo_location(store) -> Generator[str]:
    """The path or URL of a database with the demonstration data."""
    location = store.copy(store.template("demo", load_demo_into))
    yield location
    store.discard(location)


@pytest.fixture
def demo_database(demo_location, clock) -> Generator[Database]:
    """An open database with the demonstration data."""
    yield from opened(demo_location, clock)
