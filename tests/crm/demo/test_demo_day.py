"""The working week of the demonstration (docs/domain.md, Demonstration)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from crm.companies.models import Company
from crm.followups.models import FollowUp
from crm.leads.models import Lead, LeadRequirement
from crm.leads.terms import RequirementKind
from crm.staff.models import Staff
from crm.tasks.models import Task

PUBLISHED = date(2024, 10, 8)


def steps_of(session, code):
    """The next steps of a member of staff: day, company and text, by day."""
    return session.execute(
        select(Lead.next_action_on, Company.name, Lead.next_action)
        .join(Company, Company.id == Lead.company_id)
        .join(Staff, Staff.id == Lead.next_action_staff_id)
        .where(Staff.code == code)
        .order_by(Lead.next_action_on, Lead.next_action_time)
    ).all()


def test_three_steps_are_overdue_and_four_are_due_on_the_day_of_the_published_figures(
    demo_database,
):
    with demo_database.read() as session:
        steps = steps_of(session, "S13")
        days = [on for on, _company, _text in steps if on is not None]
        assert sum(on < PUBLISHED for on in days) == 3
        assert days.count(PUBLISHED) == 4
        assert tuple(steps[1] if steps[0][0] is None else steps[0]) == (
            date(2024, 9, 29),
            "示例企业032",
            "催签合同",
        )


def test_steps_hang_on_fictional_companies_only(demo_database):
    with demo_database.read() as session:
        names = session.scalars(
            select(Company.name)
            .join(Lead, Lead.company_id == Company.id)
            .where(Lead.next_action.is_not(None))
        ).all()
        assert names
        assert all(name.startswith("示例") for name in names)


def test_what_was_said_lies_before_the_step_and_no_later_than_the_day(demo_database):
    with demo_database.read() as session:
        said = session.execute(
            select(FollowUp.on, Lead.next_action_on).join(Lead, Lead.id == FollowUp.lead_id)
        ).all()
        assert said
        assert all(on <= PUBLISHED and on <= due for on, due in said)


def test_two_needs_are_open_and_tasks_wait_for_somebody(demo_database):
    with demo_database.read() as session:
        needs = session.execute(select(LeadRequirement.due_on, LeadRequirement.kind)).all()
        assert sorted(map(tuple, needs)) == [
            (date(2024, 10, 31), RequirementKind.POWER),
            (date(2024, 11, 30), RequirementKind.PLANT),
        ]
        assert session.scalars(select(Task.done_on)).all() == [None] * 3
