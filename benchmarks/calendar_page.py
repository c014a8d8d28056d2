"""A month and a week of 500 entries: laid out and painted, and read among 100,000 records.

Run `python benchmarks/calendar_page.py`. Painting stands beside a bare painter that draws the same
rectangles, icons and texts, already cut, in the same run; reading beside the bare SQL of the same
rows with `sqlite3`. A second limit is the time that a person notices: 50 ms for a month.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import tempfile
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from measuring import MILLISECOND, in_turns, report, seconds

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication
from sqlalchemy import insert
from sqlalchemy.orm import Session

from crm.appointments.models import Appointment
from crm.calendar.entries import Entry
from crm.calendar.queries import load_entries
from crm.calendar.terms import EntryKind, Lane
from crm.clock import clock_at
from crm.companies.models import Company
from crm.database.uids import new_uid
from crm.opening import open_database
from crm.parks.models import Park
from crm.parks.terms import ParkKind, ParkStatus
from crm.staff.models import Staff
from crm.staff.terms import Role
from crm.start import first_start
from crm.trips.models import Trip, TripMember
from crm.trips.terms import TripStatus
from crm.visits.models import Visit, VisitCompany, VisitPark
from crm.visits.terms import Direction, VisitStatus
from ui.pages.calendar import looks
from ui.pages.calendar.ground import Ground
from ui.pages.calendar.layout import Metrics
from ui.pages.calendar.painting import EDGE, GAP, ICON, MIDDLE, EntryPainter, qt
from ui.pages.calendar.periods import Mode
from ui.pages.calendar.scene import Scene
from ui.theme import LIGHT, Theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from crm.database.session import Database

TODAY = date(2026, 10, 8)
FIRST, LAST = date(2026, 9, 28), date(2026, 11, 1)
ENTRIES, SIZE = 500, (1364, 750)
MONTH_MS = 50
PAINT_LIMIT, READ_LIMIT = 4.0, 4.0
BARE = Path(__file__).with_suffix(".sql")
VISITS, TRIPS, APPOINTMENTS, STAFF = 60_000, 10_000, 30_000, 30
LANES = tuple(Lane)


def entries() -> list[Entry]:
    """Return a month's entries in every lane: hours, several days, conflicts, long titles."""
    made: list[Entry] = []
    for number in range(ENTRIES):
        lane = LANES[number % len(LANES)]
        day = FIRST + timedelta(days=number * 7 % 35)
        length = number % 6 if lane is Lane.TRIP else 0
        kind = EntryKind.TASK if lane is Lane.DUE else EntryKind(lane.value)
        timed = lane is not Lane.TRIP and number % 3
        made.append(
            Entry(
                kind=kind,
                id=number,
                version=1,
                lane=lane,
                title=f"示例企业{number:03}智能制造产业园考察" + "与洽谈" * (number % 9),
                detail="",
                starts_on=day,
                ends_on=day + timedelta(days=length),
                start_time=f"{8 + number % 10:02}:{number % 4 * 15:02}" if timed else None,
                end_time=f"{9 + number % 10:02}:{number % 4 * 15:02}" if timed else None,
                status=VisitStatus.CONFIRMED if lane is Lane.VISIT else None,
                staff_id=1,
                staff="招商专员一",
                conflict=number % 20 == 1,
                movable=True,
                opens=("visit", number),
            )
        )
    return sorted(made, key=lambda each: (each.starts_on, LANES.index(each.lane)))


def painting(mode: Mode, theme: Theme) -> tuple[Callable[[], None], Callable[[], None]]:
    """Return the work, layout included, and the bare painter's work."""
    image = QImage(*SIZE, QImage.Format.Format_RGB32)
    found, ground = entries(), Ground(theme)

    def paint() -> None:
        scene = Scene(mode, TODAY, found, SIZE, Metrics())
        texts = EntryPainter(theme)  # a new one: no text was cut before
        painter = QPainter(image)
        if mode is Mode.MONTH:
            ground.paint_month(painter, scene, TODAY, TODAY)
        else:
            ground.paint_strip(painter, scene, TODAY)
            ground.paint_hours(painter, scene)
            texts.paint_boxes(painter, scene.hours.boxes, QRect(0, 0, SIZE[0], 24 * 48))
        texts.paint_boxes(painter, scene.fixed.boxes, image.rect())
        texts.paint_more(painter, scene.fixed.more, image.rect())
        painter.end()

    return paint, _bare(mode, theme, image, found, ground)


def _bare(
    mode: Mode, theme: Theme, image: QImage, found: list[Entry], ground: Ground
) -> Callable[[], None]:
    """Return the drawing of the same rectangles, icons and texts, worked out beforehand."""
    scene, texts = Scene(mode, TODAY, found, SIZE, Metrics()), EntryPainter(theme)
    boxes = [*scene.fixed.boxes, *scene.hours.boxes]
    drawn = [
        (
            qt(box.rect),
            looks.ground(box.entry.lane, theme),
            theme.color(looks.COLOR[box.entry.lane]),
            theme.pixmap(looks.ICON[box.entry.lane], "text.secondary", ICON),
            texts.cut(box.entry.title, max(0, box.rect.wide - 2 * ICON - EDGE)),
        )
        for box in boxes
    ]
    primary = theme.color("text.primary")

    def paint() -> None:
        painter = QPainter(image)
        if mode is Mode.MONTH:
            ground.paint_month(painter, scene, TODAY, TODAY)
        else:
            ground.paint_strip(painter, scene, TODAY)
            ground.paint_hours(painter, scene)
        painter.setFont(texts.font)
        painter.setPen(primary)
        for rect, fill, edge, icon, text in drawn:
            painter.fillRect(rect, fill)
            painter.fillRect(QRect(rect.x(), rect.y(), EDGE, rect.height()), edge)
            painter.drawPixmap(QPoint(rect.x() + EDGE + GAP, rect.y() + GAP), icon)
            painter.drawText(rect.adjusted(EDGE + ICON + GAP, 0, 0, 0), MIDDLE, text)
        painter.end()

    return paint


