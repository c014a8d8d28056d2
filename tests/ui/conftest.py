"""What tests of the window get: SQLite only, because the engines are compared in tests/crm."""

from __future__ import annotations

import pytest


@pytest.fixture
def engine_name() -> str:
    return "sqlite"
