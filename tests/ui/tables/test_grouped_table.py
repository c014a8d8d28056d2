"""A list in groups: heads, folding, checking, keyboard and mouse; 100,000 rows stay unread."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from crm.records.groups import Groups
from ui.tables.columns import Column, Look
from ui.tables.group_heads import HEAD_ROLE
from ui.tables.grouped_table import GroupedTable
from ui.tables.model import PAGE_SIZE, PagedTableModel
from ui.tables.row_order import RowOrder

Key = Qt.Key


@dataclass(frozen=True)
class Line:
    id: int
    name: str
    area: str = "1.00"


COLUMNS = (
    Column("name", lambda: "Company", lambda row: row.name, Look.STRONG, "name", 240),
    Column("area", lambda: "Area m²", lambda row: row.area, Look.NUMBER, "area", 160),
    Column("note", lambda: "Note", lambda _row: "", width=90),
)


def groups(*found: tuple[object, int, int]) -> Groups:
    pairs = [(key, f"Owner {key}") for key, _count, _area in found]
    areas = {key: Decimal(area) for key, _count, area in found}
    counts = {key: count for key, count, _area in found}
    return Groups(pairs, counts, lambda key: {"area": areas[key]})


@pytest.fixture
def shown(qtbot, theme_in_use):
    subtotals = {"area": lambda each: f"{each.sums['area']:,.2f}"}
    model = PagedTableModel(COLUMNS, checkable=True, subtotals=subtotals)
    table = GroupedTable(model, theme_in_use)
    model.setParent(table)
    asked: list[list[int]] = []

    def answer(ids) -> None:
        asked.append(ids)
        rows = {each: Line(each, f"company {each}") for each in ids}
        model.add_rows(ids, rows, model.generation)

    model.page_needed.connect(answer)
    qtbot.addWidget(table)
    table.resize(700, 400)
    table.show()
    table.setFocus()
    return table, model, asked


@pytest.fixture
def owners(shown):
    table, model, _ = shown
    table.show_groups([1, 2, 3, 4, 5], groups(("A", 2, 30), ("B", 3, 12)), "owner")
    settle(table)
    return table, model


def settle(table) -> None:
    for _ in range(3):
        table.viewport().repaint()
        QTest.qWait(1)


def texts(model) -> list[str]:
    return [model.index(row, 1).data() for row in range(model.rowCount())]


def press(table, *keys) -> None:
    for key in keys:
        QTest.keyClick(table, key)


def click(table, row, column) -> None:
    place = table.visualRect(table.model().index(row, column)).center()
    QTest.mouseClick(
        table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place
    )


def test_heads_stand_before_their_records_with_label_count_and_sums(owners):
    _, model = owners
    assert texts(model) == [
        "Owner A 2",
        *("company 1", "company 2"),
        "Owner B 3",
        *("company 3", "company 4", "company 5"),
    ]
    assert model.index(0, 2).data() == "30.00"
    assert model.index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole) == "Owner A 2  Area m² 30.00"
    assert model.ids == [1, 2, 3, 4, 5]


def test_keys_fold_and_unfold_the_group_of_the_current_row(owners):
    table, model = owners
    table.make_current(4)
    press(table, Key.Key_Left)
    assert model.heads.head_at(table.currentIndex().row()).key == "B"
    press(table, Key.Key_Left)
    assert texts(model)[-1] == "Owner B 3"
    assert model.rowCount() == 4
    press(table, Key.Key_Right)
    assert model.rowCount() == 7
    press(table, Key.Key_Return)
    assert model.rowCount() == 4
    assert table.current_id() is None


def test_arrows_go_through_heads_and_records(owners):
    table, _ = owners
    press(table, Key.Key_Home)
    rows = [table.current_id()]
    for _ in range(4):
        press(table, Key.Key_Down)
        rows.append(table.current_id())
    assert rows == [None, 1, 2, None, 3]


def test_a_click_on_a_head_folds_and_one_on_its_box_checks_the_group(owners):
    table, model = owners
    click(table, 3, 1)
    assert texts(model) == ["Owner A 2", "company 1", "company 2", "Owner B 3"]
    click(table, 3, 0)
    assert model.checked == [3, 4, 5]
    assert model.index(3, 0).data(HEAD_ROLE).state == Qt.CheckState.Checked
    click(table, 0, 0)
    assert model.checked == [1, 2, 3, 4, 5]
    click(table, 1, 0)
    assert model.index(0, 0).data(HEAD_ROLE).state == Qt.CheckState.PartiallyChecked


def test_space_on_a_head_checks_its_records(owners):
    table, model = owners
    press(table, Key.Key_Home, Key.Key_Space)
    assert model.checked == [1, 2]
    press(table, Key.Key_Space)
    assert model.checked == []


def test_a_range_is_checked_across_heads(owners):
    table, model = owners
    click(table, 2, 0)
    place = table.visualRect(model.index(5, 0)).center()
    shift = Qt.KeyboardModifier.ShiftModifier
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, shift, place)
    assert model.checked == [2, 3, 4]


def test_enter_on_a_record_opens_it_and_on_a_head_opens_nothing(owners):
    table, _ = owners
    opened = []
    table.opened.connect(opened.append)
    press(table, Key.Key_Home, Key.Key_Return, Key.Key_Return)
    assert opened == []
    table.make_current(2)
    press(table, Key.Key_Return)
    assert opened == [2]


def test_a_record_in_a_folded_group_is_found_again(owners):
    table, model = owners
    table.fold_all(on=True)
    assert texts(model) == ["Owner A 2", "Owner B 3"]
    assert table.make_current(4)
    assert table.current_id() == 4
    assert texts(model) == ["Owner A 2", "Owner B 3", "company 3", "company 4", "company 5"]


def test_folding_all_keeps_the_place(owners):
    table, model = owners
    table.make_current(4)
    table.fold_all(on=True)
    assert model.heads.head_at(table.currentIndex().row()).key == "B"
    table.fold_all(on=False)
    assert model.heads.head_at(table.currentIndex().row()).key == "B"
    assert model.rowCount() == 7


def test_a_reload_keeps_what_is_folded_checked_and_current(owners):
    table, model = owners
    table.make_current(4)
    model.check([4, 5], on=True)
    click(table, 0, 1)
    table.make_current(4)
    table.show_groups([1, 2, 9, 4, 5], groups(("A", 2, 30), ("B", 3, 12)), "owner")
    assert model.rowCount() == 5
    assert table.current_id() == 4
    assert model.checked == [4, 5]
    press(table, Key.Key_Left)
    table.show_groups([1, 2, 4], groups(("A", 2, 30), ("B", 1, 2)), "owner")
    assert model.heads.head_at(table.currentIndex().row()).key == "B"


def test_another_column_begins_unfolded(owners):
    table, model = owners
    table.fold_all(on=True)
    table.show_groups([1, 2, 3, 4, 5], groups(("A", 5, 30)), "stage")
    assert model.rowCount() == 6
    table.show_groups([1, 2, 3, 4, 5], Groups(), "")
    assert texts(model) == [f"company {each}" for each in range(1, 6)]


def test_the_numbers_of_rows_on_screen_leave_heads_out(owners):
    table, _ = owners
    assert table.visible_rows() == (1, 5)
    table.fold_all(on=True)
    assert table.visible_rows() == (0, 0)


def test_only_what_is_on_screen_is_loaded_of_100000_grouped_rows(shown):
    table, model, asked = shown
    many = groups(*((each, 500, each) for each in range(200)))
    table.show_groups(list(range(1, 100_001)), many, "owner")
    settle(table)
    assert [len(each) for each in asked] == [PAGE_SIZE]
    press(table, Key.Key_End)
    settle(table)
    assert table.current_id() == 100_000
    press(table, Key.Key_Left, Key.Key_Left)
    assert model.rowCount() == 100_200 - 500
    assert len(asked) <= 3


def test_groups_counted_at_another_moment_than_the_ids_lose_no_record(shown):
    table, model, _ = shown
    for counts in ((2, 5), (1, 1), (0, 9)):
        both = groups(*((name, count, 1) for name, count in zip("AB", counts, strict=True)))
        table.show_groups([1, 2, 3], both, "owner")
        settle(table)
        assert sorted(each for each in texts(model) if each.startswith("company")) == [
            *("company 1", "company 2", "company 3")
        ]


def test_heads_are_painted_in_both_themes_and_at_any_place_of_their_columns(owners, theme_in_use):
    table, _ = owners
    for choice in ("dark", "light"):
        theme_in_use.choose(choice)
        settle(table)
    table.horizontalHeader().moveSection(2, 1)  # the sum where the label begins
    table.hideColumn(3)
    settle(table)
    head = table.visualRect(table.model().index(0, 1)).center()
    assert table.grab().toImage().pixelColor(head + QPoint(0, 60)).isValid()


@given(
    st.lists(st.integers(0, 5), min_size=1, max_size=6),
    st.sets(st.integers(0, 5)),
)
def test_every_record_that_is_not_folded_stands_at_one_position(counts, folded):
    pairs = [(number, str(number)) for number in range(len(counts))]
    order = RowOrder(sum(counts), Groups(pairs, dict(enumerate(counts))), folded)
    seen = []
    for position in range(order.rows):
        place, head = order.place_at(position), order.head_at(position)
        assert (place is None) != (head is None)
        if place is not None:
            assert order.position_of(place) == position
            seen.append(place)
    hidden = [place for place in range(sum(counts)) if order.position_of(place) is None]
    assert sorted(seen + hidden) == list(range(sum(counts)))
    assert all(order.group_of(place) in folded for place in hidden)
