"""Issues of service visits: raised, settled and reopened; other visits take none."""

from __future__ import annotations

from datetime import date

import pytest

from crm.check.activity import check_visits
from crm.visits import commands, issues
from crm.visits.detail import load_detail
from crm.visits.models import Issue

TODAY = date(2026, 11, 20)


@pytest.fixture
def visit(office):
    return entered(office)


def entered(office, **more):
    values = {
        "on": "2026-11-05",
        "direction": "SERVICE",
        "company_ids": [office.company().id],
        "host_staff_id": "S02",
    }
    return office.do(commands.save_visit, {**values, **more})


def raised(office, visit, text="用电容量不足", **more):
    return office.do(issues.save_issue, {"visit_id": visit.id, "text": text, **more})


def detail(office, visit):
    return office.read(load_detail, visit.id, office.database.clock.today())


def test_an_issue_is_raised_on_the_day_of_the_visit(office, visit):
    raised(office, visit)
    shown = detail(office, visit).issues[0]
    assert (shown.opened_on, shown.closed_on, shown.days) == (date(2026, 11, 5), None, None)


def test_open_issues_stand_by_the_day_they_are_due_then_those_that_are_settled(office, visit):
    today = office.database.clock.today()
    done = raised(office, visit, "已办")
    raised(office, visit, "未定期限")
    raised(office, visit, "后办", due_on="2026-12-20")
    raised(office, visit, "先办", due_on="2026-11-10")
    office.do(issues.close_issue, done.id)
    shown = detail(office, visit)
    assert [each.text for each in shown.issues] == ["先办", "后办", "未定期限", "已办"]
    assert shown.issues[0].days == (date(2026, 11, 10) - today).days
    assert (shown.closed, str(shown.closing_rate)) == (1, "25.00")


def test_a_visit_without_issues_has_no_rate(office, visit):
    assert detail(office, visit).closing_rate is None


def test_other_visits_take_no_issue_and_one_with_issues_stays_a_service_visit(office, visit):
    outbound = entered(office, direction="OUTBOUND")
    error = office.refused(issues.save_issue, {"visit_id": outbound.id, "text": "用电"})
    assert (error.code, error.field) == ("VISIT_NOT_SERVICE", "visit_id")
    issue = raised(office, visit)
    error = office.refused(commands.save_visit, {"direction": "OUTBOUND"}, id=visit.id)
    assert (error.code, error.field) == ("VISIT_NOT_SERVICE", "direction")
    office.do(issues.archive_issue, issue.id)
    office.do(commands.save_visit, {"direction": "OUTBOUND"}, id=visit.id)
    assert office.refused(issues.restore_issue, issue.id).code == "VISIT_NOT_SERVICE"


@pytest.mark.parametrize(
    ("on", "code"),
    [
        ("2026-11-04", "PERIOD_ORDER"),
        ("2099-01-01", "DATE_INVALID"),
        ("2026-13-01", "DATE_INVALID"),
    ],
)
def test_an_issue_is_settled_after_it_was_raised_and_not_in_the_future(office, visit, on, code):
    issue = raised(office, visit)
    error = office.refused(issues.close_issue, issue.id, on)
    assert (error.code, error.field) == (code, "closed_on")


def test_settling_keeps_the_answer_and_reopening_takes_the_day_back(office, visit):
    issue = raised(office, visit)
    office.do(issues.close_issue, issue.id, "2026-11-05", "已增容 500kVA")
    shown = detail(office, visit).issues[0]
    assert (shown.closed_on, shown.answer) == (date(2026, 11, 5), "已增容 500kVA")
    office.do(issues.reopen_issue, issue.id)
    shown = detail(office, visit).issues[0]
    assert (shown.closed_on, shown.answer) == (None, "已增容 500kVA")


def test_who_sees_to_an_issue_may_settle_it_and_others_may_not(office, visit):
    issue = raised(office, visit, staff_id="S03")
    other = raised(office, visit, "员工住宿")
    office.do(issues.close_issue, issue.id, by=office.colleague)
    refused = office.refused(issues.close_issue, other.id, by=office.colleague)
    assert refused.code == "PERMISSION_DENIED"
    refused = office.refused(issues.close_issue, other.id, by=office.leader)
    assert refused.code == "PERMISSION_DENIED"
    new = {"visit_id": visit.id, "text": "用水"}
    assert office.refused(issues.save_issue, new, by=office.colleague).code == "PERMISSION_DENIED"


def test_a_stale_issue_and_an_empty_one_are_refused(office, visit):
    issue = raised(office, visit)
    office.do(issues.save_issue, {"text": "用电"}, id=issue.id, version=issue.version)
    stale = office.refused(issues.save_issue, {"text": "用水"}, id=issue.id, version=issue.version)
    assert stale.code == "VERSION_CONFLICT"
    error = office.refused(issues.save_issue, {"text": "  "}, id=issue.id)
    assert (error.code, error.field) == ("FIELD_REQUIRED", "text")


def test_check_finds_an_issue_that_was_settled_before_it_was_raised(office, visit):
    issue = raised(office, visit)
    with office.database.write("damage", actor=office.admin) as work:
        work.session.get_one(Issue, issue.id).closed_on = date(2026, 11, 1)
    found = office.read(lambda session: list(check_visits(session)))
    assert [(each.code, each.record) for each in found] == [("PERIOD_ORDER", f"issue {issue.id}")]
