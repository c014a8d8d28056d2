"""Files and pictures dropped or pasted onto the pane of a record are attached to it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from crm.attachments.queries import list_attachments
from crm.companies.commands import archive_company
from crm.deals.commands import save_deal
from crm.letters.commands import save_letter
from crm.trips.commands import save_trip
from crm.visits.commands import save_visit
from tests.support import dropping
from tests.support import sample_files as sample
from ui.files.file_view import FileView
from ui.panes.record_pane import RecordPane

CONTROL = Qt.KeyboardModifier.ControlModifier
# The page that shows a kind of record.
PAGES = {
    "lead": "leads",
    "company": "companies",
    "trip": "trips",
    "visit": "visits",
    "letter": "letters",
    "deal": "funds",
    "park": "parks",
}


@pytest.fixture
def card(tmp_path):
    path = tmp_path / "名片.png"
    path.write_bytes(sample.picture())
    return path


@pytest.fixture
def pane_of(open_window, context):
    """Opens a record in the window and returns its pane."""

    def opened(kind, record_id):
        window = open_window(PAGES[kind])
        context.navigate.open(kind, record_id)
        QTest.qWait(5)
        return next(each for each in window.findChildren(RecordPane) if each.isVisible())

    return opened


def made(office, kind):
    if kind == "lead":
        return office.lead()
    if kind == "company":
        return office.company()
    if kind == "park":
        return office.park()
    lead, park = office.lead(), office.park()
    days = {"starts_on": "2026-12-20", "ends_on": "2026-12-22"}
    visit = {"on": "2026-11-01", "company_ids": [office.company().id], "park_ids": [park.id]}
    letter = {"lead_id": lead.id, "park_id": park.id, "area_kind": "RENT", "area": "2000㎡"}
    deal = {"company_id": office.company().id, "vehicle": "DIRECT", "status": "立项"}
    leader = {"leader_staff_id": office.manager.id}
    commands = {
        "trip": (save_trip, {"title": "示例出访", "cities": ["深圳"], **days, **leader}),
        "visit": (save_visit, visit),
        "letter": (save_letter, letter),
        "deal": (save_deal, deal),
    }
    command, raw = commands[kind]
    return office.do(command, raw)


def names(office, kind, record_id):
    return [each.name for each in office.read(list_attachments, kind, record_id)]


@pytest.mark.parametrize("kind", PAGES)
def test_a_file_dropped_anywhere_on_the_pane_belongs_to_its_record(office, pane_of, card, kind):
    record = made(office, kind)
    pane = pane_of(kind, record.id)
    assert dropping.drop_onto(pane, dropping.files(card))
    assert names(office, kind, record.id) == ["名片.png"]
    assert [each.name for each in pane.findChild(FileView).files.rows] == ["名片.png"]


def test_ctrl_v_with_the_keyboard_in_the_pane_attaches_a_picture(office, pane_of):
    lead = office.lead()
    pane = pane_of("lead", lead.id)
    dropping.copy(dropping.picture())
    pane.focus_first()
    QTest.keyClick(pane.window().focusWidget(), Qt.Key.Key_V, CONTROL)
    assert names(office, "lead", lead.id) == ["Picture 2026-12-31 120000.png"]


def test_files_pasted_into_the_follow_up_are_attached_and_its_text_is_left_alone(
    office, pane_of, card
):
    company = office.company()
    pane = pane_of("company", company.id)
    box = pane.belongings.story.composer.box
    box.setFocus()
    box.insertPlainText("half")
    dropping.copy(dropping.files(card))
    QTest.keyClick(box, Qt.Key.Key_V, CONTROL)
    assert names(office, "company", company.id) == ["名片.png"]
    assert box.toPlainText() == "half"


def test_a_text_is_pasted_into_a_field_as_ever(office, pane_of):
    company = office.company()
    pane = pane_of("company", company.id)
    step = pane.belongings.story.composer.step
    pane.write()
    dropping.copy(dropping.files())
    QTest.keyClicks(step, "call")
    assert isinstance(step, QLineEdit)
    assert step.text() == "call"
    assert names(office, "company", company.id) == []


def test_onto_an_archived_record_nothing_is_dropped(office, pane_of, card):
    company = office.company()
    office.do(archive_company, company.id)
    pane = pane_of("company", company.id)
    dropping.drop_onto(pane, dropping.files(card))
    assert names(office, "company", company.id) == []


def test_while_something_is_dragged_over_it_the_pane_is_marked(office, pane_of, card):
    pane = pane_of("lead", office.lead().id)
    before = pane.grab().toImage()
    assert dropping.drag_onto(pane, dropping.files(card))
    assert pane.grab().toImage() != before


def test_the_file_that_the_pane_shows_opens_from_the_timeline_too(office, pane_of, card, context):
    lead = office.lead(registered_on="2026-12-01")
    pane = pane_of("lead", lead.id)
    dropping.drop_onto(pane, dropping.files(card))
    QTest.qWait(5)
    story = pane.belongings.story
    line = story.lines.lines[0]
    assert (line.icon, line.text) == ("attach", "File “名片.png”")
    opened = []
    pane.belongings.files.open_file = opened.append
    story.view.link_followed.emit(line.link)
    assert [each.name for each in opened] == ["名片.png"]
    assert context
