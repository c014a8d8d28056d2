"""The small parts of every page, used with mouse and keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from crm.errors import refuse
from ui.background import Busy, ImmediateBackground
from ui.messages import Message
from ui.widgets.buttons import PRIMARY, Button
from ui.widgets.chips import Chip, chip_width, paint_chip
from ui.widgets.empty_state import EmptyState
from ui.widgets.filter_chip import FilterChip
from ui.widgets.focus_ring import FocusRing, _Ring
from ui.widgets.page_header import PageHeader
from ui.widgets.progress_row import ProgressRow
from ui.widgets.segmented import SegmentedControl
from ui.widgets.toast import Toast, Toasts

LEFT = Qt.MouseButton.LeftButton


def test_a_chip_is_painted_in_the_colours_of_its_state(theme_in_use):
    image = QImage(120, 32, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    wide = paint_chip(painter, QRect(0, 0, 120, 32), "有效", "in_force", None, theme_in_use)
    painter.end()
    assert wide == chip_width("有效", "ring-check", theme_in_use)
    fill = theme_in_use.state("in_force").fill.name()
    assert image.pixelColor(wide - 3, 16).name() == fill
    assert image.pixelColor(wide + 2, 16).name() == "#ffffff"


def test_a_chip_never_paints_over_the_edge_of_its_cell(theme_in_use):
    image = QImage(120, 32, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    wide = paint_chip(painter, QRect(0, 0, 40, 32), "30 天内到期", "expiring", None, theme_in_use)
    painter.end()
    assert wide == 40
    assert {image.pixelColor(x, 16).name() for x in range(41, 120)} == {"#ffffff"}


def test_a_chip_in_a_layout_tells_its_text_to_screen_readers(qtbot, theme_in_use):
    chip = Chip(theme_in_use)
    qtbot.addWidget(chip)
    chip.show_state("92 天", "overdue")
    assert chip.accessibleName() == "92 天"
    assert not chip.grab().isNull()
    chip.show_state("", "draft")
    assert chip.isHidden()


def test_a_button_is_wide_enough_for_text_icon_and_shortcut(qtbot, theme_in_use):
    plain = Button(theme_in_use, "New lead")
    full = Button(theme_in_use, "New lead", kind=PRIMARY, icon="plus", hint="Ctrl+N")
    for button in (plain, full):
        qtbot.addWidget(button)
    assert full.sizeHint().width() > plain.sizeHint().width() + 40
    assert full.sizeHint().height() == theme_in_use.px("size.control")


def test_a_button_acts_at_click_and_space_but_not_while_disabled(qtbot, theme_in_use):
    done = []
    button = Button(theme_in_use, "Save", run=lambda: done.append(1))
    qtbot.addWidget(button)
    button.show()
    qtbot.mouseClick(button, LEFT)
    qtbot.keyClick(button, Qt.Key.Key_Space)
    button.setEnabled(False)
    qtbot.mouseClick(button, LEFT)
    assert done == [1, 1]


def test_a_condition_shows_its_value_and_is_cleared_at_its_cross(qtbot, theme_in_use):
    chip = FilterChip(theme_in_use, "Stage")
    qtbot.addWidget(chip)
    chip.set_value("Intent")
    chip.resize(chip.sizeHint())
    chip.show()
    asked, cleared = [], []
    chip.choices_wanted.connect(lambda: asked.append(1))
    chip.cleared.connect(lambda: cleared.append(1))
    assert chip.accessibleName() == "Stage Intent"
    qtbot.mouseClick(chip, LEFT, pos=chip.rect().center())
    assert (asked, cleared) == ([1], [])
    edge = chip.rect().adjusted(0, 0, -8, 0).topRight()
    edge.setY(chip.height() // 2)
    qtbot.mouseClick(chip, LEFT, pos=edge)
    assert (asked, cleared) == ([1], [1])
    assert chip.value == ""


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_a_condition_is_cleared_by_keyboard_too(qtbot, theme_in_use, key):
    chip = FilterChip(theme_in_use, "Stage")
    qtbot.addWidget(chip)
    chip.set_value("Intent")
    with qtbot.waitSignal(chip.cleared):
        qtbot.keyClick(chip, key)
    with qtbot.waitSignal(chip.choices_wanted):
        qtbot.keyClick(chip, Qt.Key.Key_Return)


def test_exactly_one_segment_is_on(qtbot, theme_in_use):
    control = SegmentedControl(theme_in_use, (("area", "Area"), ("count", "Count")))
    qtbot.addWidget(control)
    told = []
    control.chosen.connect(told.append)
    control.show()
    qtbot.mouseClick(control.button("count"), LEFT)
    assert control.value == "count"
    qtbot.keyClick(control, Qt.Key.Key_Right)
    assert control.value == "area"
    control.choose("count")
    assert told == ["count", "area"]


def test_a_page_header_hides_what_it_does_not_know(qtbot, theme_in_use):
    done = []
    header = PageHeader(theme_in_use, "Leads")
    qtbot.addWidget(header)
    button = header.set_main_action("New lead", lambda: done.append(1), hint="Ctrl+N")
    header.show()
    assert header.count.isHidden()
    header.set_count("52 records")
    assert header.count.isVisible()
    qtbot.mouseClick(button, LEFT)
    assert done == [1]


def test_an_empty_place_says_why_and_offers_help(qtbot, theme_in_use):
    state, done = EmptyState(theme_in_use, "letters"), []
    qtbot.addWidget(state)
    state.say("No letters match.", [("Clear", "", lambda: done.append(1))])
    state.show()
    qtbot.mouseClick(state.findChild(Button), LEFT)
    assert done == [1]
    assert state.sentence.text() == "No letters match."


def test_a_message_goes_after_its_time_unless_the_pointer_is_on_it(qtbot, theme_in_use):
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(800, 600)
    toasts = Toasts(host, theme_in_use)
    host.show()
    toasts.post(Message("Saved"))
    toast = toasts.shown[0]
    assert toast._timer.isActive()
    toast.enterEvent(None)
    assert not toast._timer.isActive()
    toast.leaveEvent(None)
    toast._timer.setInterval(1)
    qtbot.waitUntil(lambda: not toasts.shown)


def test_a_refusal_stays_until_somebody_closes_it(qtbot, theme_in_use, context):
    host = QWidget()
    qtbot.addWidget(host)
    toasts = Toasts(host, theme_in_use)
    context.messages.posted.connect(toasts.post)
    context.messages.refuse(refuse("PERMISSION_DENIED", "No."))
    toast = toasts.shown[0]
    assert not toast._timer.isActive()
    close = next(b for b in toast.findChildren(Button) if b.accessibleName() == "Close message")
    host.show()
    qtbot.mouseClick(close, LEFT)
    assert toasts.shown == []


def test_what_is_said_again_takes_the_place_of_what_was_said(qtbot, theme_in_use):
    host = QWidget()
    qtbot.addWidget(host)
    toasts = Toasts(host, theme_in_use)
    for text in ("Added.", "Saved.", "Added."):
        toasts.post(Message(text))
    assert [each.message.text for each in toasts.shown] == ["Saved.", "Added."]


def test_a_long_message_is_not_cut(qtbot, theme_in_use):
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(500, 400)
    toasts = Toasts(host, theme_in_use)
    toasts.post(Message("缺有效意向书，请先签订意向书，再移至意向阶段。" * 6))
    toast = toasts.shown[0]
    assert isinstance(toast, Toast)
    assert toast.text.height() >= toast.text.heightForWidth(toast.text.width())


def test_progress_shows_title_steps_and_cancel(qtbot, theme_in_use):
    background = ImmediateBackground()
    row = ProgressRow(background, theme_in_use)
    qtbot.addWidget(row)
    background.busy.emit(Busy(1, "Import", cancellable=True))
    background.progressed.emit(1, 62000, 100000)
    assert not row.isHidden()
    assert row.steps.text() == "62,000 / 100,000"
    assert row.bar.value() == 62000
    background.idle.emit(1)
    assert row.isHidden()
    background.busy.emit(Busy(2, "Save", cancellable=False))
    assert row.cancel.isHidden()


def test_the_button_with_the_keyboard_has_a_ring_that_follows_it(qapp, qtbot, theme_in_use):
    follower = FocusRing(qapp, theme_in_use)
    page = QWidget()
    qtbot.addWidget(page)
    layout = QHBoxLayout(page)
    buttons = [Button(theme_in_use, text) for text in ("One", "Two")]
    for button in buttons:
        layout.addWidget(button)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    buttons[0].setFocus()
    qtbot.keyClick(buttons[0], Qt.Key.Key_Tab)
    rings = [ring for ring in page.findChildren(_Ring) if ring.isVisible()]
    assert len(rings) == 1
    assert rings[0].geometry() == buttons[1].geometry().adjusted(-3, -3, 3, 3)
    page.resize(400, 200)
    qtbot.waitUntil(lambda: rings[0].geometry().contains(buttons[1].geometry()))
    follower.deleteLater()


def test_the_ring_of_a_control_in_a_tight_frame_is_whole(qapp, qtbot, theme_in_use):
    follower = FocusRing(qapp, theme_in_use)
    page = QWidget()
    qtbot.addWidget(page)
    holder = QWidget(page)
    tight = QHBoxLayout(holder)
    tight.setContentsMargins(0, 0, 0, 0)
    control = SegmentedControl(theme_in_use, (("a", "A"), ("b", "B")), parent=holder)
    tight.addWidget(control)
    holder.move(40, 40)
    holder.resize(control.sizeHint())
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    control.setFocus()
    ring = next(each for each in page.findChildren(_Ring) if each.isVisible())
    assert ring.parentWidget() is page
    assert ring.geometry() == holder.geometry().adjusted(-3, -3, 3, 3)
    holder.move(60, 50)
    assert ring.geometry() == holder.geometry().adjusted(-3, -3, 3, 3)
    follower.deleteLater()
