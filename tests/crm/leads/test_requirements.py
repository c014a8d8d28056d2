"""What a project needs is listed until it is met."""

from __future__ import annotations

from datetime import date

from crm.leads.detail import list_requirements
from crm.leads.queries import load_requirement_form
from crm.leads.requirement_units import suggested_unit
from crm.leads.requirements import (
    archive_requirement,
    close_requirement,
    reopen_requirement,
    restore_requirement,
    save_requirement,
)
from crm.leads.terms import RequirementKind

TODAY = date(2026, 12, 31)


def test_open_requirements_come_first_and_the_late_ones_are_marked(office):
    lead = office.lead(by=office.recruiter)
    raw = {"lead_id": lead.id, "kind": "用电", "quantity": "2000", "unit": "kVA"}
    late = office.do(save_requirement, {**raw, "due_on": "2026-12-30"}, by=office.recruiter)
    met = office.do(save_requirement, {**raw, "kind": "环评", "due_on": "2026-01-01"})
    office.do(close_requirement, met.id, "2026年6月1日")
    found = office.read(list_requirements, lead.id, TODAY)
    assert [(each.kind, each.overdue, each.closed_on) for each in found] == [
        (RequirementKind.POWER, True, None),
        (RequirementKind.ENVIRONMENT, False, date(2026, 6, 1)),
    ]
    office.do(close_requirement, late.id, version=late.version)
    assert {each.closed_on for each in office.read(list_requirements, lead.id, TODAY)} == {
        date(2026, 6, 1),
        TODAY,
    }
    office.do(archive_requirement, late.id)
    assert len(office.read(list_requirements, lead.id, TODAY)) == 1
    office.do(restore_requirement, late.id)
    assert office.read(load_requirement_form, late.id).values["unit"] == "kVA"


def test_requirements_are_edited_by_those_who_edit_the_lead(office):
    lead = office.lead(by=office.recruiter)
    raw = {"lead_id": lead.id, "kind": "用地"}
    denied = office.refused(save_requirement, raw, by=office.colleague)
    assert denied.code == "PERMISSION_DENIED"
    made = office.do(save_requirement, raw, by=office.recruiter)
    for command in (close_requirement, archive_requirement, restore_requirement):
        error = office.refused(command, made.id, by=office.colleague)
        assert error.code == "PERMISSION_DENIED"


def test_a_requirement_is_not_closed_in_the_future(office):
    made = office.do(save_requirement, {"lead_id": office.lead().id, "kind": "用地"})
    error = office.refused(close_requirement, made.id, "2027-01-01")
    assert (error.code, error.field) == ("DATE_INVALID", "closed_on")
    error = office.refused(save_requirement, {"quantity": "-1"}, made.id)
    assert (error.code, error.field) == ("VALUE_FORMAT", "quantity")


def test_who_sees_to_a_requirement_changes_closes_and_reopens_it(office):
    lead = office.lead(by=office.recruiter)
    raw = {"lead_id": lead.id, "kind": "用电", "staff_id": office.colleague.id}
    made = office.do(save_requirement, raw, by=office.recruiter)
    office.do(save_requirement, {"quantity": "800"}, made.id, by=office.colleague)
    office.do(close_requirement, made.id, by=office.colleague)
    (found,) = office.read(list_requirements, lead.id, TODAY)
    assert (found.closed_on, found.staff) == (TODAY, "招商专员二")
    office.do(reopen_requirement, made.id, by=office.colleague)
    office.do(save_requirement, {"staff_id": None}, made.id, by=office.recruiter)
    (found,) = office.read(list_requirements, lead.id, TODAY)
    assert (found.closed_on, found.staff_id, found.staff) == (None, None, "招商专员一")
    denied = office.refused(close_requirement, made.id, by=office.colleague)
    assert denied.code == "PERMISSION_DENIED"


def test_nobody_who_left_sees_to_a_requirement(office):
    raw = {"lead_id": office.lead().id, "kind": "用电", "staff_id": "S06"}
    error = office.refused(save_requirement, raw)
    assert (error.code, error.field) == ("STAFF_INACTIVE", "staff_id")


def test_every_kind_with_a_quantity_has_its_usual_unit():
    units = {kind: suggested_unit(kind) for kind in RequirementKind}
    assert units[RequirementKind.POWER] == "kVA"
    assert [kind for kind, unit in units.items() if not unit] == [
        RequirementKind.ENVIRONMENT,
        RequirementKind.POLICY,
        RequirementKind.OTHER,
    ]
