"""Contacts from a vCard file: looked at first, then all of them or nothing."""

from __future__ import annotations

import base64
from dataclasses import replace

import pytest
from sqlalchemy import select

from crm.attachments.models import Attachment
from crm.attachments.store import FileStore
from crm.companies.commands import archive_contact, save_company, save_contact
from crm.companies.models import Company, Contact
from crm.errors import UserError
from crm.exchange.contacts import (
    CompanyIs,
    ContactChoices,
    export_contacts,
    import_contacts,
    look_at_contacts,
)
from crm.exchange.models import ImportBatch
from crm.exchange.report import ImportRefusedError, RowResult
from crm.exchange.vcard.reading import read_cards
from crm.language import speaking
from crm.merging.commands import merge_companies
from crm.staff.terms import Role
from crm.start import PROGRAM, acting

NEW, WARNING, DUPLICATE, ERROR, SKIPPED = (
    RowResult.NEW,
    RowResult.WARNING,
    RowResult.DUPLICATE,
    RowResult.ERROR,
    RowResult.SKIPPED,
)


@pytest.fixture(autouse=True)
def english():
    with speaking("en"):
        yield


@pytest.fixture
def look(ready):
    """See what an import would do; nothing is written."""

    def call(cards, **choices):
        with ready.read() as session:
            actor = acting(session, None)
        with ready.rehearse(actor=actor) as work:
            return look_at_contacts(work, cards, ContactChoices(**choices))

    return call


@pytest.fixture
def take(write):
    return lambda cards, **choices: write(import_contacts, cards, ContactChoices(**choices))


def cards(*each):
    """Return cards; what is given is one string of lines for each."""
    whole = "".join(f"BEGIN:VCARD\nVERSION:3.0\n{one}\nEND:VCARD\n" for one in each)
    return read_cards(whole.encode(), "people.vcf")


DIRECTOR = "FN:投资总监\nORG:示例科技有限公司\nTITLE:总监\nTEL;TYPE=CELL:13800000001"
MANAGER = "FN:总经理\nORG:示例科技有限公司\nTEL;TYPE=WORK:0571-00000002"


def results(report):
    return [row.result for row in report.rows]


def codes(report):
    return [[problem.code for problem in row.problems] for row in report.rows]


def count(database, table):
    with database.read() as session:
        return len(session.scalars(select(table.id)).all())


def test_looking_writes_nothing_and_says_what_importing_then_does(ready, look, take):
    found = look(cards(DIRECTOR, MANAGER))
    assert results(found) == [NEW, NEW]
    assert [row.company_is for row in found.rows] == [CompanyIs.NEW, CompanyIs.KNOWN]
    assert (count(ready, Company), count(ready, Contact)) == (0, 0)
    assert results(take(cards(DIRECTOR, MANAGER))) == [NEW, NEW]
    assert (count(ready, Company), count(ready, Contact), count(ready, ImportBatch)) == (1, 2, 1)


def test_letters_in_the_place_of_a_number_are_kept_with_a_warning(take):
    report = take(cards("FN:总监\nORG:示例科技有限公司\nTEL;TYPE=CELL:abcdefg"))
    assert (results(report), codes(report)) == ([WARNING], [["VALUE_FORMAT"]])


def test_a_second_import_creates_nothing(ready, take):
    file = cards(DIRECTOR, MANAGER, "FN:联络人\nORG:示例科技有限公司", "FN:张示例\nORG:另一企业")
    take(file)
    assert results(take(file)) == [DUPLICATE] * 4
    assert (count(ready, Contact), count(ready, ImportBatch)) == (4, 1)


def test_everything_exported_is_known_again(ready, write, take):
    company = write(save_company, {"name": "示例科技有限公司"})
    for name in ("投资总监", "总经理"):
        write(save_contact, {"company_id": company.id, "name": name, "mobile": "13800000003"})
    with ready.read() as session:
        content, written = export_contacts(session, "4.0")
    assert written == 2
    assert results(take(read_cards(content))) == [DUPLICATE, DUPLICATE]


