"""What is written on the pages is told with a way back, and the way back restores every row."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from crm.companies.commands import save_contact
from crm.history.values import record_models
from crm.leads.commands import save_lead
from crm.letters.commands import sign_letter
from crm.trips.commands import log_trip_contact, save_trip, save_trip_stop
from crm.visits.commands import save_visit
from tests.support.boards import settle
from ui.pages.companies.page import create_page as companies
from ui.pages.leads.page import create_page as leads
from ui.pages.letters import pane as letters_pane
from ui.pages.letters.page import create_page as letters
from ui.pages.trips.page import create_page as trips
from ui.pages.visits.page import create_page as visits

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support"),
    pytest.mark.usefixtures("undoing"),
]
# Bookkeeping that an undo counts on, and keys that only the program reads.
ASIDE = {"version", "created_at", "created_by", "updated_at", "updated_by"}


@pytest.fixture
def told(context):
    heard = []
    context.messages.posted.connect(heard.append)
    return heard


@pytest.fixture
def at(context, qtbot):
    """Open the record of a page in its pane."""

    def open_record(create, record_id):
        page = create(context)
        qtbot.addWidget(page)
        page.resize(1364, 846)
        page.show()
        page.open_record(record_id)
        settle()
        return page

    return open_record


@pytest.fixture
def undone(office, told):
    """Do something on a page; prove that its message takes exactly that back."""

    def prove(act, text):
        told.clear()
        before = business(office)
        act()
        settle()
        assert business(office) != before
        message = next(each for each in told if each.reversal is not None)
        assert text in message.text
        assert message.reversal.text == "Undo"
        told.clear()
        message.reversal.run()
        settle()
        assert business(office) == before
        assert told[-1].reversal.text == "Redo"
        return message

    return prove


def business(office):
    """Every row that is about the business, as people see it."""

    def dump(session):
        return {
            name: [_values(row) for row in session.scalars(select(model).order_by(model.id))]
            for name, model in record_models().items()
        }

    return office.read(dump)


def _values(row):
    names = (each.key for each in row.__table__.columns)
    return {name: getattr(row, name) for name in names if name not in ASIDE}


def save(page):
    page.side.form.footer.save.click()
    settle()


def test_a_follow_up_on_a_lead(office, at, undone):
    page = at(leads, office.lead().id)
    composer = page.side.pane.belongings.story.composer
    composer.box.setPlainText("已联系")
    undone(composer.save.click, "Follow-up logged.")


def test_a_next_step_that_is_done(office, at, undone):
    lead = office.lead(next_action="送合同文本", next_action_on="2026-12-30")
    page = at(leads, lead.id)
    undone(lambda: page.side.act("next.done"), "Saved.")


def test_an_edited_and_an_entered_record(office, at, undone):
    page = at(leads, office.lead().id)
    page.side.edit(page.side.record_id)
    page.side.form.editor("title").line.setText("二期")
    undone(lambda: save(page), "saved.")
    page.side.new({"company_id": office.company().id, "source_channel": "其他"})
    page.side.form.editor("title").line.setText("三期")
    undone(lambda: save(page), "entered.")


def test_a_contact_of_a_company(office, at, undone):
    company = office.company("示例科技有限公司")
    office.do(save_contact, {"company_id": company.id, "name": "董秘", "is_primary": True})
    second = office.do(save_contact, {"company_id": company.id, "name": "总经理"})
    page = at(companies, company.id)
    undone(lambda: page.side.act(f"contact.primary:{second.id}"), "Saved.")
    undone(lambda: page.side.act(f"contact.archive:{second.id}"), "Contact archived.")


def test_archiving_from_the_pane(office, at, undone):
    page = at(leads, office.lead().id)
    undone(lambda: page.side.act("archive"), "Archived.")


@pytest.fixture
def trip(office):
    values = {"title": "深圳对接", "cities": ["深圳"], "starts_on": "2026-12-01"}
    leader = office.manager.id
    return office.do(save_trip, {**values, "ends_on": "2026-12-03", "leader_staff_id": leader})


def test_a_contact_that_becomes_a_lead_leads_there_and_back(office, at, trip, undone):
    person = {"company_name_text": "示例企业900", "contact_text": "投资总监"}
    met = {"trip_id": trip.id, "met_on": "2026-12-02", "met_by_staff_id": office.manager.id}
    contact = office.do(log_trip_contact, {**met, **person})
    page = at(trips, trip.id)
    message = undone(
        lambda: page.side.act(f"contact.convert:{contact.id}"), "is the lead of this contact"
    )
    assert message.action == "Open the lead"


def test_a_stop_taken_off_the_plan(office, at, trip, undone):
    values = {"trip_id": trip.id, "on": "2026-12-02", "city": "深圳", "kind": "拜访企业"}
    stop = office.do(save_trip_stop, values)
    page = at(trips, trip.id)
    undone(lambda: page.side.act(f"stop.archive:{stop.id}"), "Taken off the trip.")


def test_a_visit_that_is_confirmed(office, at, undone):
    company = office.company()
    values = {"company_ids": [company.id], "on": "2026-12-30", "park_ids": [office.park().id]}
    host = {"direction": "INBOUND", "host_staff_id": office.manager.id}
    visit = office.do(save_visit, {**values, **host})
    page = at(visits, visit.id)
    undone(lambda: page.side.act("confirm"), "is confirmed.")


def test_a_letter_that_is_withdrawn(office, at, undone):
    lead = office.lead()
    office.do(save_lead, {"est_investment": "1亿元"}, id=lead.id)
    values = {"lead_id": lead.id, "park_id": office.park().id, "area": "100㎡"}
    dates = {"signed_on": "2026-12-01", "valid_until": "2027-06-01"}
    letter = office.do(sign_letter, None, {**values, **dates})
    page = at(letters, letter.id)
    page.side.act(letters_pane.WITHDRAW)
    page.side.form.put("withdraw_reason", "企业放弃")
    undone(lambda: save(page), "saved.")
