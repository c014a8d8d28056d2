"""Turning contacts into leads in the window, with the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import func, select

from crm.leads.models import Lead
from crm.trips.commands import log_trip_contact
from crm.trips.models import TripContact
from crm.trips.terms import Turn
from ui.actions import CONVERT_KEY, UNDO_KEY

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def leads(office) -> int:
    with office.database.read() as session:
        return session.scalar(select(func.count()).select_from(Lead)) or 0


@pytest.fixture
def met(office, trip):
    def logged(*companies: str, by=None) -> None:
        values = {"trip_id": trip.id, "met_on": "2026-12-31", "topic": "厂房 3,000 ㎡"}
        for number, company in enumerate(companies):
            named = {"company_name_text": company, "contact_text": f"联系人{number}"}
            office.do(log_trip_contact, {**values, **named}, by=by)

    return logged


@pytest.fixture
def dialog(typist, offer):
    def opened():
        typist.window.context.navigate.do(CONVERT_KEY)
        return offer.converting

    return opened


def choose(box, text):
    found = [place for place in range(box.count()) if text in box.itemText(place)]
    box.setCurrentIndex(found[0])
    box.activated.emit(found[0])


def test_twenty_contacts_become_leads_with_one_enter(typist, dialog, met, office):
    met(*(f"示例新企业{number:02}" for number in range(20)))
    opened = dialog()
    assert len(opened.rows) == 20
    assert opened._said.text() == "New leads 20 · added 0 · to decide 0"
    typist.enter()
    assert leads(office) == 20
    assert not opened.isVisible()


def test_from_the_quick_log_to_leads(typist, offer, office):
    typist.open()
    for name in ("示例新企业一", "示例新企业二"):
        typist.person(name, "投资总监")
        typist.enter()
    typist.log.head.convert.click()
    shown = [each.contact.company for each in offer.converting.rows]
    assert shown == ["示例新企业一", "示例新企业二"]
    typist.enter()
    assert leads(office) == 2
    assert typist.log is None


def test_what_is_undecided_is_said_at_its_row_and_nothing_is_written(typist, dialog, met, office):
    office.company("示例企业301有限公司")
    office.lead(office.company("示例企业900"), title="示例项目")
    met("示例新企业", "示例企业301", "示例企业900")
    opened = dialog()
    before = leads(office)
    assert opened._said.text() == "New leads 1 · added 0 · to decide 2"
    assert opened.rows[1].company.hasFocus()
    typist.enter()
    assert leads(office) == before
    said = [each.trouble.said.text() for each in opened.rows]
    assert [each.rsplit(" ", 1)[-1] for each in said] == ["", "SUSPECT", "LEAD_ALREADY_OPEN"]
    assert opened._said.text() == "Nothing was written. Rows to look at: 2."
    choose(opened.rows[1].company, "New company")
    choose(opened.rows[2].turn, "Add to XS-")
    assert opened._said.text() == "New leads 2 · added 1 · to decide 0"
    typist.enter()
    assert leads(office) == before + 2


def test_the_similar_company_brings_its_open_leads(dialog, met, office):
    company = office.company("示例企业301有限公司")
    office.lead(company, title="示例项目")
    met("示例企业301")
    (row,) = dialog().rows
    assert [row.turn.itemText(place) for place in range(row.turn.count())] == [
        "New lead",
        "Leave as it is",
    ]
    choose(row.company, "示例企业301有限公司")
    assert row.turn.itemText(1).startswith("Add to XS-2026-0001 示例项目")
    assert row.turning.turn is None


def test_the_second_person_of_a_company_joins_the_lead_of_the_first(typist, dialog, met, office):
    met("示例新企业", "示例新企业")
    opened = dialog()
    first, second = opened.rows
    assert second.turn.currentText() == "Add to the lead of row 1"
    assert not second.title.isEnabled()
    first.box.click()
    assert second.turning.turn is Turn.NEW
    first.box.click()
    typist.enter()
    assert leads(office) == 1


def test_kind_owner_and_title_are_those_of_the_row(typist, dialog, met, office):
    met("示例新企业")
    (row,) = dialog().rows
    assert row.title.text() == "厂房 3,000 ㎡"
    row.title.setText("示例扩产")
    choose(row.kind, "Capital increase")
    choose(row.owner, "招商专员二")
    typist.enter()
    with office.database.read() as session:
        lead = session.scalars(select(Lead)).one()
        assert (lead.title, lead.kind.value) == ("示例扩产", "增资扩产")
        assert lead.owner_id == office.colleague.id


def test_those_of_colleagues_are_not_checked_beside_ones_own(dialog, met, office):
    met("示例新企业一")
    met("示例新企业二", by=office.recruiter)
    assert [each.on for each in dialog().rows] == [True, False]


def test_esc_and_a_click_beside_write_nothing(typist, dialog, met, office):
    met("示例新企业")
    dialog()
    typist.press(Qt.Key.Key_Escape)
    assert leads(office) == 0


def test_one_undo_takes_all_back(typist, dialog, met, office):
    met("示例新企业一", "示例新企业二")
    dialog()
    typist.enter()
    typist.window.context.navigate.do(UNDO_KEY)
    assert leads(office) == 0
    with office.database.read() as session:
        query = select(func.count()).where(TripContact.converted_lead_id.is_(None))
        assert session.scalar(query) == 2


def test_nobody_to_turn_is_said(typist, offer):
    told = []
    typist.window.context.messages.posted.connect(told.append)
    typist.window.context.navigate.do(CONVERT_KEY)
    assert offer.converting is None
    assert told[-1].text == "Everybody met on this trip is a lead already."


def test_the_checked_trips_of_the_page_are_turned(typist, offer, met, trip):
    met("示例新企业")
    typist.window.show_page("trips")
    typist.window.current_page.records.model.check([trip.id], on=True)
    typist.window.context.navigate.do(CONVERT_KEY)
    assert [each.contact.company for each in offer.converting.rows] == ["示例新企业"]
