"""Ctrl+K in the real window: type, see, choose, with keys and mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from crm.companies.commands import save_contact
from ui.palette.asking import find_anything
from ui.palette.memory import RECENT, USED

CONTROL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
SHOWN = ("leads", "companies", "settings")


@pytest.fixture
def company(office):
    made = office.company("义乌春天科技有限公司", city="义乌市")
    person = {"company_id": made.id, "name": "王经理", "mobile": "13812345678"}
    office.do(save_contact, {**person, "title": "总经理"})
    return made


@pytest.fixture
def lead(office, company):
    return office.lead(company, title="示例扩产项目")


@pytest.fixture
def window(lead, open_window):  # noqa: ARG001 - the records come first
    return open_window(*SHOWN)


@pytest.fixture
def palette(window):
    QTest.keyClick(window, Qt.Key.Key_K, CONTROL)
    return window._overlay


def search(palette, text):
    palette.field.clear()
    palette.field.insert(text)  # as an input method does; QTest types Latin letters only
    palette._ask()
    return palette.rows.rows


def titles(rows):
    return [each.title for each in rows]


def press(code, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), code, modifiers)


@pytest.mark.parametrize(
    "typed", ["春天", "乌春", "yiwu", "ywct", "ＹＷＣＴ", "义乌春天科技有限公司"]
)
def test_a_company_is_found_by_characters_pinyin_and_initials(palette, typed):
    rows = search(palette, typed)
    first = rows[0]
    assert first.title == "义乌春天科技有限公司"
    assert first.label == "Company"
    assert first.marks


def test_the_last_digits_of_a_phone_number_find_the_person_and_show_the_number(palette, company):
    row = next(each for each in search(palette, "5678") if each.label == "Contact")
    assert row.title == "王经理"
    start, end = row.under_marks[0]
    assert row.under[start:end] == "5678"
    assert row.opens == ("company", company.id)


def test_typing_searches_by_itself_a_moment_after_the_last_key(palette, qtbot):
    QTest.keyClicks(palette.field, "ywct")
    assert "义乌春天科技有限公司" not in titles(palette.rows.rows)
    qtbot.waitUntil(lambda: "义乌春天科技有限公司" in titles(palette.rows.rows), timeout=2000)


def test_enter_right_after_the_last_key_means_what_is_written(window, palette, lead):
    QTest.keyClicks(palette.field, lead.code)
    press(Qt.Key.Key_Return)
    assert window._overlay is None
    assert window.stack.key == "leads"
    assert window.current_page.side.record_id == lead.id


def test_down_and_enter_open_the_next_record_and_the_keyboard_is_in_the_page(
    window, palette, company
):
    rows = search(palette, "ywct")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Up)
    while palette.rows.rows[palette.list.currentIndex().row()].opens != ("company", company.id):
        press(Qt.Key.Key_Down)
    assert len(rows) > 1
    press(Qt.Key.Key_Return)
    assert window.stack.key == "companies"
    assert window.current_page.side.record_id == company.id
    assert window.current_page.table.hasFocus()


def test_a_click_opens_a_record(window, palette, company):
    search(palette, "ywct")
    place = palette.list.visualRect(palette.rows.index(0, 0)).center()
    QTest.mouseClick(palette.list.viewport(), LEFT, pos=place)
    assert window.current_page.side.record_id == company.id


def test_control_enter_opens_below_and_goes_on(window, palette, company):
    search(palette, "ywct")
    press(Qt.Key.Key_Return, CONTROL)
    assert window.current_page.side.record_id == company.id
    assert window._overlay is palette
    assert palette.field.hasFocus()
    assert palette.list.currentIndex().row() == 1


def test_the_arrows_go_round_and_pages_and_ends_stop(palette):
    rows = search(palette, "e")
    assert len(rows) > 3

    def at():
        return palette.list.currentIndex().row()

    press(Qt.Key.Key_Up)
    assert at() == len(rows) - 1
    press(Qt.Key.Key_Down)
    assert at() == 0
    press(Qt.Key.Key_End)
    assert at() == len(rows) - 1
    press(Qt.Key.Key_Home, CONTROL)
    assert at() == 0
    press(Qt.Key.Key_PageDown)
    assert at() > 0
    press(Qt.Key.Key_PageUp)
    assert at() == 0


def test_an_action_is_found_shown_with_its_key_and_done(window, palette):
    row = search(palette, "keyboard short")[0]
    assert (row.title, row.keys, row.label) == ("Keyboard shortcuts", "Ctrl+/", "Action")
    press(Qt.Key.Key_Return)
    assert type(window._overlay).__name__ == "ShortcutsDialog"


def test_actions_of_the_page_and_new_records_of_every_kind_are_offered(palette):
    shown = {each.title: each.keys for each in search(palette, "new")}
    assert shown["New lead"] == "Ctrl+N"
    assert "New company" in shown
    assert "New trip" not in shown  # this window has no such page


def test_a_usual_action_is_offered_where_the_page_calls_it_its_own(window):
    window.show_page("companies")
    window.find_anything()
    assert titles(window._overlay.rows.rows).count("New company") == 1


def test_a_new_record_can_be_begun_from_anywhere(window, palette):
    search(palette, "new company")
    press(Qt.Key.Key_Return)
    assert window.stack.key == "companies"
    assert window.current_page.side.form is not None


def test_before_anything_is_typed_the_records_opened_lately_are_shown(
    window, palette, company, lead
):
    assert "Opened lately" in palette._count.text()
    search(palette, "ywct")
    press(Qt.Key.Key_Return)
    window.show_page("leads")
    window.current_page.open_record(lead.id)
    QTest.keyClick(window, Qt.Key.Key_K, CONTROL)
    rows = window._overlay.rows.rows
    assert [each.opens for each in rows[:2]] == [("lead", lead.id), ("company", company.id)]
    assert window.context.settings.value(RECENT) == [["lead", lead.id], ["company", company.id]]


def test_actions_used_often_come_first(window):
    for _ in range(2):
        window.find_anything()
        search(window._overlay, "theme: dark")
        press(Qt.Key.Key_Return)
    window.find_anything()
    first = next(each for each in window._overlay.rows.rows if each.command)
    assert first.title == "Theme: dark"
    assert window.context.settings.value(USED) == {"theme.dark": 2}


@pytest.mark.parametrize(
    "typed",
    [
        "x" * 10_000,
        "'; DROP TABLE lead; --",
        '"',
        "* OR (",
        "AND NOT",
        "😀",
        "%_\\",
        "\x00\x01",
        "-" * 80,
    ],
)
def test_any_text_is_harmless_and_answered(palette, typed):
    assert [each for each in search(palette, typed) if each.opens] == []
    assert palette.empty.isVisible() or palette.rows.rows


def test_nothing_found_says_so_and_helps(window, palette):
    search(palette, "没有这家企业")
    assert "没有这家企业" in palette.empty.sentence.text()
    assert not palette.open_button.isEnabled()
    press(Qt.Key.Key_Return)  # nothing to open: nothing happens
    assert window._overlay is palette
    while not (focused := QApplication.focusWidget()).text().startswith("New company"):
        press(Qt.Key.Key_Tab)
    assert "没有这家企业" in focused.text()
    press(Qt.Key.Key_Return)
    assert window.current_page.side.form.raw("name") == "没有这家企业"


def test_escape_closes_and_the_keyboard_returns_to_where_it_was(window):
    field = window.current_page.filter_bar.search
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_K, CONTROL)
    assert window._overlay.field.hasFocus()
    press(Qt.Key.Key_Escape)
    assert window._overlay is None
    assert field.hasFocus()


def test_a_click_beside_the_dialog_closes_it(window, palette):
    QTest.mouseClick(palette, LEFT, pos=QPoint(5, 5))
    assert window._overlay is None


def test_the_window_below_takes_no_keys_meanwhile(window, palette):
    QTest.keyClick(palette.field, Qt.Key.Key_N, CONTROL)
    QTest.keyClick(palette.field, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert window._overlay is palette
    assert window.stack.key == "leads"
    assert window.current_page.side.form is None


def test_tab_stays_inside_the_dialog(palette):
    search(palette, "ywct")
    seen = set()
    for _ in range(8):
        press(Qt.Key.Key_Tab)
        assert palette.isAncestorOf(QApplication.focusWidget())
        seen.add(QApplication.focusWidget())
    assert len(seen) == 4  # the field and three buttons
    press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert palette.isAncestorOf(QApplication.focusWidget())


def test_the_rail_opens_it_too(window):
    model = window.rail.rail_model
    index = model.index(model.row_of("find"), 0)
    QTest.mouseClick(window.rail.viewport(), LEFT, pos=window.rail.visualRect(index).center())
    assert window._overlay is not None
    assert window.rail.shown == "leads"
    press(Qt.Key.Key_Escape)
    window.rail.setFocus()
    press(Qt.Key.Key_Up)  # to the quick log
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Return)
    assert window._overlay is not None


def test_a_member_of_staff_shows_their_leads(window, palette, office):
    search(palette, "招商专员一")
    row = next(each for each in palette.rows.rows if each.label == "Staff")
    assert row.opens == ("staff", office.recruiter.id)
    palette.list.setCurrentIndex(palette.rows.index(palette.rows.rows.index(row), 0))
    press(Qt.Key.Key_Return)
    assert window.stack.key == "leads"
    assert window.current_page.filter_bar.filters() == {"owner_id": (office.recruiter.id,)}


def test_an_older_answer_never_replaces_a_newer_one(palette, office):
    older = office.read(find_anything, "ywct", palette._phrases)
    assert older.hits
    rows = search(palette, "new")
    palette._show(older)
    assert palette.rows.rows == rows


def test_damaged_memory_is_passed_over(window):
    settings = window.context.settings
    settings._values.update({"palette.recent": [["lead"], 5, ["lead", "x"], ["nothing", 3]]})
    settings._values["palette.used"] = {"about": "often", "quit": 3, "unknown": 9}
    window.find_anything()
    rows = window._overlay.rows.rows
    assert [each for each in rows if each.opens] == []
    assert rows[0].command == "quit"