def _base(number: int) -> dict[str, Any]:
    now = clock_at(TODAY).now()
    return {
        "id": number,
        "uid": new_uid(now),
        "version": 1,
        "created_at": now,
        "updated_at": now,
        "is_demo": False,
    }


def _named(number: int, prefix: str) -> dict[str, Any]:
    keys = ("code", "name", "sort_key", "search_key", "exact_key", "loose_key")
    return _base(number) | dict.fromkeys(keys, f"{prefix}{number}")


def fill(session: Session) -> None:
    """Write ten years of visits, trips and appointments."""
    staff = {"role": Role.RECRUITER, "active": True}
    session.execute(insert(Staff), [_named(n, "S") | staff for n in range(1000, 1000 + STAFF)])
    park = {"kind": ParkKind.PARK, "status": ParkStatus.OPENED}
    session.execute(insert(Park), [_named(n, "PK") | park for n in range(1, 40)])
    session.execute(insert(Company), [_named(n, "示例企业") for n in range(1, 2001)])
    numbers = range(1, VISITS + 1)
    session.execute(insert(Visit), [_visit(n) for n in numbers])
    for model, column, many in ((VisitCompany, "company_id", 2000), (VisitPark, "park_id", 39)):
        rows = [_base(n) | {"visit_id": n, "position": 0, column: n % many + 1} for n in numbers]
        session.execute(insert(model), rows)
    session.execute(insert(Trip), [_trip(n) for n in range(1, TRIPS + 1)])
    members = [_base(n) | {"trip_id": n, "staff_id": 1000 + n % STAFF} for n in range(1, TRIPS + 1)]
    session.execute(insert(TripMember), members)
    rows = [_appointment(n) for n in range(1, APPOINTMENTS + 1)]
    session.execute(insert(Appointment), rows)


def _day(number: int) -> date:
    return date(2018, 1, 1) + timedelta(days=number * 7919 % 3650)


def _visit(number: int) -> dict[str, Any]:
    host = 1000 + number % STAFF
    return _base(number) | {
        "code": f"KC-{number:06}",
        "direction": Direction.INBOUND,
        "on": _day(number),
        "start_time": f"{8 + number % 10:02}:00",
        "host_staff_id": host,
        "owner_id": host,
        "status": VisitStatus.CONFIRMED,
    }


def _trip(number: int) -> dict[str, Any]:
    day = _day(number)
    keys = dict.fromkeys(("code", "title", "sort_key", "search_key"), f"CF-{number:06}")
    return (
        _base(number)
        | keys
        | {
            "cities": ["深圳"],
            "starts_on": day,
            "ends_on": day + timedelta(days=2),
            "leader_staff_id": 1000 + number % STAFF,
            "status": TripStatus.PLANNED,
        }
    )


def _appointment(number: int) -> dict[str, Any]:
    day = _day(number)
    return _base(number) | {
        "title": f"日程{number}",
        "on": day,
        "ends_on": day,
        "staff_id": 1000 + number % STAFF,
    }


def reading(database: Database, path: Path) -> bool:
    """Read a month among everything, beside the bare SQL."""
    statements = BARE.read_text(encoding="utf-8").split(";\n")
    asked = {"first": FIRST.isoformat(), "last": LAST.isoformat()}
    with database.read() as session, closing(sqlite3.connect(path)) as bare:
        count = len(load_entries(session, FIRST, LAST, today=TODAY))
        ours, theirs = in_turns(
            lambda: seconds(lambda: load_entries(session, FIRST, LAST, today=TODAY)),
            lambda: seconds(lambda: [bare.execute(each, asked).fetchall() for each in statements]),
        )
    name = f"read a month of {count} entries among {VISITS + TRIPS + APPOINTMENTS:,}"
    return report(name, ours * MILLISECOND, theirs * MILLISECOND, READ_LIMIT, "ms")


def main() -> int:
    """Measure and print; 1 when a limit is not kept."""
    app = QApplication([])
    theme = Theme(app, LIGHT)
    kept: list[bool] = []
    for mode in (Mode.MONTH, Mode.WEEK):
        work, bare = painting(mode, theme)
        ours, theirs = in_turns(lambda w=work: seconds(w), lambda b=bare: seconds(b), rounds=15)
        name = f"lay out and paint a {mode.value} of {ENTRIES} entries"
        kept.append(report(name, ours * MILLISECOND, theirs * MILLISECOND, PAINT_LIMIT, "ms"))
        if mode is Mode.MONTH:
            kept.append(ours * MILLISECOND <= MONTH_MS)
            print(f"a month within {MONTH_MS} ms: {'kept' if kept[-1] else 'MISSED'}")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "calendar.sqlite"
        database = open_database(path, clock_at(TODAY))
        first_start(database)
        with database.engine.begin() as connection:
            fill(Session(connection))
            connection.exec_driver_sql("ANALYZE")
        kept.append(reading(database, path))
        database.close()
    return int(not all(kept))


if __name__ == "__main__":
    raise SystemExit(main())
