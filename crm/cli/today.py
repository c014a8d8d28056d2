"""`today`: what is due, as the first page shows it, as text or as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crm.agenda.last_contact import short_day
from crm.agenda.queries import load_agenda
from crm.agenda.terms import DueGroup
from crm.cli.output import print_json, print_table
from crm.language import _, ngettext
from crm.quantities.dates import printed_date
from crm.quantities.formatting import in_m2, plain
from crm.records.references import describe, resolve
from crm.staff.terms import Role
from crm.start import acting

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from crm.agenda.rows import Agenda, ComingLine, DueLine, ExpiringLetter, OpenNeed, OverdueLead
    from crm.cli.options import StartOptions
    from crm.database.session import Database

COLUMNS = 9  # more than any block has: nothing is right-aligned


def run(arguments: Namespace, options: StartOptions, database: Database) -> int:
    """Print the day of who acts, of one member of staff, of a team or of everybody."""
    today = options.clock.today()
    with database.read() as session:
        staff_id = _staff_id(session, arguments, options)
        agenda = load_agenda(session, today, staff_id=staff_id, team=arguments.team)
        names = {} if staff_id is None else describe(session, "staff", [staff_id])
    whose = arguments.team or names.get(staff_id or 0, "")
    if arguments.json:
        print_json(to_json(agenda, whose))
    else:
        _print(agenda, whose)
    return 0


def _staff_id(session: Session, arguments: Namespace, options: StartOptions) -> int | None:
    if arguments.staff:
        return resolve(session, "staff", arguments.staff, "--staff")
    if arguments.team or arguments.everybody:
        return None
    actor = acting(session, options.acting)
    # As the window begins: recruiters see their own day, whoever answers for all sees all.
    return actor.id if actor.role is Role.RECRUITER else None


def to_json(agenda: Agenda, whose: str) -> dict[str, object]:
    """Return the whole page: areas in ㎡, days as 2024-10-08, the words of the present language."""
    return {
        "today": agenda.today.isoformat(),
        "whose": whose,
        "counts": {group.value: count for group, count in agenda.counts.items()},
        "due": [_due(each) for each in agenda.due],
        "visits_and_trips": [_coming(each) for each in agenda.visits_and_trips],
        "overdue_leads": {
            "count": agenda.overdue_count,
            "rows": [_overdue(each) for each in agenda.overdue_leads],
        },
        "expiring_letters": {
            "count": agenda.expiring_count,
            "without_end": agenda.without_end,
            "rows": [_expiring(each) for each in agenda.expiring],
        },
        "requirements": {
            "count": agenda.requirement_count,
            "rows": [_need(each) for each in agenda.requirements],
        },
    }


def _due(line: DueLine) -> dict[str, object]:
    return {
        "kind": line.kind.value,
        "id": line.id,
        "version": line.version,
        "group": line.group.value,
        "on": _iso(line.on),
        "time": line.time,
        "days": line.days,
        "text": line.text,
        "subject": line.subject,
        "detail": line.detail,
        "staff": line.staff,
        "stage": line.stage.value if line.stage else None,
        "days_in_stage": line.days_in_stage,
        "opens": _record(line),
    }


def _coming(line: ComingLine) -> dict[str, object]:
    return {
        "kind": line.kind,
        "id": line.id,
        "on": _iso(line.on),
        "ends_on": _iso(line.ends_on),
        "start_time": line.start_time,
        "end_time": line.end_time,
        "title": line.title,
        "detail": line.detail,
        "status": line.status.value,
        "staff": line.staff,
    }


def _overdue(lead: OverdueLead) -> dict[str, object]:
    return {
        "id": lead.id,
        "code": lead.code,
        "title": lead.title,
        "company": lead.company,
        "stage": lead.stage.value,
        "days": lead.days,
        "limit": lead.limit,
        "review_on": _iso(lead.review_on),
        "staff": lead.staff,
    }


def _expiring(letter: ExpiringLetter) -> dict[str, object]:
    return {
        "id": letter.id,
        "code": letter.code,
        "company": letter.company,
        "park": letter.park,
        "area_m2": None if letter.area is None else plain(letter.area),
        "area_kind": letter.area_kind.value,
        "valid_until": _iso(letter.valid_until),
        "days": letter.days,
        "staff": letter.staff,
    }


def _need(need: OpenNeed) -> dict[str, object]:
    return {
        "id": need.id,
        "kind": need.kind.value,
        "amount": need.amount,
        "company": need.company,
        "due_on": _iso(need.due_on),
        "days": need.days,
        "staff": need.staff,
        "opens": _record(need),
    }


def _record(line: DueLine | OpenNeed) -> dict[str, object]:
    kind, record_id = line.opens
    return {"kind": kind, "id": record_id}


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _print(agenda: Agenda, whose: str) -> None:
    today = agenda.today
    print("  ".join(each for each in (_("Today"), printed_date(today), whose) if each))
    for group in DueGroup:
        lines = [each for each in agenda.due if each.group is group]
        _block(group.label, agenda.counts[group], [_line(each, today) for each in lines])
    coming = agenda.visits_and_trips
    _block(_("Visits and trips"), len(coming), [_ahead(each, today) for each in coming])
    late = [_stay(each, today) for each in agenda.overdue_leads]
    _block(_("Past the limit of their stage"), agenda.overdue_count, late)
    ending = [_end(each, today) for each in agenda.expiring]
    if agenda.expiring_count or agenda.without_end:
        title = _("Letters that end within 30 days")
        print(f"\n{title}  {agenda.expiring_count}")
    _rows(agenda.expiring_count, ending)
    if agenda.without_end:
        sentence = ngettext(
            "{count} letter in force has no end.",
            "{count} letters in force have no end.",
            agenda.without_end,
        )
        print(f"  {sentence.format(count=agenda.without_end)}")
    needs = [_needed(each, today) for each in agenda.requirements]
    _block(_("Open requirements"), agenda.requirement_count, needs)


def _block(title: str, count: int, rows: Sequence[Iterable[str]]) -> None:
    """Print a heading with its number and the rows under it; nothing where there is nothing."""
    if count:
        print(f"\n{title}  {count}")
        _rows(count, rows)


def _rows(count: int, rows: Sequence[Iterable[str]]) -> None:
    if rows:
        print_table([["", *row] for row in rows], numbers_from=COLUMNS)
    if len(rows) < count:
        print("  " + _("and {count} more").format(count=count - len(rows)))


def _line(line: DueLine, today: date) -> tuple[str, ...]:
    when = "—" if line.on is None else short_day(line.on, today)
    if line.group is DueGroup.TODAY:
        when = line.time or _("all day")
    elif line.group is DueGroup.OVERDUE:
        when = f"{when} · {_days(line.days)}"
    elif line.time:
        when = f"{when} {line.time}"
    stage = line.stage.label if line.stage else ""
    days = "" if line.days_in_stage is None else _days(line.days_in_stage)
    return when, line.subject, line.text, line.detail, line.staff, stage, days


def _ahead(line: ComingLine, today: date) -> tuple[str, ...]:
    when = short_day(line.on, today)
    if line.ends_on > line.on:
        when = _("{first} to {last}").format(first=when, last=short_day(line.ends_on, today))
    hours = "–".join(each for each in (line.start_time, line.end_time) if each)
    return f"{when} {hours}".strip(), line.title, line.detail, line.status.label


def _stay(lead: OverdueLead, today: date) -> tuple[str, ...]:
    if lead.review_on is not None:
        limit = _("review due {day}").format(day=short_day(lead.review_on, today))
    else:
        limit = _("limit {days}").format(days=_days(lead.limit or 0))
    days = "" if lead.days is None else _days(lead.days)
    return lead.stage.label, lead.company, lead.code, limit, days, lead.staff


def _end(letter: ExpiringLetter, today: date) -> tuple[str, ...]:
    area = "" if letter.area is None else _("{area} m²").format(area=in_m2(letter.area))
    day = short_day(letter.valid_until, today)
    return day, _days(letter.days), letter.code, letter.company, letter.park, area


def _needed(need: OpenNeed, today: date) -> tuple[str, ...]:
    day = "—" if need.due_on is None else short_day(need.due_on, today)
    left = "" if need.days is None else _days(need.days)
    return need.kind.label, need.company, need.amount, day, left, need.staff


def _days(count: int) -> str:
    return ngettext("{count} day", "{count} days", abs(count)).format(count=count)