def test_another_database_gets_the_same_contacts_with_their_uids(ready, write, take):
    company = write(save_company, {"name": "示例科技有限公司"})
    raw = {"name": "投资总监", "mobile": "13800000003", "wechat": "wx", "note": "一\n二"}
    saved = write(save_contact, {"company_id": company.id, **raw})
    with ready.read() as session:
        content, _written = export_contacts(session)
        uid = session.get_one(Contact, saved.id).uid
    with ready.write("empty", actor=PROGRAM) as work:
        work.session.delete(work.session.get_one(Contact, saved.id))
    assert results(take(read_cards(content))) == [NEW]
    with ready.read() as session:
        contact = session.scalars(select(Contact)).one()
        assert contact.uid == uid
        assert {name: getattr(contact, name) for name in raw} == raw


def test_the_same_mobile_is_the_same_person_at_another_company_too(write, take):
    company = write(save_company, {"name": "另一企业"})
    write(save_contact, {"company_id": company.id, "name": "总监", "mobile": "+86 138-0000-0001"})
    report = take(cards(DIRECTOR))
    assert results(report) == [DUPLICATE]
    assert "另一企业" in report.rows[0].problems[0].message


def test_the_same_name_with_another_number_is_taken_with_a_warning(write, take):
    company = write(save_company, {"name": "示例科技有限公司"})
    write(save_contact, {"company_id": company.id, "name": "投资总监", "mobile": "13900000009"})
    report = take(cards(DIRECTOR))
    assert results(report) == [WARNING]
    assert codes(report) == [["SUSPECT"]]


def test_somebody_in_the_recycle_bin_is_known_and_it_is_said(write, take):
    saved = take(cards(DIRECTOR))
    write(archive_contact, saved.rows[0].record_id)
    report = take(cards(DIRECTOR))
    assert results(report) == [DUPLICATE]
    assert "archived" in report.rows[0].problems[0].message


def test_a_card_whose_company_was_merged_away_is_still_known(ready, write, take):
    take(cards(DIRECTOR))
    other = write(save_company, {"name": "示例集团"})
    with ready.read() as session:
        loser = session.scalar(select(Company.id).where(Company.name == "示例科技有限公司"))
    write(merge_companies, other.id, loser, {})
    assert results(take(cards(DIRECTOR))) == [DUPLICATE]


def test_a_company_that_is_perhaps_known_is_shown_with_its_namesakes(ready, write, look, take):
    known = write(save_company, {"name": "示例科技集团"})
    found = look(cards(MANAGER))
    assert found.rows[0].company_is is CompanyIs.SUSPECT
    assert found.rows[0].suspects == ((known.id, "示例科技集团"),)
    assert results(found) == [WARNING]
    assert results(take(cards(MANAGER), companies={1: known.id})) == [NEW]
    assert count(ready, Company) == 1


def test_a_card_without_a_company_needs_one(ready, look, take):
    alone = cards("FN:总经理\nTEL:1380", DIRECTOR)
    assert codes(look(alone)) == [["FIELD_REQUIRED"], []]
    with pytest.raises(ImportRefusedError) as refused:
        take(alone)
    assert refused.value.code == "FIELD_REQUIRED"
    assert count(ready, Contact) == 0
    assert results(look(alone, companies={1: "示例新企业"})) == [NEW, NEW]
    assert results(take(alone, company="示例科技有限公司")) == [NEW, NEW]
    assert count(ready, Company) == 1


def test_only_what_is_wanted_and_valid_can_be_taken(ready, take):
    file = cards(DIRECTOR, "FN:总经理", MANAGER, "KIND:group\nFN:群组")
    report = take(file, left_out=frozenset({3}), valid_only=True)
    assert results(report) == [NEW, ERROR, SKIPPED, SKIPPED]
    assert codes(report) == [[], ["FIELD_REQUIRED"], ["NOT_CHOSEN"], ["CARD_KIND"]]
    assert count(ready, Contact) == 1


