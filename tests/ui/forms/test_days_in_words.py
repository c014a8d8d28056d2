"""In fields that look ahead a day is written in words, and its time goes beside it."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from crm.language import mark
from crm.records.fields import Field, Kind
from ui.forms.record_form import RecordForm

FIELDS = (
    Field("next_on", mark("f", "Due on"), Kind.DATE, words=True, time_name="next_time"),
    Field("next_time", mark("f", "At"), Kind.TIME),
    Field("due_on", mark("f", "Needed by"), Kind.DATE, words=True),
    Field("signed_on", mark("f", "Signed on"), Kind.DATE),
)


class Books:
    """References of a Tuesday; nothing refers to anything here."""

    def today(self):
        return date(2024, 10, 8)

    def find(self, _target, _text, _owner, done) -> None:
        done([])

    def name(self, _target, _ids, _owner, done) -> None:
        done({})


@pytest.fixture
def form(qtbot, theme_in_use, languages):
    assert languages.current == "en"
    made = RecordForm(FIELDS, Books(), theme_in_use)
    qtbot.addWidget(made)
    made.fill({})
    made.show()
    return made


def said(form, name):
    labels = form.body.blocks[name].findChildren(QLabel)
    return " ".join(each.text() for each in labels if each.isVisible())


def test_words_count_as_they_are_typed_and_become_the_date_on_leaving(form):
    line = form.editor("next_on").line
    QTest.keyClicks(line, "next wed 3pm")
    assert form.values() == {"next_on": "2024-10-16", "next_time": "15:00"}
    assert "= 2024-10-16 Wed" in said(form, "next_on")
    QTest.keyClick(line, Qt.Key.Key_Return)
    line.editingFinished.emit()
    assert line.text() == "2024-10-16"
    assert form.raw("next_time") == "15:00"


def test_chinese_words_are_read_too(form):
    line = form.editor("next_on").line
    line.insert("下周三上午9点")
    line.textEdited.emit(line.text())
    assert form.values() == {"next_on": "2024-10-16", "next_time": "09:00"}


def test_a_time_that_no_field_takes_is_refused_and_kept_as_typed(form):
    line = form.editor("due_on").line
    QTest.keyClicks(line, "+7 9:30")
    line.editingFinished.emit()
    assert form.raw("due_on") == "+7 9:30"
    assert "DATE_INVALID" in said(form, "due_on")


def test_what_has_happened_is_no_day_in_words(form):
    line = form.editor("signed_on").line
    QTest.keyClicks(line, "tomorrow")
    line.editingFinished.emit()
    assert "DATE_INVALID" in said(form, "signed_on")
    assert form.raw("signed_on") == "tomorrow"


def test_a_kept_day_is_no_change(form):
    form.fill({"next_on": date(2024, 9, 1), "next_time": "09:30"})
    form.editor("next_on").line.editingFinished.emit()
    assert not form.touched
    assert form.values() == {}


def test_a_time_is_refused_where_the_form_has_no_field_for_it(qtbot, theme_in_use, languages):
    assert languages.current == "en"
    form = RecordForm(FIELDS[:1], Books(), theme_in_use)
    qtbot.addWidget(form)
    form.fill({})
    form.show()
    QTest.keyClicks(form.editor("next_on").line, "next wed 3pm")
    form.editor("next_on").line.editingFinished.emit()
    assert "no time of day" in said(form, "next_on")
