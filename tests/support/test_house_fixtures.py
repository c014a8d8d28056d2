"""The fixtures themselves: databases on both engines, and what they catch."""

from __future__ import annotations

import pytest
from sqlalchemy import text


def test_a_fresh_database_answers_on_both_engines(database):
    with database.read() as session:
        assert session.scalar(text("SELECT count(*) FROM alembic_version")) == 1


def test_each_test_gets_its_own_copy(store):
    template = store.template("migrated", lambda _database: None)
    first, second = store.copy(template), store.copy(template)
    assert first != second
    store.discard(first)
    store.discard(second)


def test_an_empty_location_has_no_tables(empty_location, clock):
    from crm.opening import open_database

    database = open_database(empty_location, clock)
    database.close()


def test_the_demonstration_data_come_along(demo_database):
    with demo_database.read() as session:
        assert session.scalar(text("SELECT count(*) FROM letter")) > 46


LEAKS = {
    "a thread": """
        import threading, time
        def test_leak():
            threading.Thread(target=time.sleep, args=(5,), daemon=True).start()
    """,
    "a timer": """
        from PySide6.QtCore import QTimer
        kept = []
        def test_leak(qapp):
            kept.append(QTimer())
            kept[0].start(1000)
    """,
    "a window": """
        from PySide6.QtWidgets import QWidget
        kept = []
        def test_leak(qapp):
            kept.append(QWidget())
    """,
    "a warning in the log": """
        import logging
        def test_leak():
            logging.getLogger("anything").warning("unexpected")
    """,
    "a message of Qt": """
        from PySide6.QtCore import qWarning
        def test_leak(qapp):
            qWarning("something is wrong")
    """,
}


@pytest.mark.parametrize("what", LEAKS)
def test_a_test_that_leaves_something_behind_fails(pytester, pytestconfig, monkeypatch, what):
    pytester.makepyfile(LEAKS[what])
    pytester.makepyprojecttoml(
        """
        [tool.pytest.ini_options]
        qt_api = "pyside6"
        qt_log_level_fail = "WARNING"
        """
    )
    plugins = ["-p", "tests.support.leaks", "-p", "tests.support.log_warnings"]
    monkeypatch.setenv("PYTHONPATH", str(pytestconfig.rootpath))
    result = pytester.runpytest_subprocess(*plugins)
    outcomes = result.parseoutcomes()
    assert outcomes.get("failed", 0) + outcomes.get("errors", 0) == 1
