"""Two hundred leads are handed over in the window, with real threads; giving up changes nothing."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy import func, select

from crm.companies.commands import save_company
from crm.history.undoing import steps, undo
from crm.leads.commands import save_lead
from crm.leads.models import Lead
from tests.support.hands import clear_and_enter, click
from ui.background import ThreadBackground
from ui.pages.bulk import dialog as dialogs
from ui.pages.leads.page import create_page

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
MANY = 200
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def leads(office):
    def enter(work):
        company = save_company(work, {"name": "示例企业"}).id
        raw = {"company_id": company, "source_channel": "其他"}
        return [save_lead(work, {**raw, "title": f"项目{n}"}).id for n in range(MANY)]

    return office.do(enter)


@pytest.fixture
def context_with_threads(context):
    background = ThreadBackground()
    yield replace(context, background=background)
    background.close()
    background.deleteLater()


@pytest.fixture
def page(context_with_threads, qtbot, leads):
    made = create_page(context_with_threads)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    made.activateWindow()
    QTest.qWaitForWindowActive(made)
    qtbot.waitUntil(lambda: len(made.records.model.ids) == len(leads))
    made.table.setFocus()
    QTest.keyClick(made.table, Qt.Key.Key_A, CONTROL)
    return made


def owned_by(office, actor) -> int:
    query = select(func.count(Lead.id)).where(Lead.owner_id == actor.id)
    return office.read(lambda session: session.scalar(query))


def choose_colleague(page, qtbot):
    click(page.records.selection.buttons["hand_over"])
    dialog = page.bulk.dialog
    clear_and_enter(dialog.choosing.rows["owner_id"].editor.target(), "招商专员二")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: dialog.go.isVisible() and dialog.go.isEnabled(), timeout=30_000)
    return dialog


def test_all_are_handed_over_and_taken_back_in_one_step(page, qtbot, office):
    dialog = choose_colleague(page, qtbot)
    assert dialog.preview.counts.text() == f"{MANY} will change, 0 stay as they are"
    click(dialog.go)
    qtbot.waitUntil(lambda: page.bulk.dialog is None, timeout=30_000)
    assert owned_by(office, office.colleague) == MANY
    step = office.read(steps, office.manager.id).undo
    assert step.records == MANY
    office.do(undo, step.change_set)
    assert owned_by(office, office.manager) == MANY


def test_giving_up_while_it_is_written_changes_nothing(page, qtbot, office, monkeypatch):
    """The writer waits at its first step until Cancel was pressed."""
    reached, go_on = threading.Event(), threading.Event()
    write = dialogs.apply

    def slowly(work, *given, progress, **named):
        def step(done, total):
            reached.set()
            go_on.wait(20)
            progress(done, total)

        return write(work, *given, progress=step, **named)

    dialog = choose_colleague(page, qtbot)
    monkeypatch.setattr(dialogs, "apply", slowly)
    click(dialog.go)
    qtbot.waitUntil(reached.is_set, timeout=10_000)
    qtbot.waitUntil(dialog.under_way.isVisible, timeout=10_000)
    QTest.keyClick(dialog.back, Qt.Key.Key_Escape)
    go_on.set()
    qtbot.waitUntil(dialog.preview.isVisible, timeout=10_000)
    assert "CANCELLED" in dialog.sentence.text()
    assert owned_by(office, office.manager) == MANY
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert page.bulk.dialog is None
