"""Pages read and write through the context, and hear of every commit in the window's thread."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QObject

from crm.companies.commands import save_company
from crm.errors import refuse
from ui.background import ThreadBackground
from ui.change_notifier import ChangeNotifier


def count_companies(session) -> int:
    from crm.companies.models import Company

    return session.query(Company).count()


def test_a_write_is_committed_announced_and_delivered(context, qtbot):
    owner, saved = QObject(), []
    with qtbot.waitSignal(context.changes.changed) as heard:
        context.write(
            "Enter company", save_company, {"name": "示例企业甲"}, owner=owner, done=saved.append
        )
    assert heard.args[0].touch("company")
    assert saved[0].id
    counted = []
    context.read(count_companies, owner=owner, done=counted.append)
    assert counted == [1]


def test_a_refused_write_changes_nothing_and_is_said(context, qtbot):
    owner = QObject()

    def half_done(work) -> None:
        save_company(work, {"name": "示例企业乙"})
        raise refuse("PERMISSION_DENIED", "No.")

    with qtbot.waitSignal(context.messages.posted) as posted:
        context.write("Half done", half_done, owner=owner, done=pytest.fail)
    assert posted.args[0].text == "No. PERMISSION_DENIED"
    assert posted.args[0].stays
    counted = []
    context.read(count_companies, owner=owner, done=counted.append)
    assert counted == [0]


def test_doubts_of_a_command_are_shown_although_it_was_done(context, qtbot):
    owner, done = QObject(), []

    def doubtful(work) -> int:
        work.warn("SUSPECT", "Looks like another company.")
        return 1

    with qtbot.waitSignal(context.messages.posted) as posted:
        context.write("Doubtful", doubtful, owner=owner, done=done.append)
    assert posted.args[0].text == "Looks like another company. SUSPECT"
    assert done == [1]


def test_news_of_a_commit_in_a_worker_arrives_in_the_window(office, qtbot):
    background, owner, heard = ThreadBackground(), QObject(), []
    changes = ChangeNotifier(office.database)
    changes.changed.connect(lambda _: heard.append(threading.current_thread()))
    background.run(office.company, owner=owner, done=lambda _: None)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [threading.main_thread()]
    background.close()
