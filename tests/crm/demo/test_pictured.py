"""What is written for the pictures of the documents."""

from __future__ import annotations

from datetime import date

from crm.clock import clock_at
from crm.demo.loader import load_demo
from crm.demo.pictured import write_pictured_day
from crm.history.undoing import undo
from crm.opening import open_database
from crm.staff.queries import actor_of
from crm.start import first_start
from crm.trips.models import Trip
from crm.visits.models import Visit


def test_the_day_of_the_pictures_is_written_and_taken_back_whole(tmp_path):
    database = open_database(tmp_path / "pictured.sqlite", clock_at(date(2024, 10, 8)))
    first_start(database)
    with database.read() as session:
        actor = actor_of(session, "S01")
    with database.write("demo", actor=actor) as work:
        load_demo(work)
    with database.write("write_pictured_day", actor=actor) as work:
        pictured = write_pictured_day(work)
    with database.write("undo", actor=actor) as work:
        undo(work)
    with database.read() as session:
        assert session.get(Trip, pictured.trip_id) is None
        assert session.get(Visit, pictured.visit_id) is None
    database.close()
