"""Two records are merged side by side, with the mouse or with the keyboard alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from crm.companies.commands import save_company, save_contact
from crm.companies.queries import list_contacts, load_form
from crm.database.changes import ChangeSet
from crm.history.undoing import undo
from crm.leads.queries import load_form as load_lead
from crm.merging.commands import merge_companies
from crm.merging.terms import Side
from tests.support.hands import button, cells, click, enter, related, settle, shown, texts
from ui.pages.companies.page import create_page
from ui.pages.leads.page import create_page as create_leads
from ui.widgets.buttons import Button

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(context, qtbot):
    return shown(create_page(context), qtbot)


@pytest.fixture
def told(context):
    heard = []
    context.messages.posted.connect(heard.append)
    return heard


@pytest.fixture
def two(office):
    kept = office.company("示例科技有限公司", city="义乌", tags=["激光"], country="中国")
    gone = office.company("示例科技集团", city="杭州", address="文三路", tags=["出海"])
    office.do(save_contact, {"company_id": gone.id, "name": "投资总监"})
    office.lead(kept)
    office.lead(kept)
    return kept, gone


def open_pair(page, one, other):
    page.merger.merge("company", [one.id, other.id])
    settle(page)
    return page.merger.dialog


def choice(dialog, name: str):
    return dialog.panel.table.rows[name]


def test_both_sides_what_differs_and_what_moves_are_shown(page, two):
    dialog = open_pair(page, *two)
    shown_texts = texts(dialog)
    assert "Moves to the one that stays: Contacts: 1." in shown_texts
    assert list(dialog.panel.table.rows) == ["name", "city", "address", "tags"]
    assert choice(dialog, "city").side is Side.SURVIVOR
    assert choice(dialog, "address").side is Side.LOSER
    assert choice(dialog, "tags").result.text() == "激光, 出海"
    assert dialog.panel.table.equal.isHidden()
    click(dialog.panel.table.fold)
    assert "中国" in texts(dialog.panel.table.equal)


def test_a_click_chooses_a_side_and_the_button_merges(page, two, office, told):
    kept, gone = two
    dialog = open_pair(page, kept, gone)
    click_radio(choice(dialog, "city"), Side.LOSER)
    assert choice(dialog, "city").result.text() == "杭州"
    click(dialog.panel.go)
    settle(page)
    assert page.merger.dialog is None
    assert page.side.record_id == kept.id
    assert cells(page, "name") == ["示例科技有限公司"]
    values = office.read(load_form, kept.id).values
    assert (values["city"], values["address"], values["aliases"]) == (
        "杭州",
        "文三路",
        ["示例科技集团"],
    )
    assert [each.text for each in told if each.reversal] == ["Merged into 示例科技有限公司."]


def click_radio(row, side):
    radio = row.radios[side]
    QTest.mouseClick(radio, Qt.MouseButton.LeftButton, pos=radio.rect().center())


def test_the_message_takes_the_merge_back(page, two, office, told, context):
    wanted = []
    context.messages.reversal_wanted.connect(lambda *what: wanted.append(what[0]))
    dialog = open_pair(page, *two)
    click(dialog.panel.go)
    next(each for each in told if each.reversal).reversal.run()
    with office.database.read() as session:
        assert session.get_one(ChangeSet, wanted[0]).action == "merge_companies"
    office.do(undo, wanted[0])
    page.reload()
    assert sorted(cells(page, "name")) == ["示例科技有限公司", "示例科技集团"]


def test_the_likelier_one_stays_and_the_other_by_a_swap(page, two):
    kept, gone = two
    dialog = open_pair(page, gone, kept)  # the one with two leads is suggested
    assert dialog.panel.preview.survivor.id == kept.id
    click_radio(choice(dialog, "city"), Side.LOSER)
    click(dialog.panel.swap_button)
    assert dialog.panel.preview.survivor.id == gone.id
    assert choice(dialog, "city").side is Side.SURVIVOR  # still Hangzhou
    assert choice(dialog, "city").result.text() == "杭州"


def test_everything_is_done_with_the_keyboard(page, two, office):
    kept, gone = two
    page.activateWindow()
    page.table.setFocus()
    page.merger.merge("company", [kept.id, gone.id])
    dialog = page.merger.dialog
    settle(page)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_R, CONTROL)
    assert dialog.panel.preview.survivor.id == gone.id
    for _ in range(30):
        if QApplication.focusWidget() is choice(dialog, "city").radios[Side.SURVIVOR]:
            break
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is choice(dialog, "city").radios[Side.SURVIVOR]
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert choice(dialog, "city").side is Side.LOSER
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CONTROL)
    settle(page)
    assert office.read(load_form, gone.id).values["city"] == "义乌"
    assert page.merger.dialog is None


def test_escape_leaves_and_nothing_has_changed(page, two):
    open_pair(page, *two)
    QTest.keyClick(page.merger.dialog, Qt.Key.Key_Escape)
    assert page.merger.dialog is None
    assert len(cells(page, "name")) == 2


def test_two_checked_rows_offer_the_merge_at_the_foot(page, two):
    model, bar = page.records.model, page.records.selection
    model.check(model.ids[:1], on=True)
    assert bar.buttons["merge"].isHidden()
    model.check(model.ids, on=True)
    assert not bar.buttons["merge"].isHidden()
    click(bar.buttons["merge"])
    assert {page.merger.dialog.panel.preview.survivor.id, two[1].id} == {two[0].id, two[1].id}
    click(page.merger.dialog.panel.go)
    settle(page)
    assert page.records.model.checked == []


def test_three_checked_rows_and_an_open_form_are_answered(page, office, told):
    for name in ("甲有限公司", "乙有限公司", "丙有限公司"):
        office.company(name)
    page.reload()
    page.records.model.check(page.records.model.ids, on=True)
    page.merger.merge_on(page)
    assert told[-1].text == "Select two records to merge them."
    page.records.uncheck()
    page.new_record()
    page.merger.merge_on(page)
    assert told[-1].text == "Save or leave the form first."
    assert page.merger.dialog is None


def test_the_other_record_is_found_by_typing(page, two):
    kept, gone = two
    page.open_record(kept.id)
    page.side.act("merge")
    dialog = page.merger.dialog
    enter(dialog.other.line, "jituan")
    QTest.qWait(250)
    popup = dialog.other.candidates.popup
    assert popup.model().rowCount() == 1
    QTest.keyClick(popup, Qt.Key.Key_Return)
    settle(page)
    assert {dialog.panel.preview.survivor.id, dialog.panel.preview.loser.id} == {kept.id, gone.id}


def test_the_same_record_is_not_taken_for_the_other(page, two):
    page.merger.merge("company", [two[0].id])
    dialog = page.merger.dialog
    dialog.other.candidates.chosen.emit(type("Chosen", (), {"id": two[0].id, "text": "x"})())
    assert "the same record" in dialog.said.text()


def test_what_forbids_a_merge_is_said_and_the_button_rests(page, office):
    one = office.company("甲企业", uscc="91350100M000100Y43")
    other = office.company("乙企业", uscc="91330782MA2EXAMP1F")
    dialog = open_pair(page, one, other)
    assert any("MERGE_BLOCKED" in each for each in texts(dialog))
    assert not dialog.panel.go.isEnabled()


def test_a_refusal_stands_at_the_foot_and_nothing_has_changed(page, two, office, context):
    context.acting.become(office.recruiter)
    dialog = open_pair(page, *two)
    click(dialog.panel.go)
    assert "PERMISSION_DENIED" in dialog.panel.sentence.text()
    assert dialog.panel.go.isEnabled()
    assert len(cells(page, "name")) == 2


def test_a_record_that_changed_meanwhile_is_shown_anew(page, two, office):
    kept, gone = two
    dialog = open_pair(page, kept, gone)
    click_radio(choice(dialog, "city"), Side.LOSER)
    office.do(save_company, {"city": "宁波"}, id=gone.id)
    click(dialog.panel.go)
    assert "VERSION_CONFLICT" in dialog.panel.sentence.text()
    assert choice(dialog, "city").result.text() == "宁波"
    click(dialog.panel.go)
    assert office.read(load_form, kept.id).values["city"] == "宁波"


def test_contacts_are_merged_from_their_menu(page, two, office):
    gone = two[1]
    office.do(save_contact, {"company_id": gone.id, "name": "投资总监", "mobile": "13800000000"})
    page.open_record(gone.id)
    first, second = office.read(list_contacts, gone.id)
    page.side.act(f"contact.merge:{first.id}")
    dialog = page.merger.dialog
    dialog.other.candidates.chosen.emit(type("Chosen", (), {"id": second.id, "text": "x"})())
    click(dialog.panel.go)
    settle(page)
    assert [each.text for each in related(page)] == ["投资总监"]


@pytest.fixture
def leads(context, qtbot):
    return shown(create_leads(context), qtbot)


def test_of_two_leads_the_first_registered_stays(leads, office):
    company = office.company("示例科技有限公司")
    late = office.lead(company, registered_on="2026-05-01", landed_on="2026-06-01")
    first = office.lead(company, registered_on="2026-01-01", contract_signed_on="2026-08-01")
    leads.reload()
    for box in (late.id, first.id):
        leads.records.model.check([box], on=True)
    click(leads.records.selection.buttons["merge"])
    panel = leads.merger.dialog.panel
    assert panel.preview.survivor.id == first.id
    click(panel.go)
    assert "STAGE_DATE_ORDER" in " ".join(texts(panel.table.rows["landed_on"]))
    click_radio(panel.table.rows["landed_on"], Side.SURVIVOR)
    click(panel.go)
    settle(leads)
    assert leads.side.record_id == first.id
    assert office.read(load_lead, first.id).values["landed_on"] is None


def test_buttons_have_names_for_screen_readers(page, two):
    dialog = open_pair(page, *two)
    for each in dialog.findChildren(Button):
        assert each.accessibleName() or each.text()
    for radio in choice(dialog, "city").radios.values():
        assert radio.accessibleName()
        assert radio.accessibleDescription().startswith("City: ")
    assert button(dialog, "Merge") is dialog.panel.go


def test_the_pane_of_the_loser_leads_to_the_survivor(page, two, office):
    kept, gone = two
    office.do(merge_companies, kept.id, gone.id)
    page.open_record(gone.id)
    settle(page)
    content = page.side.pane.content
    assert content.read_only == "Merged into 示例科技有限公司. Open that one."
    assert content.facts[0].link.id == kept.id
