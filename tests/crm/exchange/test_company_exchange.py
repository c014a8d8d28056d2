"""The company list out to CSV and in again."""

from __future__ import annotations

import uuid
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import func, select

from crm.companies.commands import archive_company, save_company
from crm.companies.fields import COMPANY_FIELDS
from crm.companies.models import Company
from crm.errors import UserError
from crm.exchange.companies import export_companies, import_companies
from crm.exchange.csv_files import read_sheet
from crm.exchange.models import ImportBatch, ImportRow
from crm.exchange.report import ImportRefusedError, RowResult
from crm.language import speaking
from crm.records.fields import by_name
from crm.start import PROGRAM

FULL = {
    "name": "示例（浙江）科技有限公司",
    "short_name": "=示例",
    "uscc": "91350100M000100Y43",
    "aliases": ["Foo, Inc.", "示例科技"],
    "industry_id": "A1.2",
    "tier": "专精特新",
    "qualifications": ["国高", "规上"],
    "ownership": "民营",
    "is_foreign": True,
    "registered_capital": "1234.56万元",
    "founded_on": "2019-03-01",
    "headcount": 120,
    "city": "杭州",
    "is_tenant": True,
    "tags": ["半导体"],
    "note": "'-5 以前的备注\n第二行 <b>&\"",
}


def exported(database, encoding="utf-8"):
    with database.read() as session:
        return export_companies(session, encoding)


def names(database):
    with database.read() as session:
        return session.scalars(select(Company.name).order_by(Company.id)).all()


def rows_of(database, table):
    with database.read() as session:
        return session.scalar(select(func.count()).select_from(table))


def results(report):
    return [row.result for row in report.rows]


def problems(error):
    return [
        (row.line, problem.code, problem.column, problem.text)
        for row in error.report.errors
        for problem in row.problems
    ]


def test_P15_the_company_list_round_trips_as_csv(ready, write):
    write(save_company, {"name": "示例科技", "note": '含,逗号"引号"'})
    content = exported(ready)
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\r\n") == content.count(b"\n") == 2
    assert '"含,逗号""引号"""'.encode() in content
    report = write(import_companies, content, "companies.csv")
    assert results(report) == [RowResult.DUPLICATE]
    assert report.imported == 0
    assert names(ready) == ["示例科技"]
    assert rows_of(ready, ImportBatch) == 0


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_another_database_gets_every_field_as_it_was(ready, write, encoding, language):
    write(save_company, FULL)
    with speaking(language):
        content = exported(ready, encoding)
    with ready.read() as session:
        before = session.scalars(select(Company)).one()
        kept = {name: getattr(before, name) for name in (*FULL, "uid")}
    with ready.write("empty", actor=PROGRAM) as work:
        work.session.delete(work.session.scalars(select(Company)).one())
    assert names(ready) == []
    report = write(import_companies, content, "companies.csv")
    assert results(report) == [RowResult.NEW]
    with ready.read() as session:
        after = session.scalars(select(Company)).one()
        assert {name: getattr(after, name) for name in kept} == kept
        assert after.note == FULL["note"]
        assert after.registered_capital == Decimal("12345600.00")
        assert after.founded_on == date(2019, 3, 1)


def test_cells_that_look_like_formulas_are_guarded_but_numbers_are_not(ready, write):
    write(save_company, FULL)
    sheet = read_sheet(exported(ready))
    cells = dict(zip(sheet.header, sheet.lines[0].cells, strict=True))
    assert cells[sheet.header[1]] == "'=示例"
    assert cells[sheet.header[-2]].startswith("''-5")
    assert "12345600.00" in sheet.lines[0].cells


def test_archived_companies_are_not_in_the_list(ready, write):
    saved = write(save_company, {"name": "示例科技"})
    write(archive_company, saved.id)
    assert read_sheet(exported(ready)).lines == ()


def test_a_file_of_people_is_read_with_its_own_titles_and_units(ready, write):
    capital = by_name(COMPANY_FIELDS)["registered_capital"].label
    content = (
        f"name, {capital}（万元）,备注列,是否外资\n新企业甲,1000,x,\n新企业乙,1.5亿元,,\n"
    ).encode("gb18030")
    report = write(import_companies, content, "list.csv")
    assert report.encoding == "gb18030"
    assert "备注列" in report.ignored
    assert results(report) == [RowResult.NEW, RowResult.NEW]
    with ready.read() as session:
        capitals = session.scalars(select(Company.registered_capital).order_by(Company.id)).all()
    assert capitals == [Decimal(10_000_000), Decimal(150_000_000)]