@pytest.mark.parametrize(
    ("line", "code", "column"),
    [
        (f"FN:{'长' * 201}", "NAME_TOO_LONG", "FN"),
        (f"FN:a\nNOTE:{'长' * 100_001}", "NOTE_TOO_LONG", "NOTE"),
        (f"FN:a\nTEL;TYPE=CELL:{'1' * 201}", "NAME_TOO_LONG", "TEL"),
        ("TEL:13800000001", "FIELD_REQUIRED", "FN"),
        ("FN:a\x00b", "TEXT_FORMAT", "FN"),
    ],
)
def test_what_does_not_fit_is_an_error_of_its_card(ready, take, line, code, column):
    with pytest.raises(ImportRefusedError) as refused:
        take(cards(MANAGER, f"ORG:示例新企业\n{line}"))
    row = refused.value.report.rows[1]
    assert (row.line, row.problems[0].code, row.problems[0].column) == (7, code, column)
    assert (count(ready, Contact), count(ready, Company)) == (0, 0)


def test_a_refused_card_does_not_leave_its_new_company_behind(ready, take):
    report = take(cards(f"FN:{'长' * 201}\nORG:示例新企业", MANAGER), valid_only=True)
    assert results(report) == [ERROR, NEW]
    assert count(ready, Company) == 1


def test_control_characters_are_left_out_and_a_role_without_a_name_is_taken(ready, take):
    report = take(cards("TITLE:投资\x07总监\nORG:示例科技\nTEL;TYPE=FAX:0571-1\nURL:x\\,y"))
    assert results(report) == [NEW]
    with ready.read() as session:
        contact = session.scalars(select(Contact)).one()
        assert (contact.name, contact.phone) == ("投资总监", None)
        assert contact.note == "Fax: 0571-1\nWeb: x,y"


def test_a_file_that_is_cut_off_is_not_half_imported(ready, take):
    file = read_cards(b"BEGIN:VCARD\nFN:a\nORG:b\nEND:VCARD\nBEGIN:VCARD\nFN:c\nORG:d\n")
    with pytest.raises(ImportRefusedError) as refused:
        take(file)
    assert refused.value.code == "FILE_UNREADABLE"
    assert count(ready, Contact) == 0


def test_a_leader_may_not_even_look(ready):
    with ready.read() as session:
        actor = acting(session, None)
    with (
        ready.rehearse(actor=replace(actor, role=Role.LEADER)) as work,
        pytest.raises(UserError) as refused,
    ):
        look_at_contacts(work, cards(DIRECTOR), ContactChoices())
    assert refused.value.code == "PERMISSION_DENIED"


PNG = base64.b64encode(
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00"
    b"\x1f\x15\xc4\x89\x00\x00\x00\nIDATx\x9cc\x00\x01\x00\x00\x05\x00\x01\r\n-\xb4\x00\x00\x00\x00IEND"
    b"\xaeB`\x82"
).decode()


def test_the_picture_of_a_card_becomes_a_file_of_the_contact(ready, look, write, tmp_path):
    file = cards(f"{DIRECTOR}\nPHOTO;ENCODING=b;TYPE=PNG:{PNG}")
    assert results(look(file)) == [NEW]
    store = FileStore(tmp_path / "files")
    report = write(import_contacts, file, ContactChoices(), files=store)
    with ready.read() as session:
        found = session.scalars(select(Attachment)).one()
        assert (found.record_kind, found.record_id) == ("contact", report.rows[0].record_id)
        assert (found.name, found.media_type) == ("投资总监.png", "image/png")
        assert store.is_whole(found.sha256)


def test_what_is_no_picture_is_left_out_with_a_warning(ready, write, tmp_path):
    program = base64.b64encode(b"MZ" + bytes(200)).decode()
    file = cards(f"{DIRECTOR}\nPHOTO;ENCODING=b;TYPE=PNG:{program}")
    store = FileStore(tmp_path / "files")
    report = write(import_contacts, file, ContactChoices(), files=store)
    assert (results(report), codes(report)) == ([WARNING], [["PHOTO_UNREADABLE"]])
    assert (count(ready, Contact), count(ready, Attachment)) == (1, 0)
    assert not (tmp_path / "files").exists()
