"""The plan of a trip in its pane: days with their stops, who does what, tasks, the report."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crm.records.fields import by_name
from crm.trips import commands, plan, queries
from crm.trips.fields import MEMBER_FIELDS, STOP_FIELDS
from ui import formats
from ui.forms.given import hides
from ui.pages.list_spec import FormSpec
from ui.pages.plan_acts import Act, Plan, joined, task_plan
from ui.panes.content import HISTORY, PaneAction
from ui.panes.fact_sheet import listed
from ui.panes.plan_content import (
    ADD,
    ARRANGE,
    WRITE,
    PlanGroup,
    PlanList,
    PlanRow,
    PlanText,
    QuickAdd,
    at_rest,
)
from ui.panes.plan_rows import line_menu, task_list, times_text

if TYPE_CHECKING:
    from datetime import date

    from crm.trips.detail import MemberRow, StopRow, TripDetail
    from ui.pages.plan_acts import PlanActs
    from ui.panes.plan_content import Given, PlanPart

translate = QCoreApplication.translate
STOPS, MEMBERS, REPORT = "stops", "members", "report"
NEW_STOP = "stop.new"


def plan_parts(detail: TripDetail, today: date) -> tuple[PlanPart, ...]:
    """Write what is planned: the days, the people, the tasks, the report."""
    parts = (
        _days(detail, today),
        _members(detail),
        task_list(detail.tasks, today),
        PlanText(
            REPORT,
            translate("Trips", "Report"),
            detail.report or "",
            translate("Trips", "Whom you met, what came of it, what is next"),
        ),
    )
    return at_rest(parts) if detail.row.archived else parts


def _days(detail: TripDetail, today: date) -> PlanList:
    row = detail.row
    count = (row.ends_on - row.starts_on).days + 1
    days = [row.starts_on + timedelta(days=number) for number in range(count)]
    groups = tuple(_day(detail, each, number, today) for number, each in enumerate(days, 1))
    return PlanList(
        STOPS,
        translate("Trips", "Stops by day"),
        groups,
        movable=True,
        count=str(len(detail.stops)),
    )


def _day(detail: TripDetail, day: date, number: int, today: date) -> PlanGroup:
    stops = [each for each in detail.stops if each.on == day]
    title = translate("Trips", "Day {number}").format(number=number)
    cities = tuple(dict.fromkeys(each.city for each in stops))
    notes = [listed(cities) if stops else translate("Trips", "nothing planned yet")]
    if day == today:
        notes.insert(0, translate("Trips", "today"))
    when = f"{formats.short_day(day, today)} {formats.weekday(day)}"
    return PlanGroup(
        day.isoformat(),
        f"{title}  {when}",
        " · ".join(notes),
        tuple(_stop(each) for each in stops),
        PaneAction(f"{NEW_STOP}:{day.isoformat()}", translate("Trips", "Add a stop on this day")),
    )


def _stop(row: StopRow) -> PlanRow:
    where = row.company or row.venue or row.address or row.city
    details = (row.venue if row.company else None, row.host, row.objective)
    doubt = translate("Trips", "begins before the stop above it") if row.odd else ""
    return PlanRow(
        row.id,
        f"{row.kind.label} · {where}",
        first=times_text(row.start_time, row.end_time),
        detail=" · ".join(part for part in details if part),
        doubt=doubt,
        open=f"stop.edit:{row.id}",
        remove=f"stop.archive:{row.id}",
        menu=line_menu("stop", "trip_stop", row.id, translate("Trips", "Take off the plan")),
    )


def _members(detail: TripDetail) -> PlanList:
    fields = by_name(MEMBER_FIELDS)
    return PlanList(
        MEMBERS,
        translate("Trips", "Division of work"),
        (PlanGroup(rows=tuple(_member(each) for each in detail.members)),),
        quick=QuickAdd(
            translate("Trips", "Take somebody along"), ((fields["staff_id"], fields["duty"]),)
        ),
        writing=translate("Trips", "Duty"),
    )


def _member(row: MemberRow) -> PlanRow:
    remove = "" if row.leads else f"member.remove:{row.id}"
    history = PaneAction(
        f"{HISTORY}:trip_member:{row.id}", translate("Trips", "What changed"), "clock"
    )
    leave = PaneAction(remove, translate("Trips", "Leave at home"), "archive")
    return PlanRow(
        row.id,
        row.name,
        who=translate("Trips", "leader") if row.leads else "",
        written=row.duty or "",
        remove=remove,
        menu=(history,) if row.leads else (history, leave),
    )


def stop_form() -> FormSpec:
    """Return the form of a stop; the trip is the one of the pane."""
    return FormSpec(
        fields=STOP_FIELDS,
        save=commands.save_trip_stop,
        new_title=translate("Trips", "New stop"),
        edit_title=translate("Trips", "Edit stop"),
        load=queries.load_stop_form,
        prepare=hides("trip_id"),
    )


def trip_plan(acts: PlanActs) -> Plan:
    """Return what can be done with the plan of a trip."""
    off = translate("Trips", "Taken off the trip.")
    return joined(
        task_plan(acts, "trip_id"),
        Plan(
            acts={
                "stop.archive": Act(commands.archive_trip_stop, off),
                "member.remove": Act(plan.remove_trip_member, off),
            },
            forms={"stop.edit": stop_form},
            takers={
                (STOPS, ARRANGE): partial(_arrange, acts),
                (MEMBERS, ADD): partial(acts.add, command=plan.save_trip_member, parent="trip_id"),
                (MEMBERS, WRITE): partial(_write_duty, acts),
                (REPORT, WRITE): partial(_write_report, acts),
            },
        ),
    )


def _arrange(acts: PlanActs, given: Given) -> None:
    said = translate("Trips", "The plan is arranged.")
    acts.write(given, said, plan.arrange_trip_stops, given.record_id, dict(given.value))


def _write_duty(acts: PlanActs, given: Given) -> None:
    member_id, duty = given.value
    command = partial(plan.save_trip_member, id=member_id)
    acts.write(given, translate("Trips", "Saved."), command, {"duty": duty})


def _write_report(acts: PlanActs, given: Given) -> None:
    text, before = given.value
    said = translate("Trips", "The report is saved.")
    acts.write(given, said, plan.write_trip_report, given.record_id, text, before)