def test_one_error_keeps_the_whole_file_out_and_says_where(ready, write):
    content = (
        "name,uscc,founded_on,headcount\n"
        "新企业甲,,,\n"
        "新企业乙,91350100M000100Y44,2019-02-30,many\n"
        ",,2020-01-01,\n"
    ).encode()
    with pytest.raises(ImportRefusedError) as refused:
        write(import_companies, content, "list.csv")
    assert problems(refused.value) == [
        (3, "DATE_INVALID", "founded_on", "2019-02-30"),
        (3, "VALUE_FORMAT", "headcount", "many"),
        (4, "FIELD_REQUIRED", "name", ""),
    ]
    assert refused.value.code == "DATE_INVALID"
    assert names(ready) == []
    assert rows_of(ready, ImportRow) == 0


def test_the_valid_rows_alone_can_be_imported(ready, write):
    content = "name,uscc\n新企业甲,\n新企业乙,12\n".encode()
    report = write(import_companies, content, "list.csv", valid_rows_only=True)
    assert results(report) == [RowResult.NEW, RowResult.ERROR]
    assert names(ready) == ["新企业甲"]
    assert rows_of(ready, ImportRow) == 2


def test_a_company_twice_in_a_file_is_taken_once_and_its_cousin_with_a_warning(ready, write):
    content = (
        "name\n示例（浙江）科技有限公司\n示例(浙江)科技有限公司\n示例（浙江）科技股份有限公司\n"
    ).encode()
    report = write(import_companies, content, "list.csv")
    assert results(report) == [RowResult.NEW, RowResult.DUPLICATE, RowResult.WARNING]
    assert [problem.code for problem in report.rows[2].problems] == ["SUSPECT"]
    assert len(names(ready)) == 2


def test_a_company_waits_for_its_parent_further_down(ready, write):
    content = "name,parent_company_id\n子公司,母公司\n母公司,\n".encode()
    report = write(import_companies, content, "list.csv")
    assert results(report) == [RowResult.NEW, RowResult.NEW]
    assert names(ready) == ["母公司", "子公司"]


def test_a_parent_that_is_nowhere_is_an_error(ready, write):
    content = "name,parent_company_id\n子公司,母公司\n".encode()
    with pytest.raises(ImportRefusedError) as refused:
        write(import_companies, content, "list.csv")
    assert problems(refused.value) == [(2, "VALUE_UNKNOWN", "parent_company_id", "母公司")]
    assert names(ready) == []


def test_a_uid_tells_a_renamed_company_and_a_wrong_one_is_an_error(ready, write):
    saved = write(save_company, {"name": "旧名"})
    with ready.read() as session:
        uid = session.get(Company, saved.id).uid
    known = write(import_companies, f"name,uid\n新名,{uid}\n".encode(), "list.csv")
    assert results(known) == [RowResult.DUPLICATE]
    fresh = uuid.uuid4()
    write(import_companies, f"name,uid\n另一家,{fresh}\n".encode(), "list.csv")
    with ready.read() as session:
        assert session.scalar(select(Company.uid).where(Company.name == "另一家")) == fresh
    with pytest.raises(ImportRefusedError) as refused:
        write(import_companies, "name,uid\n第三家,x\n".encode(), "list.csv")
    assert refused.value.code == "VALUE_FORMAT"


def test_a_file_without_names_is_refused(ready, write):
    with pytest.raises(UserError) as refused:
        write(import_companies, "city\n杭州\n".encode(), "list.csv")
    assert refused.value.code == "FIELD_REQUIRED"
    assert names(ready) == []


def test_what_was_imported_is_kept_with_its_cells(ready, write):
    write(import_companies, "name,city\n新企业甲,杭州\n".encode(), "list.csv")
    with ready.read() as session:
        batch = session.scalars(select(ImportBatch)).one()
        row = session.scalars(select(ImportRow)).one()
        assert (batch.file_name, batch.encoding, batch.rows) == ("list.csv", "utf-8", 1)
        assert (row.line, row.result) == (2, "NEW")
        assert row.cells == {"name": "新企业甲", "city": "杭州"}
        assert session.get(Company, row.record_id).name == "新企业甲"


def test_names_with_markup_and_rare_characters_survive(ready, write):
    rare = '<b>&"㴪𬭎龘' + "长" * 180
    write(save_company, {"name": rare})
    content = exported(ready, "gb18030")
    assert read_sheet(content).lines[0].cells[0] == rare
    assert results(write(import_companies, content, "list.csv")) == [RowResult.DUPLICATE]


def test_a_date_that_a_spreadsheet_keeps_as_a_number_is_read_with_a_warning(ready, write):
    report = write(import_companies, "name,founded_on\n新企业甲,44843\n".encode(), "list.csv")
    assert results(report) == [RowResult.WARNING]
    problem = report.rows[0].problems[0]
    told = (problem.code, problem.column, problem.text)
    assert told == ("DATE_FROM_SERIAL", "founded_on", "44843")
    with ready.read() as session:
        assert session.scalar(select(Company.founded_on)) == date(2022, 10, 9)
