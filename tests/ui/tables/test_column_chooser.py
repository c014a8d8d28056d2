"""Columns chosen, found, moved, fitted and put back, with mouse and keyboard."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from ui.tables.column_chooser import ColumnChooser
from ui.tables.columns import Column, Look
from ui.tables.layout_memory import ColumnLayout
from ui.tables.model import PagedTableModel
from ui.tables.table import RecordTable

# What the offscreen platform says about windows that drop down.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton


@dataclass(frozen=True)
class Line:
    id: int
    text: str


def column(key: str, title: str, look: Look = Look.TEXT, *, shown: bool = True) -> Column:
    return Column(key, lambda: title, lambda row: row.text, look, width=90, shown=shown)


COLUMNS = (
    column("company", "企业", Look.STRONG),
    column("stage", "阶段"),
    column("area", "意向面积 ㎡", Look.NUMBER),
    column("park", "园区"),
    *(column(f"more{each}", f"其他{each}", shown=False) for each in range(6)),
)


@pytest.fixture
def table(qtbot, theme_in_use):
    made = RecordTable(PagedTableModel(COLUMNS), theme_in_use)
    made.model().setParent(made)
    qtbot.addWidget(made)
    made.resize(900, 300)
    made.show()
    made.model().set_ids([1])
    made.model().add_rows([1], {1: Line(1, "一个很长的名字，宽度比栏目声明的要宽得多得多")})
    return made


@pytest.fixture
def layout(table):
    return table.layout_of_columns


@pytest.fixture
def chooser(table, layout, theme_in_use):
    made = ColumnChooser(table.model().columns, layout, theme_in_use, table)
    made.open_under(table)
    yield made
    made.close()


def shown_rows(chooser) -> list[str]:
    rows = [chooser.list.item(row) for row in range(chooser.list.count())]
    return [each.text() for each in rows if not each.isHidden()]


def test_a_column_is_found_by_letters_typed_into_the_list(chooser, layout):
    assert chooser.list.hasFocus()
    QTest.keyClicks(chooser.list, "y")
    assert chooser.line.hasFocus()
    QTest.keyClicks(chooser.line, "uanqu")
    assert shown_rows(chooser) == ["园区"]
    QTest.keyClick(chooser.line, Qt.Key.Key_Down)
    QTest.keyClick(chooser.list, Qt.Key.Key_Space)
    assert layout.in_order == ["company", "stage", "area"]
    chooser.line.clear()
    assert len(shown_rows(chooser)) == len(COLUMNS)


def test_nothing_is_moved_among_columns_that_were_searched(chooser, layout):
    chooser.line.setText("其他")
    QTest.keyClick(chooser.list, Qt.Key.Key_Down, ALT)
    assert layout.layout.order == tuple(each.key for each in COLUMNS)


def test_columns_move_by_keyboard_and_are_put_back(chooser, layout):
    assert not chooser.reset.isVisible()
    QTest.keyClick(chooser.list, Qt.Key.Key_Down, ALT)
    assert layout.in_order == ["stage", "company", "area", "park"]
    assert chooser.list.currentItem().text() == "企业"
    QTest.mouseClick(chooser.reset, LEFT)
    assert layout.in_order == ["company", "stage", "area", "park"]
    assert not chooser.reset.isVisible()


def test_the_last_column_cannot_be_hidden(chooser, layout):
    layout.arrange(list(layout.layout.order), {"company"})
    chooser._fill()
    chooser.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert layout.in_order == ["company"]
    assert chooser.list.item(0).checkState() == Qt.CheckState.Checked


def test_putting_back_means_the_columns_of_the_view(table, layout):
    home = ColumnLayout(
        ("park", "company", *(each.key for each in COLUMNS if each.key not in {"park", "company"})),
        frozenset({"park", "company"}),
        {"company": 200},
    )
    layout.show_view(home)
    layout.arrange(list(home.order), {"park"})
    assert layout.differs
    layout.reset()
    assert layout.in_order == ["park", "company"]
    assert table.columnWidth(0) >= 200


def test_a_double_click_on_a_border_fits_the_column_to_its_texts(table, layout):
    header = table.horizontalHeader()
    needed = table.fontMetrics().horizontalAdvance("一个很长的名字，宽度比栏目声明的要宽得多得多")
    before = table.columnWidth(1)
    border = QPoint(header.sectionViewportPosition(1) + before - 1, header.height() // 2)
    QTest.mouseDClick(header.viewport(), LEFT, pos=border)
    assert table.columnWidth(1) > max(before, needed)
    assert layout.layout.widths["stage"] == table.columnWidth(1)


def test_a_column_is_dragged_to_another_place(table, layout):
    header = table.horizontalHeader()
    middle = header.height() // 2
    start = QPoint(header.sectionViewportPosition(1) + 20, middle)
    end = QPoint(header.sectionViewportPosition(3) + header.sectionSize(3) - 10, middle)
    QTest.mousePress(header.viewport(), LEFT, pos=start)
    for step in range(1, 11):
        QTest.mouseMove(header.viewport(), start + (end - start) * (step / 10))
    QTest.mouseRelease(header.viewport(), LEFT, pos=end)
    assert layout.in_order == ["company", "area", "park", "stage"]


def test_a_border_dragged_too_far_never_cuts_a_figure(table, qtbot):
    header = table.horizontalHeader()
    wide = table.columnWidth(2)
    header.resizeSection(2, 40)
    qtbot.waitUntil(lambda: table.columnWidth(2) == wide)
