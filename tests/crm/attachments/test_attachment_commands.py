"""Files are attached, renamed, taken off and put back by whoever may edit their record."""

from __future__ import annotations

import pytest

from crm.attachments.commands import (
    archive_attachment,
    attach_file,
    attach_files,
    rename_attachment,
    restore_attachment,
)
from crm.attachments.queries import list_attachments, load_attachment
from crm.attachments.store import FileStore
from crm.companies.commands import archive_company
from crm.history.queries import record_history
from crm.history.recycle_bin import ARCHIVABLE
from crm.history.undoing import redo, undo
from crm.language import speaking
from crm.trips.commands import log_trip_contact, save_trip
from tests.support import sample_files as sample


@pytest.fixture
def files(tmp_path):
    return FileStore(tmp_path / "files")


@pytest.fixture
def card(files):
    return files.keep(sample.picture(), "名片.png")


@pytest.fixture
def letter(files):
    return files.keep(sample.pdf(), "意向书.pdf")


def names(office, kind, record, **more):
    return [each.name for each in office.read(list_attachments, kind, record.id, **more)]


def test_a_file_stands_at_its_record_with_who_attached_it(office, card, letter):
    lead = office.lead(by=office.recruiter)
    office.do(attach_files, "lead", lead.id, [card, letter], by=office.recruiter)
    rows = office.read(list_attachments, "lead", lead.id)
    assert {each.name for each in rows} == {"名片.png", "意向书.pdf"}
    assert {each.added_by for each in rows} == {"招商专员一"}
    assert {(each.size, each.media_type) for each in rows} == {
        (card.size, "image/png"),
        (letter.size, "application/pdf"),
    }
    assert office.read(load_attachment, rows[0].id) == rows[0]


def test_the_same_content_a_second_time_changes_nothing_and_says_so(office, card):
    company = office.company()
    first = office.do(attach_file, "company", company.id, card)
    again = office.do(attach_file, "company", company.id, card)
    assert again.id == first.id
    assert [each.code for each in again.warnings] == ["DUPLICATE"]
    assert names(office, "company", company) == ["名片.png"]


def test_who_may_not_edit_a_record_attaches_nothing_to_it(office, card):
    lead = office.lead(by=office.recruiter)
    for somebody in (office.colleague, office.leader):
        refused = office.refused(attach_file, "lead", lead.id, card, by=somebody)
        assert refused.code == "PERMISSION_DENIED"
    office.do(attach_file, "lead", lead.id, card, by=office.manager)


def test_whoever_logged_a_person_attaches_their_card(office, card):
    trip = office.do(
        save_trip,
        {
            "title": "示例出访",
            "cities": ["深圳"],
            "starts_on": "2026-12-20",
            "ends_on": "2026-12-22",
            "leader_staff_id": office.manager.id,
        },
    )
    met = office.do(
        log_trip_contact,
        {
            "trip_id": trip.id,
            "met_on": "2026-12-20",
            "company_name_text": "示例企业",
            "contact_text": "投资总监",
        },
        by=office.colleague,
    )
    office.do(attach_file, "trip_contact", met.id, card, by=office.colleague)
    assert names(office, "trip_contact", met) == ["名片.png"]


def test_what_cannot_have_files_is_refused(office, card):
    gone = office.company()
    office.do(archive_company, gone.id)
    for kind, record_id, code in (
        ("company", 9999, "NOT_FOUND"),
        ("staff", 1, "VALUE_UNKNOWN"),
        ("company", gone.id, "RECORD_ARCHIVED"),
    ):
        assert office.refused(attach_file, kind, record_id, card).code == code


def test_a_file_is_renamed_and_keeps_its_ending(office, card):
    lead = office.lead(by=office.recruiter)
    made = office.do(attach_file, "lead", lead.id, card, by=office.recruiter)
    office.do(rename_attachment, made.id, "董秘名片", made.version, by=office.recruiter)
    assert names(office, "lead", lead) == ["董秘名片.png"]
    for name, code in (("", "FIELD_REQUIRED"), ("a.exe", "ATTACHMENT_TYPE")):
        assert office.refused(rename_attachment, made.id, name).code == code
    stale = office.refused(rename_attachment, made.id, "旧", made.version)
    assert stale.code == "VERSION_CONFLICT"
    denied = office.refused(rename_attachment, made.id, "别人", by=office.colleague)
    assert denied.code == "PERMISSION_DENIED"


def test_a_file_that_is_taken_off_lies_in_the_recycle_bin_and_comes_back(office, card, files):
    lead = office.lead()
    made = office.do(attach_file, "lead", lead.id, card)
    office.do(archive_attachment, made.id)
    assert names(office, "lead", lead) == []
    assert names(office, "lead", lead, archived=True) == ["名片.png"]
    assert "attachment" in ARCHIVABLE
    assert files.is_whole(card.sha256)
    office.do(restore_attachment, made.id)
    assert names(office, "lead", lead) == ["名片.png"]


def test_attaching_is_undone_and_redone_with_the_content_still_there(office, card, files):
    lead = office.lead()
    office.do(attach_file, "lead", lead.id, card)
    with office.database.write("undo", actor=office.manager) as work:
        undo(work)
    assert names(office, "lead", lead) == []
    assert files.is_whole(card.sha256)
    with office.database.write("redo", actor=office.manager) as work:
        redo(work)
    assert names(office, "lead", lead) == ["名片.png"]


def test_the_history_of_a_file_reads_like_what_was_done(office, card):
    made = office.do(attach_file, "company", office.company().id, card)
    office.do(rename_attachment, made.id, "董秘名片")
    with speaking("en"):
        told = [each.action for each in office.read(record_history, "attachment", made.id, 10, 0)]
    assert told == ["Rename file", "Attach file"]
