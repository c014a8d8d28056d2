"""A test that logs a warning which it did not expect fails: nobody reads the log of a green run."""

from __future__ import annotations

import logging

import pytest


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(level=logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers", "logs_warnings: the test makes the program log warnings and looks at them"
    )


@pytest.fixture(autouse=True)
def _no_unexpected_log_warnings(request):
    if request.node.get_closest_marker("logs_warnings"):
        yield
        return
    collector = _Collector()
    root = logging.getLogger()
    root.addHandler(collector)
    try:
        yield
    finally:
        root.removeHandler(collector)
    told = [f"{each.levelname} {each.name}: {each.getMessage()}" for each in collector.records]
    assert not told, "unexpected in the log:\n" + "\n".join(told)
