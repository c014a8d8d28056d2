"""What is done with a signed letter from its pane: withdraw, convert, replace, void, correct."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtTest import QTest

from crm.letters.terms import LetterStatus

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def write(page, **texts) -> None:
    for name, text in texts.items():
        line = page.side.form.editor(name).line
        line.setText(text)
        line.textEdited.emit(text)


def save(page) -> None:
    page.side.form.footer.save.click()
    QTest.qWait(1)


@pytest.fixture
def shown(page, letter):
    """The pane of YX-2026-0006, in force."""
    page.open_record(letter("YX-2026-0006").id)
    return page


def test_a_letter_is_withdrawn_with_date_and_reason(shown, letter):
    shown.side.act("withdraw")
    write(shown, withdrawn_on="2026-11-19", withdraw_reason="选址他处")
    save(shown)
    ended = letter("YX-2026-0006")
    assert (ended.withdrawn_on, ended.withdraw_reason) == (date(2026, 11, 19), "选址他处")
    assert shown.side.form is None
    assert shown.side.pane.content.chip.text == "Withdrawn"
    assert "Withdrawn 14,000.00 (2)" in shown.records.totals.text


def test_a_day_before_the_signing_is_refused_at_the_field(shown, letter):
    shown.side.act("withdraw")
    write(shown, withdrawn_on="2026-09-01")
    save(shown)
    assert shown.side.form.body.blocks["withdrawn_on"].problem.code == "LETTER_DATE_ORDER"
    assert letter("YX-2026-0006").withdrawn_on is None


def test_converting_asks_for_the_area_of_the_contract(shown, letter):
    shown.side.act("convert")
    save(shown)
    assert shown.side.form.body.blocks["contract_area"].problem.code == "AREA_NOT_POSITIVE"
    write(shown, contract_area="9000㎡", contract_no="HT-1")
    save(shown)
    ended = letter("YX-2026-0006")
    assert (ended.converted_on, ended.contract_area) == (date(2026, 11, 20), 9000)
    assert "Converted 12,500.00 (2)" in shown.records.totals.text


def test_a_new_letter_replaces_the_old_one(shown, letter):
    old = letter("YX-2026-0006")
    shown.side.act("supersede")
    form = shown.side.form
    assert form.raw("supersedes_id") == old.id
    assert form.editor("supersedes_id").line.isReadOnly()
    write(shown, area="12000㎡", signed_on="2026-11-20")
    form.footer.main.click()
    rows = shown.side.pane.content.sections[0].rows
    assert [row.text for row in rows[1:]] == ["YX-2026-0006", "YX-2026-0005"]
    assert shown.records.totals.text.startswith("Signed 250,200.00 m²(56)")


def test_a_replacing_letter_cannot_be_signed_before_the_old_one(shown):
    shown.side.act("supersede")
    write(shown, area="12000㎡", signed_on="2026-09-29")
    shown.side.form.footer.main.click()
    assert shown.side.form.body.blocks["signed_on"].problem.code == "LETTER_DATE_ORDER"


def test_voiding_wants_a_reason_and_brings_the_old_letter_back(shown, letter):
    shown.side.act("void")
    save(shown)
    assert shown.side.form.body.blocks["void_reason"].problem.code == "FIELD_REQUIRED"
    write(shown, void_reason="录入错误")
    save(shown)
    assert letter("YX-2026-0006").status is LetterStatus.VOID
    shown.open_record(letter("YX-2026-0005").id)
    assert shown.side.pane.content.chip.text == "In force"


def test_a_letter_with_a_successor_is_not_voided(page, letter):
    page.open_record(letter("YX-2026-0005").id)
    page.side.act("void")
    write(page, void_reason="录入错误")
    save(page)
    assert "LETTER_VOID_BLOCKED" in page.side.form.footer._sentence.text()


def test_a_correction_changes_the_number_on_paper(shown, letter):
    shown.side.act("correct")
    write(shown, letter_no="意2026-6", reason="编号录错")
    save(shown)
    assert letter("YX-2026-0006").letter_no == "意2026-6"
    assert shown.side.form is None


def test_archiving_a_signed_letter_says_why_not(shown, demo_context):
    told = []
    demo_context.messages.posted.connect(told.append)
    shown.archive_current()
    assert "LETTER_IMMUTABLE" in told[-1].text
