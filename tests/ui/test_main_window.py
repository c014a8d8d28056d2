"""The window with two small pages: keyboard, mouse, theme, language, messages, and what is kept."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMessageBox, QVBoxLayout, QWidget

from crm.settings import Settings
from ui.actions import FILE, PageAction
from ui.main_window import MainWindow
from ui.pages.page import PageEntry
from ui.settings_page import create_page
from ui.widgets.toast import FOOT


class SmallPage(QWidget):
    """A page with a field, a record and one action."""

    def __init__(self, context, name):
        super().__init__()
        self.context, self.name = context, name
        self.record, self.made, self.filters, self.unsaved = None, [], {}, False
        self.title = QLabel(self.tr(name))
        self.field = QLineEdit()
        layout = QVBoxLayout(self)
        layout.addWidget(self.title)
        layout.addWidget(self.field)

    def page_actions(self):
        return [
            PageAction(f"New in {self.name}", self.make, "Ctrl+N", "plus"),
            PageAction("Print", self.make, "Ctrl+P", "print", FILE),
        ]

    def make(self):
        self.made.append(self.name)

    def open_record(self, record_id):
        self.record = record_id

    def current_record(self):
        return ("lead", self.record) if self.record else None

    def show_list(self, filters):
        self.filters = filters

    def create_record(self, kind, values):
        self.made.append((kind, values))

    def keys_text(self):
        return f"Enter open {self.name}"

    def regions(self):
        return [self.field]

    def has_unsaved(self):
        return self.unsaved


def entry(key):
    return PageEntry(key, key, key.title, lambda context: SmallPage(context, key))


ENTRIES = (
    entry("board"),
    entry("leads"),
    PageEntry("settings", "settings", lambda: "Settings", create_page),
)


@pytest.fixture
def window(context, qtbot):
    made = MainWindow(context, ENTRIES)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def titles(window):
    return [menu.title().replace("&", "") for menu in window._menus.menus.values()]


def actions_of(window, menu):
    shown = window._menus.menus[menu].actions()
    texts = [action.text().partition("\t")[0] for action in shown if not action.isSeparator()]
    return [text.replace("&", "") for text in texts]


def test_a_page_is_made_when_it_is_first_shown(window):
    assert list(window.stack.pages) == ["board"]
    window.show_page("leads")
    assert list(window.stack.pages) == ["board", "leads"]
    first = window.current_page
    window.show_page("board")
    window.show_page("leads")
    assert window.current_page is first


def test_a_click_in_the_rail_shows_the_page(window, qtbot):
    model = window.rail.rail_model
    row = window.rail.visualRect(model.index(model.row_of("leads"), 0))
    qtbot.mouseClick(window.rail.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    assert window.current_page.name == "leads"


def test_the_settings_stand_at_the_bottom_of_the_rail(window):
    model = window.rail.rail_model
    last = window.rail.visualRect(model.index(model.row_of("settings"), 0))
    assert window.rail.viewport().height() - last.bottom() < 16


def test_arrows_in_the_rail_go_on_from_page_to_page_and_pass_over_the_gap(window, qtbot):
    window.rail.setFocus()
    qtbot.keyClick(window.rail, Qt.Key.Key_Down)
    qtbot.keyClick(window.rail, Qt.Key.Key_Down)
    assert window.stack.key == "settings"
    assert window.rail.hasFocus()


def test_alt_and_a_digit_show_a_page_and_give_it_the_keyboard(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert window.current_page.name == "leads"
    assert window.current_page.field.hasFocus()


def test_f6_goes_round_the_parts_and_shift_f6_back(window, qtbot):
    window.current_page.field.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_F6)
    assert window.rail.hasFocus()
    qtbot.keyClick(window, Qt.Key.Key_F6)
    assert window.current_page.field.hasFocus()
    qtbot.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert window.rail.hasFocus()


def test_menus_and_keys_are_those_of_the_page_shown(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert window.current_page.made == ["board"]
    board = window.current_page
    window.show_page("leads")
    assert actions_of(window, "record") == ["New in leads"]
    assert "Print" in actions_of(window, "file")
    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert window.current_page.made == ["leads"]
    assert board.made == ["board"]
    assert window._status.keys.text() == "Enter open leads"


def test_a_page_without_actions_of_its_own_has_no_record_menu(window):
    window.show_page("settings")
    assert not window._menus.menus["record"].menuAction().isVisible()


def test_pages_lead_to_records_lists_and_forms_of_other_pages(window):
    navigate = window.context.navigate
    navigate.open("lead", 7)
    assert window.current_page.name == "leads"
    assert window.current_page.record == 7
    navigate.show_list("leads", {"stage": "INTENT"})
    assert window.current_page.filters == {"stage": "INTENT"}
    navigate.new("lead", {"name": "示例"})
    assert window.current_page.made == [("lead", {"name": "示例"})]
    navigate.show("board")
    assert window.current_page.name == "board"


def test_another_language_keeps_the_page_and_its_record(window):
    window.context.navigate.open("lead", 7)
    before = window.current_page
    window.choose_language("zh_CN")
    assert window.current_page is not before
    assert window.current_page.name == "leads"
    assert window.current_page.record == 7
    window.choose_language("en")
    assert titles(window) == ["File", "Edit", "View", "Record", "Tools", "Help"]


def test_another_language_keeps_what_is_not_saved(window):
    page = window.current_page
    page.unsaved = True
    window.choose_language("zh_CN")
    assert window.current_page is page
    page.unsaved = False
    window.show_page("leads")
    window.show_page("board")
    assert window.current_page is not page


def test_theme_and_language_are_remembered(window, context, tmp_path):
    window.choose_theme("dark")
    window.choose_language("zh_CN")
    kept = Settings(tmp_path / "settings.json")
    assert (kept._values["theme"], kept._values["language"]) == ("dark", "zh_CN")
    assert context.theme.dark


def test_switching_the_theme_keeps_menus_working(window, qtbot):
    window.choose_theme("dark")
    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert window.current_page.made == ["board"]


def test_a_message_stands_at_the_bottom_right_and_its_button_acts(window, qtbot):
    undone = []
    window.context.messages.tell("Moved", action="Undo", run=lambda: undone.append(1))
    toast = window.toasts.shown[0]
    corner = toast.geometry().bottomRight()
    host = toast.parentWidget().rect()
    assert host.bottomRight() - corner == QPoint(16, FOOT)
    qtbot.mouseClick(toast.action, Qt.MouseButton.LeftButton)
    assert undone == [1]
    assert window.toasts.shown == []


def test_escape_closes_the_newest_message_and_a_fourth_pushes_out_the_first(window, qtbot):
    for number in range(4):
        window.context.messages.tell(f"message {number}")
    assert [toast.message.text for toast in window.toasts.shown] == [
        f"message {number}" for number in (1, 2, 3)
    ]
    qtbot.keyClick(window.rail, Qt.Key.Key_Escape)
    assert [toast.message.text for toast in window.toasts.shown] == ["message 1", "message 2"]


def test_size_and_page_are_the_same_after_a_restart(window, context, qtbot):
    window.resize(800, 620)
    window.show_page("leads")
    window.close()
    again = MainWindow(context, ENTRIES)
    qtbot.addWidget(again)
    assert (again.width(), again.height()) == (800, 620)
    assert again.current_page.name == "leads"


def test_in_a_narrow_window_the_rail_shows_icons_only(window):
    window.resize(1200, 700)
    wide = window.rail.width()
    window.resize(900, 700)
    assert window.rail.width() < wide


def test_closing_asks_before_it_throws_away_what_was_typed(window, qtbot):
    window.current_page.unsaved = True
    window.show_page("leads")
    window.close()
    assert window.isVisible()
    assert window.current_page.name == "board"
    question = window.findChild(QMessageBox)
    qtbot.mouseClick(question.back, Qt.MouseButton.LeftButton)
    assert window.isVisible()
    window.close()
    question = next(each for each in window.findChildren(QMessageBox) if each.isVisible())
    qtbot.mouseClick(question.discard, Qt.MouseButton.LeftButton)
    assert not window.isVisible()


def test_the_status_bar_says_who_acts_and_what_day_it_is(window, context):
    assert context.actor.name in window._status.user.text()
    assert window._status.today.text() == "Thu 2026-12-31"
    assert not window._status.notice.isVisible()


def test_paste_in_the_menu_goes_to_the_field_with_the_keyboard(window):
    QApplication.clipboard().setText("示例企业")
    window.current_page.field.setFocus()
    edit = window._menus.menus["edit"]
    next(each for each in edit.actions() if "aste" in each.text()).trigger()
    assert window.current_page.field.text() == "示例企业"


def test_a_screen_without_room_for_the_title_bar_is_filled(window):
    window._take_first_size(QSize(1440, 900))
    assert window.isMaximized()
    assert window.normalGeometry().height() < 900


def test_a_large_screen_keeps_the_usual_size(context, qtbot):
    made = MainWindow(context, ENTRIES)
    qtbot.addWidget(made)
    made.setWindowState(Qt.WindowState.WindowNoState)
    made._take_first_size(QSize(2560, 1440))
    assert not made.isMaximized()
    assert made.size() == QSize(1440, 900)


def test_a_message_stays_above_the_page_that_one_turns_to(window):
    window.context.messages.tell("Moved")
    toast = window.toasts.shown[0]
    window.show_page("leads")
    corner = toast.geometry().center()
    assert toast.isAncestorOf(toast.parentWidget().childAt(corner)) or (
        toast.parentWidget().childAt(corner) is toast
    )
