"""Signing from the form: filled from the lead, refused at the field, one transaction."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from crm.letters.terms import LetterStatus, Relation
from tests.support.office import dump_tables
from ui.forms.footer import ProblemCount
from ui.pages.letters.overlap_block import OverlapBlock
from ui.pages.letters.term_buttons import TermButtons
from ui.pages.parks import page as parks

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
COMPANY = "示例入园企业乙"


def write(page, **texts) -> None:
    for name, text in texts.items():
        line = page.side.form.editor(name).line
        line.setText(text)
        line.textEdited.emit(text)


def sign(page) -> None:
    QTest.keyClick(page.side.form.editor("area").line, Qt.Key.Key_Return, CONTROL)


def problems(page) -> dict[str, str]:
    blocks = page.side.form.body.blocks
    return {name: each.problem.code for name, each in blocks.items() if each.problem}


def count_left(page) -> str:
    return page.side.form.findChild(ProblemCount).text()


@pytest.fixture
def form(page, letter):
    """The form of a new letter of 乙, who has YX-2026-0006 in force in the same park."""
    known = letter("YX-2026-0006")
    page.create_record("letter", {"lead_id": known.lead_id, "park_id": known.park_id})
    return page.side.form


@pytest.fixture
def refused(page, form):
    write(page, area="2000㎡", signed_on="2026-11-20")
    sign(page)
    return form


def test_the_lead_fills_company_and_owner_and_nothing_is_lost_by_closing(page, form, letter):
    known = letter("YX-2026-0006")
    assert form.raw("company_id") == known.company_id
    assert form.raw("owner_id") == known.owner_id
    assert form.editor("lead_id").line.isReadOnly()
    assert not page.has_unsaved()


def test_choosing_another_lead_changes_the_company(page, letter):
    page.new_record()
    form, other = page.side.form, letter("YX-2026-0007")
    form.put("lead_id", other.lead_id)
    assert form.raw("company_id") == other.company_id
    form.put("lead_id", letter("YX-2026-0006").lead_id)
    assert form.raw("company_id") == letter("YX-2026-0006").company_id


@pytest.mark.parametrize(
    ("texts", "field", "code"),
    [
        ({"area": "0㎡", "signed_on": "2026-11-20"}, "area", "AREA_NOT_POSITIVE"),
        ({"area": "2000㎡"}, "signed_on", "LETTER_SIGNED_DATE_REQUIRED"),
        ({"area": "2000㎡", "signed_on": "2027-01-01"}, "signed_on", "LETTER_SIGNED_IN_FUTURE"),
        (
            {"area": "2000㎡", "signed_on": "2026-11-20", "valid_until": "2026-11-19"},
            "valid_until",
            "LETTER_VALID_BEFORE_SIGNED",
        ),
        ({"signed_on": "2026-11-20"}, "area", "AREA_NOT_POSITIVE"),
    ],
)
def test_P09_a_refused_signing_says_why_at_the_field_and_keeps_nothing(
    page, form, demo_database, texts, field, code
):
    before = dump_tables(demo_database)
    write(page, **texts)
    sign(page)
    assert problems(page) == {field: code}
    assert page.side.form is form
    assert count_left(page) == "Not signed: 1 left"
    assert dump_tables(demo_database) == before
    assert page.header.count.text() == "61 letters, 56 signed in all"


def test_an_overlap_is_explained_with_its_effect_on_the_totals(page, refused):
    block = refused.findChild(OverlapBlock)
    said = {key: card.radio.accessibleDescription() for key, card in block.cards.items()}
    additional, superseding = said.values()
    assert additional == (
        "Signed 248,200.00 → 250,200.00 m², 57 letters; Coverage of the park 82.61% → 91.30%"
    )
    assert superseding == (
        "Signed 248,200.00 → 240,200.00 m², 56 letters; Coverage of the park 82.61% → 47.83%"
    )
    assert count_left(page) == "Not signed: 1 left"
    assert refused.editor("park_id").line.property("error") is True
    assert page.header.count.text() == "61 letters, 56 signed in all"


def test_the_effect_follows_the_area(page, refused):
    write(page, area="3000㎡")
    card = refused.findChild(OverlapBlock).cards[0]
    assert "251,200.00 m²" in card.radio.accessibleDescription()


@pytest.mark.usefixtures("refused")
def test_an_additional_letter_is_signed_by_keyboard(page, letter, qtbot):
    with qtbot.waitActive(page):
        page.activateWindow()
    QTest.keyClick(page, Qt.Key.Key_A, ALT)
    sign(page)
    signed = letter(company=COMPANY)
    assert signed.status is LetterStatus.SIGNED
    assert signed.relation_to_prior is Relation.ADDITIONAL
    assert signed.supersedes_id is None
    assert page.records.totals.text.startswith("Signed 250,200.00 m²(57)")
    assert page.side.form is None
    assert page.side.pane.content.code == signed.code


def test_a_replacing_letter_is_chosen_with_the_mouse(page, refused, letter):
    known = letter("YX-2026-0006")
    card = refused.findChild(OverlapBlock).cards[known.id]
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    refused.footer.main.click()
    signed = letter(company=COMPANY)
    assert signed.supersedes_id == known.id
    assert signed.relation_to_prior is Relation.SUPERSEDES
    assert page.records.totals.text.startswith("Signed 240,200.00 m²(56)")


def test_another_park_takes_the_choice_away(page, refused, letter):
    refused.findChild(OverlapBlock).choose(0)
    assert refused.raw("relation_to_prior") == Relation.ADDITIONAL
    refused.put("park_id", letter("YX-2024-0046").park_id)
    assert refused.raw("relation_to_prior") == Relation.NONE
    sign(page)
    assert letter(company=COMPANY).relation_to_prior is Relation.NONE


def test_a_draft_is_saved_without_signing_and_signed_later(page, form, letter):
    write(page, area="2000㎡")
    QTest.keyClick(form.editor("area").line, Qt.Key.Key_S, CONTROL)
    draft = letter(company=COMPANY)
    assert draft.status is LetterStatus.DRAFT
    assert page.header.count.text() == "62 letters, 56 signed in all"
    page.side.act("edit:signed_on")
    write(page, signed_on="2026-11-20")
    sign(page)
    assert letter(draft.code).signed_on is None, "refused: the draft is as it was saved"
    page.side.form.findChild(OverlapBlock).choose(0)
    sign(page)
    assert letter(draft.code).status is LetterStatus.SIGNED


def test_months_are_added_to_the_day_of_signing(page, form):
    buttons = form.findChild(TermButtons)
    write(page, signed_on="2026-08-31")
    buttons.hold_for(6)
    assert form.raw("valid_until") == "2027-02-28"
    buttons.sign_today()
    assert form.raw("signed_on") == "2026-11-20"


def test_every_open_page_moves_at_once(page, demo_context, letter, qtbot):
    other = parks.create_page(demo_context)
    qtbot.addWidget(other)
    before = other.records.totals.text
    assert "248,200.00" in before
    known = letter("YX-2026-0006")
    page.create_record("letter", {"lead_id": known.lead_id, "park_id": known.park_id})
    write(page, area="2000㎡", signed_on="2026-11-20")
    sign(page)
    assert other.records.totals.text == before
    page.side.form.findChild(OverlapBlock).choose(0)
    sign(page)
    assert "250,200.00" in other.records.totals.text
    assert page.records.totals.text.startswith("Signed 250,200.00 m²(57)")


def test_a_signed_letter_leaves_open_only_what_may_change(page, letter):
    page.side.edit(letter("YX-2026-0006").id)
    form = page.side.form
    assert form.editor("area").line.isReadOnly()
    assert not form.editor("deposit_received_on").line.isReadOnly()
    assert form.footer.main.isHidden()
    write(page, deposit_received_on="2026-10-08")
    form.footer.save.click()
    assert letter("YX-2026-0006").deposit_received_on == date(2026, 10, 8)
