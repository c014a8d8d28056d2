"""The demonstration letters reproduce the published areas (docs/domain.md, Demonstration data)."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from decimal import Decimal

from sqlalchemy import func, select

from crm.companies.models import Company
from crm.industries.models import Industry
from crm.leads.models import Lead, LeadStageHistory
from crm.leads.terms import Stage
from crm.letters.models import Letter
from crm.letters.terms import AreaKind, LetterStatus, Relation
from crm.parks.models import Park
from crm.staff.models import Staff


def signed_in_2024(session, *columns):
    return session.execute(
        select(*columns, Letter.area)
        .join(Park, Park.id == Letter.park_id)
        .join(Lead, Lead.id == Letter.lead_id)
        .join(Industry, Industry.id == Lead.industry_id)
        .join(Staff, Staff.id == Letter.owner_id)
        .where(Letter.code.like("YX-2024-%"))
        .order_by(Letter.code)
    ).all()


def summed(rows, key=lambda value: value):
    totals = defaultdict(lambda: [0, Decimal(0)])
    for value, area in rows:
        totals[key(value)][0] += 1
        totals[key(value)][1] += area
    return {group: tuple(total) for group, total in totals.items()}


def first_park(session, column):
    rows = signed_in_2024(session, Park.code, column)
    return [(value, area) for park, value, area in rows if park == "PK01"]


def test_the_first_park_has_46_letters_over_207700_square_metres(demo_database):
    with demo_database.read() as session:
        totals = summed(signed_in_2024(session, Park.code))
        assert totals == {"PK01": (46, Decimal(207_700)), "PK02": (5, Decimal(15_000))}


def test_quarters_of_the_first_park_match_the_published_split(demo_database):
    with demo_database.read() as session:
        quarters = summed(first_park(session, Letter.signed_on), lambda day: (day.month + 2) // 3)
        assert quarters == {
            1: (18, Decimal(54_810)),
            2: (18, Decimal(90_450)),
            3: (10, Decimal(62_440)),
        }


def test_months_of_the_first_park(demo_database):
    with demo_database.read() as session:
        months = summed(first_park(session, Letter.signed_on), lambda day: day.month)
        areas = {1: 14_310, 2: 18_270, 3: 22_230, 4: 26_190, 5: 30_150, 6: 34_110, 7: 38_070}
        assert months == {
            **{month: (6, Decimal(area)) for month, area in areas.items()},
            8: (4, Decimal(24_370)),
        }


def test_industries_of_the_first_park(demo_database):
    with demo_database.read() as session:
        industries = summed(first_park(session, Industry.code))
        assert industries == {
            "B1": (6, Decimal(25_860)),
            "B2": (6, Decimal(26_520)),
            "B3": (6, Decimal(27_180)),
            "B4": (6, Decimal(27_840)),
            "A1": (6, Decimal(28_500)),
            "A3": (6, Decimal(25_950)),
            "A2": (5, Decimal(22_650)),
            "A4": (5, Decimal(23_200)),
        }


def test_owners_of_the_first_park(demo_database):
    with demo_database.read() as session:
        owners = summed(first_park(session, Staff.name))
        assert owners == {
            "招商专员一": (8, Decimal(35_360)),
            "招商专员二": (8, Decimal(36_240)),
            "招商专员三": (8, Decimal(37_120)),
            "招商专员四": (8, Decimal(34_790)),
            "招商专员五": (7, Decimal(31_710)),
            "招商专员六": (7, Decimal(32_480)),
        }


def test_the_twelfth_letter_is_signed_on_a_leap_day_and_the_last_in_august(demo_database):
    with demo_database.read() as session:
        days = [day for day, _area in first_park(session, Letter.signed_on)]
        assert (days[0], days[11], days[-1]) == (
            date(2024, 1, 5),
            date(2024, 2, 29),
            date(2024, 8, 17),
        )


def test_letters_of_the_second_park_are_about_3000_square_metres_each(demo_database):
    with demo_database.read() as session:
        rows = signed_in_2024(
            session, Park.code, Letter.area_qual, Letter.signed_on, Industry.code, Staff.name
        )
        second = [row[1:] for row in rows if row[0] == "PK02"]
        assert second == [
            ("约", date(2024, month, 15), "O", "招商专员一", Decimal(3_000))
            for month in range(3, 8)
        ]


def test_the_fictional_park_shows_every_state_of_a_letter(demo_database):
    with demo_database.read() as session:
        predecessor = select(Letter.code, Letter.id).subquery()
        rows = session.execute(
            select(Letter, Company.name, predecessor.c.code)
            .join(Company, Company.id == Letter.company_id)
            .outerjoin(predecessor, predecessor.c.id == Letter.supersedes_id)
            .where(Letter.code.like("YX-2026-%"))
            .order_by(Letter.code)
        ).all()
        park = session.scalars(select(Park).where(Park.code == "SP01")).one()
        assert [(row[0].area, row[0].signed_on, row[0].valid_until) for row in rows] == [
            (Decimal(5_000), date(2026, 1, 10), date(2026, 6, 30)),
            (Decimal(3_000), date(2026, 2, 1), date(2026, 11, 20)),
            (Decimal(4_000), date(2026, 3, 1), None),
            (Decimal(2_500), date(2026, 3, 15), None),
            (Decimal(8_000), date(2026, 4, 1), None),
            (Decimal(10_000), date(2026, 9, 30), None),
            (Decimal(6_000), date(2026, 8, 1), date(2027, 1, 31)),
            (Decimal(1_200), date(2026, 10, 1), None),
            (Decimal(9_999), None, None),
            (Decimal(700), date(2026, 11, 21), None),
        ]
        letters = [row[0] for row in rows]
        assert letters[2].withdrawn_on == date(2026, 5, 15)
        assert (letters[3].converted_on, letters[3].contract_area) == (date(2026, 9, 1), 2_000)
        assert [row[2] for row in rows if row[2]] == ["YX-2026-0005", "YX-2026-0001"]
        assert [letters[5].relation_to_prior, letters[6].relation_to_prior] == [
            Relation.SUPERSEDES,
            Relation.SUPERSEDES,
        ]
        assert [each.status for each in letters[7:]] == [
            LetterStatus.VOID,
            LetterStatus.DRAFT,
            LetterStatus.SIGNED,
        ]
        names = [row[1] for row in rows]
        assert names[0] == names[6] == "示例入园企业甲"
        assert names[4] == names[5] == "示例入园企业乙"
        assert len(set(names)) == 8
        assert {each.area_kind for each in letters} == {AreaKind.RENT}
        assert (park.leasable_area, park.leased_baseline) == (30_000, 5_000)
        assert park.baseline_on == date(2025, 12, 31)


def test_every_letter_belongs_to_the_company_of_its_lead(demo_database):
    with demo_database.read() as session:
        strangers = session.scalar(
            select(func.count())
            .select_from(Letter)
            .join(Lead, Lead.id == Letter.lead_id)
            .where(Letter.company_id != Lead.company_id)
        )
        assert strangers == 0


def test_a_lead_of_2024_came_to_its_letter_in_four_steps(demo_database):
    with demo_database.read() as session:
        steps = session.execute(
            select(LeadStageHistory.to_stage, LeadStageHistory.on, LeadStageHistory.reason)
            .join(Lead, Lead.id == LeadStageHistory.lead_id)
            .where(Lead.code == "XS-2024-0001")
            .order_by(LeadStageHistory.position)
        ).all()
        registered = session.scalar(select(Lead.registered_on).where(Lead.code == "XS-2024-0001"))
        assert [tuple(step) for step in steps] == [
            (Stage.NEW, date(2023, 12, 6), None),
            (Stage.CONTACTED, date(2023, 12, 16), None),
            (Stage.VISITED, date(2023, 12, 26), "免考察"),
            (Stage.INTENT, date(2024, 1, 5), None),
        ]
        assert registered == date(2023, 12, 6)
