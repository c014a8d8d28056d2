"""Somebody is logged in one step, on a trip or at the desk; nothing is half saved."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO

import pytest
from PIL import Image
from sqlalchemy import func, select

from crm.attachments.models import Attachment
from crm.attachments.store import FileStore
from crm.companies.commands import save_contact
from crm.companies.models import Company, Contact
from crm.companies.numbers import check_phone
from crm.errors import UserError
from crm.followups.models import FollowUp
from crm.language import ENGLISH, speaking
from crm.leads.models import Lead
from crm.tasks.models import Task
from crm.trips.at_desk import log_conversation
from crm.trips.commands import save_trip
from crm.trips.logged import list_logged, load_entry, running_trip, trips_to_log, unconverted
from crm.trips.models import TripContact
from crm.trips.quick_log import keep_card, log_on_trip

TODAY = date(2026, 12, 31)


@pytest.fixture(autouse=True)
def _english():
    with speaking(ENGLISH):
        yield


@pytest.fixture
def trip(office):
    return planned(office)


def planned(office, first=TODAY, last=TODAY, **more):
    values = {"title": "示例出访", "cities": ["深圳"], "leader_staff_id": office.recruiter.id}
    return office.do(save_trip, {**values, "starts_on": first, "ends_on": last, **more})


def met(trip, **more):
    values = {"trip_id": trip.id, "met_on": TODAY, "company_name_text": "示例企业900"}
    return {**values, "contact_text": "投资总监", **more}


SAID = {"company_name_text": "示例企业900", "contact_text": "投资总监", "topic": "问租金"}


@pytest.fixture
def photo(tmp_path):
    content = BytesIO()
    Image.new("RGB", (40, 20), "white").save(content, "PNG")
    return keep_card(FileStore(tmp_path / "files"), content.getvalue(), "名片.png")


def rows(office, model):
    with office.database.read() as session:
        found = session.scalars(select(model).order_by(model.id)).all()
        session.expunge_all()
        return found


@pytest.mark.parametrize(
    "text",
    [
        "138 0000 0000",
        "+86 579-8555 0000",
        "138****0000",
        "0579-85550000 转 801",
        "１３８",
        "",
    ],
)
def test_numbers_are_kept_as_they_are_written(text):
    assert check_phone(f" {text} ", "phone") == text


@pytest.mark.parametrize("text", ["138abc", "老王的电话", "---", "call 138", "138 ext", "x"])
def test_letters_are_no_telephone_number(text):
    with pytest.raises(UserError) as refusal:
        check_phone(text, "phone")
    assert (refusal.value.code, refusal.value.field) == ("VALUE_FORMAT", "phone")


def test_a_day_in_words_becomes_the_day_of_the_next_step(office, trip):
    raw = met(trip, next_action="寄送方案", next_action_on="下周三 9:30")
    saved = office.do(log_on_trip, raw, by=office.recruiter)
    (row,) = rows(office, TripContact)
    assert (row.id, row.next_action_on, row.next_action_time) == (
        saved.id,
        date(2027, 1, 6),
        "09:30",
    )


def test_every_problem_is_said_at_once(office, trip):
    raw = met(trip, phone="letters", next_action_on="2月30日")
    error = office.refused(log_on_trip, raw)
    assert [(each.field, each.code) for each in error.problems] == [
        ("phone", "VALUE_FORMAT"),
        ("next_action_on", "DATE_INVALID"),
    ]


def test_names_written_just_so_are_the_known_ones(office, trip):
    known = office.company("示例（浙江）科技有限公司")
    person = office.do(save_contact, {"company_id": known.id, "name": "投资总监"})
    office.do(log_on_trip, met(trip, company_name_text="示例(浙江)科技有限公司"))
    (row,) = rows(office, TripContact)
    assert (row.company_id, row.contact_id) == (known.id, person.id)
    assert (row.company_name_text, row.contact_text) == (None, None)


def test_the_photo_of_the_card_is_attached_in_the_same_step(office, trip, photo):
    saved = office.do(log_on_trip, met(trip), photo)
    (file,) = rows(office, Attachment)
    (row,) = rows(office, TripContact)
    assert row.card_image_id == file.id
    assert (file.record_kind, file.record_id, file.sha256) == (
        "trip_contact",
        saved.id,
        photo.sha256,
    )


def test_a_refused_log_leaves_no_attachment(office, trip, photo):
    office.refused(log_on_trip, met(trip, met_on="2026-01-01"), photo)
    assert rows(office, Attachment) == []


def test_the_photo_stays_or_goes_with_a_correction(office, trip, photo):
    saved = office.do(log_on_trip, met(trip), photo)
    again = office.do(log_on_trip, met(trip), photo, id=saved.id, version=saved.version)
    assert rows(office, TripContact)[0].card_image_id is not None
    assert len(rows(office, Attachment)) == 1
    office.do(log_on_trip, met(trip), None, id=saved.id, version=again.version)
    assert rows(office, TripContact)[0].card_image_id is None


def test_a_card_is_a_picture(tmp_path):
    with pytest.raises(UserError) as refusal:
        keep_card(FileStore(tmp_path), "一段文字".encode(), "名片.txt")
    assert refusal.value.code == "ATTACHMENT_TYPE"


def test_a_conversation_enters_company_contact_and_follow_up(office, photo):
    raw = {**SAID, "phone": "138 0000 0000", "title": "总监", "channel": "微信"}
    office.do(log_conversation, raw, photo, by=office.recruiter)
    (company,), (contact,), (follow_up,) = (
        rows(office, each) for each in (Company, Contact, FollowUp)
    )
    assert (company.name, contact.name, contact.mobile) == (
        "示例企业900",
        "投资总监",
        "138 0000 0000",
    )
    assert follow_up.content == "投资总监 (总监): 问租金"
    assert (follow_up.channel.value, follow_up.on) == ("微信", TODAY)
    assert rows(office, Attachment)[0].record_id == contact.id


def test_a_next_step_without_a_lead_is_a_task(office):
    raw = {**SAID, "next_action": "报价", "next_action_on": "+7"}
    office.do(log_conversation, raw, by=office.recruiter)
    (task,) = rows(office, Task)
    assert (task.text, task.due_on) == ("示例企业900: 报价", TODAY + timedelta(days=7))
    assert task.staff_id == office.recruiter.id


def test_a_day_for_the_next_step_alone_is_remembered_too(office):
    office.do(log_conversation, {**SAID, "next_action_on": "+7"}, by=office.recruiter)
    (task,) = rows(office, Task)
    assert task.due_on == TODAY + timedelta(days=7)


def test_a_conversation_stands_on_ones_own_only_open_lead(office):
    known = office.company("示例企业900")
    lead = office.lead(known, by=office.recruiter)
    office.do(log_conversation, {**SAID, "next_action": "报价"}, by=office.recruiter)
    assert rows(office, FollowUp)[0].lead_id == lead.id
    assert rows(office, Lead)[0].next_action == "报价"
    assert rows(office, Task) == []


def test_the_lead_of_a_colleague_is_left_alone(office):
    known = office.company("示例企业900")
    office.lead(known, by=office.colleague, next_action="签约")
    office.do(log_conversation, {**SAID, "next_action": "报价"}, by=office.recruiter)
    assert rows(office, FollowUp)[0].lead_id is None
    assert rows(office, Lead)[0].next_action == "签约"
    assert [each.text for each in rows(office, Task)] == ["示例企业900: 报价"]


def test_a_text_of_100_000_characters_fits_with_its_person(office):
    office.do(log_conversation, {**SAID, "topic": "长" * 100_000})
    assert rows(office, FollowUp)[0].content == "长" * 100_000
    error = office.refused(log_conversation, {**SAID, "topic": "长" * 100_001})
    assert (error.code, error.field) == ("NOTE_TOO_LONG", "topic")


@pytest.mark.parametrize("missing", ["company_name_text", "contact_text"])
def test_a_conversation_names_company_and_person(office, missing):
    error = office.refused(log_conversation, {**SAID, missing: " "})
    assert (error.code, error.field) == ("FIELD_REQUIRED", missing)


def test_leaders_log_nothing(office, trip):
    assert office.refused(log_conversation, SAID, by=office.leader).code == "PERMISSION_DENIED"
    assert office.refused(log_on_trip, met(trip), by=office.leader).code == "PERMISSION_DENIED"


def test_ones_own_running_trip_is_preset(office):
    planned(office, date(2026, 12, 1), date(2026, 12, 3), status="完成")
    planned(office, leader_staff_id=office.colleague.id, title="同事的出访")
    mine = planned(office, title="我的出访")
    trips = office.read(trips_to_log, office.recruiter.id, TODAY)
    assert [each.title for each in trips] == ["我的出访", "同事的出访", "示例出访"]
    assert running_trip(trips).id == mine.id
    assert running_trip(office.read(trips_to_log, office.admin.id, TODAY)) is None


def test_a_trip_marked_as_under_way_runs_and_a_cancelled_one_never(office):
    early, late = TODAY - timedelta(days=200), TODAY - timedelta(days=190)
    open_ended = planned(office, early, late, status="进行中", title="未完成")
    planned(office, status="取消", title="取消了")
    trips = office.read(trips_to_log, office.recruiter.id, TODAY)
    assert [(each.id, each.running) for each in trips] == [(open_ended.id, True)]
    assert trips[0].day_of(TODAY) == late
    assert [each.title for each in office.read(trips_to_log, 0, TODAY, 2)][-1] == "取消了"


def test_what_was_logged_is_listed_until_it_is_gone(office, trip, photo):
    first = office.do(log_on_trip, met(trip, interest="高"), photo)
    said = office.do(log_conversation, {**SAID, "company_name_text": "示例企业901"})
    wanted = [("trip_contact", first.id), ("follow_up", said.id), ("trip_contact", 99)]
    listed = office.read(list_logged, wanted)
    assert [(each.company, each.person) for each in listed] == [
        ("示例企业900", "投资总监"),
        ("示例企业901", ""),
    ]
    assert office.read(unconverted, trip_ids=[trip.id]) == (first.id,)
    assert office.read(unconverted, contact_ids=[first.id]) == (first.id,)
    entry = office.read(load_entry, first.id, office.recruiter.id, TODAY)
    assert (entry.company, entry.person, entry.trip.id) == ("示例企业900", "投资总监", trip.id)
    assert entry.card[0] == photo.sha256


def test_nothing_else_is_counted_twice(office, trip):
    office.do(log_on_trip, met(trip))
    with office.database.read() as session:
        assert session.scalar(select(func.count()).select_from(Company)) == 0
