"""Projects, leads, targets, figures and taxonomies of the demonstration."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import func, select

from crm.companies.models import Company
from crm.industries.models import Industry
from crm.leads.models import Lead, LeadStageHistory
from crm.leads.stage import DEFAULT_PROBABILITY, OPEN
from crm.leads.terms import ProjectLevel, Scope, Stage
from crm.parks.models import Park
from crm.quantities.dates import DatePrecision
from crm.targets.models import ReferenceFigure, Target

YI = Decimal(10**8)


def projects(session):
    return session.scalars(select(Lead).where(Lead.code.like("PJ%")).order_by(Lead.code)).all()


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2020, 10, 31), [9, 9, 8, 5]),
        (date(2024, 10, 8), [11, 11, 9, 6]),
        (date(2025, 12, 31), [12, 12, 10, 7]),
    ],
)
def test_projects_reach_the_tiers_of_the_published_dates(demo_database, day, expected):
    with demo_database.read() as session:
        signed = [
            lead.est_investment
            for lead in session.scalars(select(Lead).where(Lead.contract_signed_on <= day))
        ]
        tiers = [sum(1 for each in signed if each >= tier * YI) for tier in (1, 10, 50, 100)]
        assert tiers == expected


def test_exact_investments_add_up_and_lower_bounds_keep_their_qualifier(demo_database):
    with demo_database.read() as session:
        found = projects(session)
        exact = [each.est_investment for each in found if not each.est_investment_qual]
        bounds = {each.code: each.est_investment_qual for each in found if each.est_investment_qual}
        assert sum(exact) == Decimal("892.95") * YI
        assert sum(each.est_investment for each in found) == Decimal("1192.95") * YI
        assert bounds == {"PJ11": "级", "PJ12": "多"}


def test_contracts_of_projects_are_known_no_better_than_the_text(demo_database):
    with demo_database.read() as session:
        found = projects(session)
        rows = session.execute(
            select(LeadStageHistory.to_stage, LeadStageHistory.precision)
            .join(Lead, Lead.id == LeadStageHistory.lead_id)
            .where(Lead.code == "PJ01")
            .order_by(LeadStageHistory.position)
        ).all()
        not_later = DatePrecision.NOT_LATER_THAN
        assert {each.stage for each in found} == {Stage.SIGNED}
        assert {each.stage_precision for each in found} == {not_later}
        assert {each.contract_no for each in found} == {"未公开"}
        assert [tuple(row) for row in rows] == [(Stage.NEW, not_later), (Stage.SIGNED, not_later)]


def test_levels_and_scopes_of_projects(demo_database):
    with demo_database.read() as session:
        found = projects(session)
        levels = Counter(each.project_level for each in found)
        assert levels[ProjectLevel.PROVINCE_MAJOR] == 5
        assert levels[ProjectLevel.CITY_MAJOR] == 2
        assert [each.code for each in found if each.scope is Scope.GROUP] == [
            "PJ01",
            "PJ05",
            "PJ10",
        ]


def test_the_pipeline_is_worth_1530_million_and_weighs_574(demo_database):
    with demo_database.read() as session:
        leads = session.execute(
            select(Lead.stage, Lead.est_investment).where(
                Lead.stage.in_(OPEN), Lead.est_investment.is_not(None)
            )
        ).all()
        assert sum(amount for _stage, amount in leads) == Decimal("15.30") * YI
        weighted = [amount * DEFAULT_PROBABILITY[stage] / 100 for stage, amount in leads]
        assert sorted(each / YI for each in weighted) == [
            Decimal("0.04"),
            Decimal("0.15"),
            Decimal("0.75"),
            Decimal("2.4"),
            Decimal("2.4"),
        ]


def test_the_cohort_of_2026_has_the_published_history(demo_database):
    with demo_database.read() as session:
        rows = session.execute(
            select(Lead.title, LeadStageHistory.to_stage, LeadStageHistory.on)
            .join(LeadStageHistory, LeadStageHistory.lead_id == Lead.id)
            .where(Lead.code.like("XS-2026-%"))
            .order_by(Lead.code, LeadStageHistory.position)
        ).all()
        moves = {}
        for title, stage, on in rows:
            moves.setdefault(title[-1], []).append(f"{stage} {on:%m-%d}")
        assert moves == {
            "A": [
                "NEW 01-05",
                "CONTACTED 01-10",
                "VISITED 02-01",
                "NEGOTIATING 03-01",
                "INTENT 04-01",
                "SIGNED 06-01",
            ],
            "B": ["NEW 01-20", "CONTACTED 01-25", "LOST 03-01"],
            "C": ["NEW 02-15"],
            "D": ["NEW 03-31", "CONTACTED 04-02"],
        }


def test_the_stage_of_every_lead_is_that_of_its_last_move(demo_database):
    with demo_database.read() as session:
        last = (
            select(LeadStageHistory.lead_id, func.max(LeadStageHistory.position).label("position"))
            .group_by(LeadStageHistory.lead_id)
            .subquery()
        )
        rows = session.execute(
            select(
                Lead.stage,
                Lead.stage_entered_on,
                LeadStageHistory.to_stage,
                LeadStageHistory.on,
            )
            .join(LeadStageHistory, LeadStageHistory.lead_id == Lead.id)
            .join(
                last,
                (last.c.lead_id == Lead.id) & (last.c.position == LeadStageHistory.position),
            )
        ).all()
        leads = session.scalar(select(func.count()).select_from(Lead))
        assert len(rows) == leads
        assert all((row[0], row[1]) == (row[2], row[3]) for row in rows)


def test_of_the_companies_without_amounts_only_two_have_a_lead(demo_database):
    with demo_database.read() as session:
        rows = session.execute(
            select(Company.name, Lead.stage, Lead.registered_on)
            .join(Lead, Lead.company_id == Company.id)
            .where(Company.is_demo.is_(False), Lead.code.not_like("PJ%"))
        ).all()
        named = session.scalar(
            select(func.count()).select_from(Company).where(Company.is_demo.is_(False))
        )
        day = date(2024, 10, 8)
        assert sorted(map(tuple, rows)) == sorted(
            [("梅卡曼德", Stage.CONTACTED, day), ("德美医疗", Stage.CONTACTED, day)]
        )
        assert named == 12 + 27


def test_the_present_taxonomy_has_thirteen_industries_services_and_a_bucket(demo_database):
    with demo_database.read() as session:
        rows = session.execute(
            select(Industry.taxonomy, Industry.group, func.count())
            .where(Industry.level == 1)
            .group_by(Industry.taxonomy, Industry.group)
        ).all()
        output = session.scalars(
            select(Industry.target_output_2030).where(Industry.target_output_2030.is_not(None))
        ).all()
        counts = {(version, str(group)): count for version, group, count in rows}
        assert counts == {
            ("4+4+X@15-5", "A"): 4,
            ("4+4+X@15-5", "B"): 4,
            ("4+4+X@15-5", "X"): 5,
            ("4+4+X@15-5", "V"): 9,
            ("4+4+X@15-5", "O"): 1,
            ("4+4@2024", "A"): 4,
            ("4+4@2024", "B"): 4,
        }
        assert sum(output) == 2250 * YI


def test_parks_carry_no_area_that_was_not_published(demo_database):
    with demo_database.read() as session:
        parks = session.scalars(select(Park).where(Park.is_demo.is_(False))).all()
        assert len(parks) == 35
        assert {park.leasable_area for park in parks} == {None}
        assert {park.floor_area for park in parks} == {None}


def test_targets_hold_the_published_values_and_one_example(demo_database):
    with demo_database.read() as session:
        tiers = session.execute(
            select(Target.name, Target.value).where(Target.measure == "K25").order_by(Target.id)
        ).all()
        fictional = session.scalars(select(Target).where(Target.is_demo.is_(True))).one()
        group_2021 = session.execute(
            select(Target.measure, Target.value).where(Target.period_end == date(2021, 12, 31))
        ).all()
        outputs = session.scalars(
            select(Target.value).where(Target.measure == "规上工业产值")
        ).all()
        assert [value for _name, value in tiers] == [600, 120, 35, 20]
        assert (fictional.value, fictional.unit, fictional.measure) == (250_000, "㎡", "K01")
        assert dict(map(tuple, group_2021)) == {
            "有效投资": 15 * YI,
            "总产值": 37 * YI,
            "租金收入": Decimal("1.2") * YI,
            "税收": Decimal("1.15") * YI,
            "新入驻企业": 30,
        }
        assert sum(outputs) == 2250 * YI


def test_published_figures_have_their_quotation_and_are_no_demonstration(demo_database):
    with demo_database.read() as session:
        figures = session.scalars(select(ReferenceFigure)).all()
        assert len(figures) == 85
        assert all(figure.quotation and figure.document for figure in figures)
        assert not any(figure.is_demo for figure in figures)
        letters = {(each.unit, each.value) for each in figures if each.measure == "K01"}
        assert letters == {("份", 46), ("㎡", 207_700), ("㎡", 15_000)}
