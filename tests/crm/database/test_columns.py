"""What is stored comes back as it was: exact amounts, instants, terms by their value."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select, text, type_coerce
from sqlalchemy.exc import StatementError

from crm.companies.models import Company
from crm.database.base import Scaled
from crm.database.uids import demo_uid, new_uid
from crm.parks.commands import save_park
from crm.parks.models import Park
from crm.parks.terms import ParkKind

LARGEST = Decimal("99999999999999.99")


@given(st.decimals(min_value=-LARGEST, max_value=LARGEST, places=2))
def test_an_amount_is_kept_exactly_as_a_whole_number_of_hundredths(amount):
    column = Scaled(2)
    stored = column.process_bind_param(amount, None)
    assert isinstance(stored, int)
    assert stored == amount * 100
    assert column.process_result_value(stored, None) == amount


def test_an_amount_with_a_third_decimal_is_never_rounded_silently(office):
    saved = office.park("PK01")

    def change(work):
        work.session.get_one(Park, saved.id).leasable_area = Decimal("0.005")
        work.session.flush()

    with pytest.raises(StatementError):
        office.do(change)


def test_sums_are_exact_where_binary_fractions_are_not(office):
    for number in range(10):
        office.park(f"PK{number:02d}", leasable_area="0.1㎡")
    office.park("PK99", leasable_area="9,999,999,999,999.97㎡")
    with office.database.read() as session:
        total = session.scalar(select(type_coerce(func.sum(Park.leasable_area), Scaled(2))))
    assert total == Decimal("10000000000000.97")


def test_terms_are_stored_by_value_and_come_back_as_terms(office):
    saved = office.do(save_park, {"code": "PK01", "name": "示例园", "kind": "INCUBATOR"})
    with office.database.read() as session:
        assert session.scalar(text("SELECT kind FROM park")) == "孵化器"
        assert session.get_one(Park, saved.id).kind is ParkKind.INCUBATOR


def test_an_instant_of_any_zone_comes_back_in_utc(office):
    instant = datetime(2026, 12, 31, 20, 30, tzinfo=timezone(timedelta(hours=8)))
    saved = office.company()

    def archive(work):
        work.session.get_one(Company, saved.id).archived_at = instant

    office.do(archive)
    with office.database.read() as session:
        stored = session.get_one(Company, saved.id).archived_at
    assert stored == instant
    assert stored.tzinfo is UTC


def test_every_row_says_who_wrote_it_and_when(office):
    saved = office.company(by=office.recruiter)

    def rename(work):
        work.session.get_one(Company, saved.id).city = "杭州"

    office.do(rename, by=office.colleague)
    with office.database.read() as session:
        company = session.get_one(Company, saved.id)
        session.expunge(company)  # it is read after the session is closed
    assert (company.created_by, company.updated_by) == (office.recruiter.id, office.colleague.id)
    assert company.created_at == company.updated_at == office.database.clock.now()
    assert (company.version, company.is_demo) == (2, False)
    assert company.uid.version == 7


def test_identifiers_sort_by_the_time_when_they_were_made():
    start = datetime(2026, 12, 31, tzinfo=UTC)
    made = [new_uid(start + timedelta(milliseconds=each)) for each in range(200)]
    assert sorted(made) == made
    assert {(each.version, each.variant) for each in made} == {(7, made[0].variant)}
    assert len({new_uid(start) for _ in range(1000)}) == 1000


def test_identifiers_of_demonstration_rows_are_the_same_everywhere():
    assert demo_uid("park:PK01") == demo_uid("park:PK01") != demo_uid("park:PK02")
    assert demo_uid("park:PK01").version == 5
