"""Forms: what comes out, what is said under a field, and that typed text is never lost."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from crm.errors import Problem
from crm.language import Term, mark
from crm.records.fields import Field, Kind
from ui.forms.choice_editors import ComboEditor
from ui.forms.record_form import RecordForm

# What the offscreen platform says about windows that drop down or have a least size.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


class AreaKind(Term):
    RENT = "RENT", mark("area_kind", "Rent")
    SALE = "SALE", mark("area_kind", "Sale")
    LAND = "LAND", mark("area_kind", "Land")


class Size(Term):
    S = "S", mark("size", "Small")
    M = "M", mark("size", "Medium")
    L = "L", mark("size", "Large")
    XL = "XL", mark("size", "Huge")


class Site(Term):
    CORE = "CORE", mark("site", "The core carrier of the whole group")
    OUTSIDE = "OUTSIDE", mark("site", "A carrier outside the municipality")


FIELDS = (
    Field("title", mark("field", "Title"), Kind.TEXT, required=True),
    Field("park_id", mark("field", "Park"), Kind.REFERENCE, target="park"),
    Field("area_kind", mark("field", "Use"), Kind.CHOICE, choices=AreaKind),
    Field("area", mark("field", "Area"), Kind.AREA, unit="㎡"),
    Field("deposit", mark("field", "Deposit"), Kind.MONEY),
    Field("signed_on", mark("field", "Signed on"), Kind.DATE),
    Field("size", mark("field", "Size"), Kind.CHOICE, choices=Size, required=True),
    Field("member_ids", mark("field", "Members"), Kind.REFERENCES, target="staff"),
    Field("tags", mark("field", "Tags"), Kind.TAGS),
    Field("uses", mark("field", "Uses"), Kind.CHOICES, choices=AreaKind),
    Field("site", mark("field", "Site"), Kind.CHOICE, choices=Site),
    Field("is_new", mark("field", "New"), Kind.BOOLEAN),
    Field("rent", mark("field", "Rent"), Kind.DECIMAL, unit="元/㎡·月"),
    Field("note", mark("field", "Note"), Kind.NOTE),
)


@dataclass(frozen=True)
class Park:
    id: int
    text: str
    detail: str = ""


class Books:
    """References that are known without a database."""

    names = MappingProxyType({1: "数字与智能化产业社区", 2: "示例产业园<b>"})

    def find(self, _target, text, _owner, done) -> None:
        done([Park(key, name) for key, name in self.names.items() if text in name])

    def name(self, _target, ids, _owner, done) -> None:
        done({each: self.names[each] for each in ids})


@pytest.fixture
def form(qtbot, theme_in_use, languages):
    assert languages.current == "en"
    made = RecordForm(FIELDS, Books(), theme_in_use, main_text="Sign")
    qtbot.addWidget(made)
    made.resize(520, 700)
    made.fill({"title": "扩建", "area": Decimal("2000.00"), "size": Size.M, "park_id": 1})
    made.show()
    return made


def block(form, name):
    return form.body.blocks[name]


def said(form, name) -> str:
    """What stands under a field."""
    labels = block(form, name).findChildren(QLabel)
    return " ".join(each.text() for each in labels if each.isVisible())


def write(form, name, text) -> None:
    line = form.editor(name).line
    line.clear()
    line.insert(text)
    line.textEdited.emit(text)


def test_only_what_was_changed_comes_out(form):
    assert form.values() == {}
    write(form, "title", "扩建二期")
    assert form.values() == {"title": "扩建二期"}


def test_a_new_record_sends_its_defaults(form):
    form.fill({"title": "新", "size": "M"}, new=True)
    assert form.values() == {"title": "新", "size": "M"}


def test_values_come_out_as_people_wrote_them(form):
    write(form, "area", "约1.5万㎡")
    write(form, "signed_on", "2024年10月8日")
    assert form.values() == {"area": "约1.5万㎡", "signed_on": "2024年10月8日"}


def test_an_area_is_read_back_while_it_is_typed(form):
    write(form, "area", "20.77万㎡")
    assert "= 207,700.00 m²" in said(form, "area")


def test_an_amount_is_read_back_while_it_is_typed(form):
    write(form, "deposit", "20万元")
    assert "= CNY 200,000.00" in said(form, "deposit")


def test_leaving_a_field_that_cannot_be_read_says_why_with_the_code(form):
    write(form, "area", "6000-7000㎡")
    form.editor("area").line.editingFinished.emit()
    assert "VALUE_RANGE" in said(form, "area")
    write(form, "area", "6000㎡")
    assert "VALUE_RANGE" not in said(form, "area")


def test_every_written_form_of_a_day_becomes_one(form):
    for text in ("2024年10月8日", "2024/10/8", "2024.10.8", "20241008"):
        write(form, "signed_on", text)
        form.editor("signed_on").line.editingFinished.emit()
        assert form.raw("signed_on") == "2024-10-08"


def test_a_day_is_picked_from_the_calendar(form):
    from PySide6.QtCore import QDate
    from PySide6.QtWidgets import QCalendarWidget

    write(form, "signed_on", "2024-10-08")
    form.editor("signed_on").open_calendar()
    calendar = form.findChild(QCalendarWidget)
    assert calendar.selectedDate() == QDate(2024, 10, 8)
    calendar.clicked.emit(QDate(2024, 10, 9))
    assert form.raw("signed_on") == "2024-10-09"


def test_problems_stand_at_their_field_and_the_first_has_the_cursor(form):
    form.show_problems(
        (
            Problem("AREA_NOT_POSITIVE", "Give an area above 0.", "area"),
            Problem("FIELD_REQUIRED", "Give a title.", "title"),
            Problem("LETTER_OVERLAP_UNRESOLVED", "There is another letter."),
        )
    )
    assert said(form, "title").endswith("Give a title. FIELD_REQUIRED")
    assert form.editor("area").target().property("error") is True
    assert "LETTER_OVERLAP_UNRESOLVED" in form.footer._sentence.text()
    assert form.footer._left.text() == "To correct: 3"
    assert form.focusWidget() is form.editor("title").line


def test_a_problem_goes_when_its_field_is_changed(form):
    form.show_problems((Problem("FIELD_REQUIRED", "Give a title.", "title"),))
    write(form, "title", "x")
    assert "FIELD_REQUIRED" not in said(form, "title")
    assert not form.footer._left.isVisible()


def test_a_message_with_markup_is_shown_as_it_is(form):
    form.show_problems((Problem("DUPLICATE", "<b>x</b> & “y” is there.", "title"),))
    label = block(form, "title")._said
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert "<b>x</b> & “y”" in label.text()


def test_closing_asks_before_typed_text_is_lost(form):
    closed = []
    form.closed.connect(lambda: closed.append(True))
    write(form, "title", "x")
    form.close_form()
    assert form.footer.asking
    assert not closed
    form.escape()
    assert not form.footer.asking
    form.close_form()
    form.footer.discard_confirmed.emit()
    assert closed


def test_closing_an_untouched_form_asks_nothing(form):
    closed = []
    form.closed.connect(lambda: closed.append(True))
    form.close_form()
    assert closed


def test_a_record_is_chosen_by_typing_its_name(form):
    editor = form.editor("park_id")
    assert editor.line.text() == "数字与智能化产业社区"
    editor.candidates.chosen.emit(Park(2, "示例产业园<b>"))
    assert form.values() == {"park_id": 2}
    assert editor.line.text() == "示例产业园<b>"


def test_candidates_drop_down_and_enter_chooses(form, qtbot):
    editor = form.editor("park_id")
    with qtbot.waitActive(form):
        form.activateWindow()
    editor.line.setFocus()
    write(form, "park_id", "示例")
    qtbot.waitUntil(editor.candidates.popup.isVisible)
    QTest.keyClick(editor.candidates.popup, Qt.Key.Key_Return)
    assert form.values() == {"park_id": 2}


def test_a_name_that_was_not_chosen_goes_out_as_typed(form):
    write(form, "park_id", "PK07")
    assert form.values() == {"park_id": "PK07"}


def test_several_records_are_chips_and_backspace_takes_the_last(form):
    editor = form.editor("member_ids")
    for key, name in Books.names.items():
        editor.candidates.chosen.emit(Park(key, name))
    assert form.values() == {"member_ids": [1, 2]}
    QTest.keyClick(editor.line, Qt.Key.Key_Backspace)
    assert form.values() == {"member_ids": [1]}


def test_tags_are_separated_as_people_write_them(form):
    write(form, "tags", "上市后备，链主")
    QTest.keyClick(form.editor("tags").line, Qt.Key.Key_Return)
    assert form.values() == {"tags": ["上市后备", "链主"]}


def test_a_very_long_value_does_not_widen_the_form(form):
    before = form.body.minimumSizeHint().width()
    write(form, "tags", "很长的标签" * 40)
    QTest.keyClick(form.editor("tags").line, Qt.Key.Key_Return)
    QTest.qWait(1)
    assert form.body.minimumSizeHint().width() <= before
    assert form.editor("tags").line.width() <= form.width()


def test_few_choices_are_segments_and_can_be_emptied(form):
    editor = form.editor("area_kind")
    button = editor.segments.button("SALE")
    button.click()
    assert form.values() == {"area_kind": "SALE"}
    button.click()
    assert form.values() == {}


def test_few_choices_with_long_names_are_a_list_that_fits_beside_another_field(form):
    editor = form.editor("site")
    assert isinstance(editor, ComboEditor)
    assert editor.minimumSizeHint().width() < 232


def test_several_terms_are_checked_in_a_menu(form):
    actions = form.editor("uses").button.menu().actions()
    actions[2].trigger()
    actions[0].trigger()
    assert form.values() == {"uses": ["RENT", "LAND"]}
    assert form.editor("uses").button.text() == "Rent, Land"


def test_the_wheel_changes_no_list_without_the_focus(form):
    box = form.editor("size").box
    form.editor("title").setFocus()
    middle = QPointF(box.rect().center())
    event = QWheelEvent(
        middle,
        QPointF(box.mapToGlobal(middle.toPoint())),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt's own signature
    )
    QApplication.sendEvent(box, event)
    assert form.values() == {}


def test_tab_goes_from_top_to_bottom(form):
    form.editor("title").line.setFocus()
    passed = []
    for _ in range(5):
        passed.append(form.focusWidget())
        form.focusNextChild()
    names = ("title", "park_id", "area_kind", "area", "deposit")
    assert passed == [form.editor(name).target() for name in names]


def test_each_control_has_a_name_and_required_is_part_of_it(form):
    for name, each in form.body.blocks.items():
        assert each.editor.target().accessibleName(), name
    assert form.editor("title").target().accessibleName() == "Title required"


def test_narrow_forms_have_one_column(form):
    assert block(form, "park_id").y() == block(form, "title").y()
    form.resize(380, 700)
    QApplication.processEvents()
    assert block(form, "park_id").y() > block(form, "title").y()


def test_a_block_of_the_page_stands_below_its_field(form):
    choice = QLabel("add or replace?")
    form.insert("park_id", choice)
    QApplication.processEvents()
    assert block(form, "title").y() < choice.y() < block(form, "area_kind").y()
    form.insert("park_id", None)
    assert not choice.isVisible()


def test_after_a_conflict_typed_text_stays_and_the_other_is_offered(form):
    write(form, "title", "mine")
    form.show_problems((Problem("VERSION_CONFLICT", "Somebody else saved."),))
    assert form.footer._reload.isVisible()
    form.compare({"title": "theirs", "area": Decimal(3000), "size": "M", "park_id": 1})
    assert form.raw("title") == "mine"
    assert "theirs" in said(form, "title")
    assert form.raw("area") == "3,000.00㎡"
    assert "Changed meanwhile" in said(form, "area")
    assert form.values() == {"title": "mine"}
    block(form, "title")._take.click()
    assert form.raw("title") == "theirs"
    assert form.values() == {}


def test_who_goes_on_editing_is_back_in_the_same_field_and_sees_it(form):
    line = form.editor("rent").line
    line.setFocus()
    QTest.keyClicks(line, "1")
    form.close_form()
    assert form.focusWidget() is form.footer._stay
    form.body.verticalScrollBar().setValue(0)
    form.escape()
    assert form.focusWidget() is line
    assert not line.visibleRegion().isEmpty()
    form.close_form()
    QTest.mouseClick(form.footer._stay, Qt.MouseButton.LeftButton)
    assert form.focusWidget() is line
