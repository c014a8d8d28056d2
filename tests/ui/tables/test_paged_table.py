"""The list: what is loaded, what stays when it is read again, and what keyboard and mouse do."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from crm.settings import Settings
from ui.tables.column_chooser import ColumnChooser
from ui.tables.columns import Column, Look
from ui.tables.layout_memory import LayoutMemory
from ui.tables.model import LOADING, PAGE_SIZE, ROWS_KEPT, PagedTableModel
from ui.tables.table import RecordTable


@dataclass(frozen=True)
class Line:
    id: int
    name: str
    area: str = "1.00"


# What the offscreen platform says about every window that drops down.
OFFSCREEN_POPUP = pytest.mark.qt_log_ignore("This plugin does not support")

COLUMNS = (
    Column("name", lambda: "Company", lambda row: row.name, Look.STRONG, "name", 200),
    Column("area", lambda: "Area m²", lambda row: row.area, Look.NUMBER, "area", 60),
    Column("note", lambda: "Note", lambda _row: "=1+1", width=90),
)


class Source:
    """Answers the questions of a model, at once or when told to."""

    def __init__(self, model: PagedTableModel) -> None:
        self.model = model
        self.asked: list[list[int]] = []
        self.name = "company"
        model.page_needed.connect(self.asked.append)

    def answer(self) -> None:
        while self.asked:
            ids = self.asked.pop(0)
            rows = {each: Line(each, f"{self.name} {each}") for each in ids}
            self.model.add_rows(ids, rows, self.model.generation)


@pytest.fixture
def settings(tmp_path) -> Settings:
    return Settings(tmp_path / "settings.json")


@pytest.fixture
def shown(qtbot, theme_in_use, settings):
    model = PagedTableModel(COLUMNS, checkable=True)
    table = RecordTable(model, theme_in_use, LayoutMemory(settings, "test"))
    model.setParent(table)
    qtbot.addWidget(table)
    table.resize(700, 400)
    table.show()
    source = Source(model)
    return table, model, source


def fill(table, source, ids) -> None:
    table.set_ids(list(ids))
    settle(table, source)


def settle(table, source) -> None:
    for _ in range(3):
        table.viewport().repaint()
        QTest.qWait(1)
        source.answer()


def place_of(table, record_id) -> int:
    return table.rowViewportPosition(table.model().position_of(record_id))


def click(table, record_id, column, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    index = table.model().index(table.model().position_of(record_id), column)
    place = table.visualRect(index).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, modifier, place)


def test_only_the_pages_on_screen_are_loaded(shown):
    table, model, source = shown
    table.set_ids(list(range(1, 100_001)))
    table.viewport().repaint()
    QTest.qWait(1)
    assert [len(each) for each in source.asked] == [PAGE_SIZE]
    assert model.index(0, 1).data() == LOADING
    source.answer()
    assert model.index(0, 1).data() == "company 1"


def test_the_end_of_a_long_list_is_reached_at_once(shown):
    table, _, source = shown
    fill(table, source, range(1, 100_001))
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_End)
    settle(table, source)
    assert table.current_id() == 100_000
    QTest.keyClick(table, Qt.Key.Key_Home)
    assert table.current_id() == 1


def test_old_rows_stay_until_new_ones_come(shown):
    table, model, source = shown
    fill(table, source, range(1, 301))
    source.name = "renamed"
    table.set_ids(list(range(1, 301)))
    assert model.index(0, 1).data() == "company 1"
    settle(table, source)
    assert model.index(0, 1).data() == "renamed 1"


def test_an_answer_from_before_the_change_is_dropped(shown):
    table, model, source = shown
    fill(table, source, range(1, 11))
    before = model.generation
    model.expire()
    model.add_rows([1], {1: Line(1, "stale")}, before)
    assert model.index(0, 1).data() == "company 1"


def test_selection_and_place_survive_another_order(shown):
    table, model, source = shown
    fill(table, source, range(1, 1001))
    table.make_current(500)
    model.check([3, 500], on=True)
    before = place_of(table, 500)
    fill(table, source, range(1000, 0, -1))
    assert table.current_id() == 500
    assert place_of(table, 500) == before
    assert model.checked == [500, 3]


def test_a_record_that_is_gone_is_neither_current_nor_checked(shown, qtbot):
    table, model, source = shown
    fill(table, source, range(1, 11))
    table.make_current(5)
    model.check([5, 6], on=True)
    table.clearFocus()
    with qtbot.waitSignal(table.current_changed) as told:
        table.set_ids([1, 2, 6])
    assert told.args == [0]
    assert table.current_id() is None
    assert model.checked == [6]


def test_the_keyboard_stays_where_a_record_went_away(shown, qtbot):
    table, _, source = shown
    fill(table, source, range(1, 11))
    table.activateWindow()
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    table.make_current(5)
    table.set_ids([1, 2, 3, 4, 6, 7])
    assert table.current_id() == 6
    table.make_current(7)
    table.set_ids([1, 2, 3, 4, 6])
    assert table.current_id() == 6
    table.set_ids([1, 2, 3], from_top=True)
    assert table.current_id() is None


def test_memory_of_a_long_list_is_bounded(shown):
    _, model, _ = shown
    model.set_ids(list(range(1, 10_001)))
    for start in range(1, 10_001, PAGE_SIZE):
        ids = list(range(start, start + PAGE_SIZE))
        model.add_rows(ids, {each: Line(each, "x") for each in ids})
    assert model.row_of(1) is None
    assert model.row_of(10_000) is not None
    assert sum(model.row_of(each) is not None for each in model.ids) == ROWS_KEPT


def test_a_click_on_a_title_sorts_and_turns_the_order(shown):
    table, _, source = shown
    fill(table, source, range(1, 5))
    header = table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(1) + 20, 10)
    asked = []
    table.sort_asked.connect(lambda key, down: asked.append((key, down)))
    for _ in range(2):
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked == [("name", False), ("name", True)]


def test_a_column_without_a_sort_key_does_not_sort(shown):
    table, _, source = shown
    fill(table, source, range(1, 5))
    header = table.horizontalHeader()
    asked = []
    table.sort_asked.connect(lambda key, down: asked.append((key, down)))
    place = QPoint(header.sectionViewportPosition(3) + 20, 10)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked == []


def test_enter_opens_f2_edits_and_ctrl_c_copies_the_current_record(shown):
    table, _, source = shown
    fill(table, source, range(1, 5))
    table.make_current(2)
    table.setFocus()
    heard = []
    table.opened.connect(lambda each: heard.append(("open", each)))
    table.edit_asked.connect(lambda each: heard.append(("edit", each)))
    table.copy_asked.connect(lambda each: heard.append(("copy", each)))
    QTest.keyClick(table, Qt.Key.Key_Return)
    QTest.keyClick(table, Qt.Key.Key_F2)
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert heard == [("open", 2), ("edit", 2), ("copy", [2])]


def test_space_and_clicks_check_rows_and_shift_checks_a_range(shown):
    table, model, source = shown
    fill(table, source, range(1, 9))
    table.make_current(2)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert model.checked == [2]
    click(table, 4, 0)
    click(table, 7, 0, Qt.KeyboardModifier.ShiftModifier)
    assert model.checked == [2, 4, 5, 6, 7]


def test_the_box_in_the_header_checks_all_rows_and_none(shown):
    table, model, source = shown
    fill(table, source, range(1, 301))
    header = table.horizontalHeader()
    for expected in (300, 0):
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(15, 10))
        assert len(model.checked) == expected


def test_tab_leaves_the_table(shown):
    assert not shown[0].tabKeyNavigation()


def test_a_screen_reader_hears_title_and_text(shown):
    table, model, source = shown
    fill(table, source, [1])
    assert model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "Company company 1"


def test_figures_are_never_cut(shown):
    table, model, _ = shown
    model.set_ids([1])
    long = "1,234,567,890.00"
    model.add_rows([1], {1: Line(1, "x", long)})
    width = table.fontMetrics().horizontalAdvance(long)
    assert table.columnWidth(2) > width


def test_columns_are_shown_hidden_and_moved_as_they_were_left(shown, qtbot, theme_in_use, settings):
    table, _, _ = shown
    layout = table.layout_of_columns
    layout.arrange(["note", "name", "area"], {"note", "name"})
    assert layout.in_order == ["note", "name"]
    assert table.isColumnHidden(2)
    table.horizontalHeader().resizeSection(3, 222)
    qtbot.wait(500)
    again = RecordTable(PagedTableModel(COLUMNS), theme_in_use, LayoutMemory(settings, "test"))
    qtbot.addWidget(again)
    again.model().setParent(again)
    assert again.layout_of_columns.in_order == ["note", "name"]
    assert again.columnWidth(2) == 222


@OFFSCREEN_POPUP
def test_the_chooser_hides_a_column_and_moves_one_by_keyboard(shown, theme_in_use):
    table, model, _ = shown
    chooser = ColumnChooser(model.columns, table.layout_of_columns, theme_in_use, table)
    chooser.open_under(table)
    chooser.list.item(1).setCheckState(Qt.CheckState.Unchecked)
    assert table.isColumnHidden(2)
    chooser.list.setCurrentRow(2)
    QTest.keyClick(chooser.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert table.layout_of_columns.layout.order == ("name", "note", "area")
    chooser.close()
