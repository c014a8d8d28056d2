"""The pane beside the list: its widths are remembered, and narrow windows lay it over the list."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from crm.settings import Settings
from ui.panes.beside import PANE_WIDTH, BesideFrame


@pytest.fixture
def settings(tmp_path) -> Settings:
    return Settings(tmp_path / "settings.json")


@pytest.fixture
def frame(qtbot, theme_in_use, settings):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1364, 700)
    made = BesideFrame(QWidget(), QWidget(), theme_in_use, settings, window)
    made.resize(1364, 700)
    window.show()
    yield made
    window.hide()


def test_the_pane_takes_its_width_from_the_list_and_a_form_more(frame):
    frame.open()
    assert (frame._side.width(), frame._main.width()) == (440, 924)
    frame.open(form=True)
    assert (frame._side.width(), frame._main.width()) == (520, 844)
    frame.close_side()
    assert frame._main.width() == 1364


def test_in_a_narrow_window_the_pane_lies_over_the_list(frame):
    frame.window().resize(1100, 700)
    frame.resize(1100, 700)
    frame.open()
    assert frame._main.width() == 1100
    assert frame._side.geometry().right() == 1099


def test_a_dragged_width_is_remembered_and_has_a_least(frame, settings):
    frame.open()
    grip, left = frame._grip, Qt.MouseButton.LeftButton
    QTest.mousePress(grip, left)
    QTest.mouseMove(grip, QPoint(-100, 5))
    grip.dragged.emit(frame.width() - 560)
    QTest.mouseRelease(grip, left)
    assert settings.value(PANE_WIDTH) == 560
    grip.dragged.emit(frame.width() - 10)
    assert frame._side.width() == 360
