"""Next actions with a time and a person, tasks, programmes, issues and calendar entries."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0010_the_day"
down_revision = "0009_removed_rows"

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
WITH_NEXT_ACTION = ("lead", "visit", "trip_contact")


def upgrade() -> None:
    for table in WITH_NEXT_ACTION:
        _add(table, "next_action_time", "VARCHAR(5)")
        _add_link(table, "next_action_staff_id")
    _add("follow_up", "next_action_time", "VARCHAR(5)")
    _add_link("lead_requirement", "staff_id")
    op.add_column("visit", sa.Column("minutes", TEXT))
    op.add_column(
        "visit", sa.Column("escort_ids", sa.JSON(), nullable=False, server_default=sa.text("'[]'"))
    )
    for name in ("start_time", "end_time"):
        _add("event", name, "VARCHAR(5)")
    for table in ("visit", "trip_contact"):
        op.create_index(f"ix_{table}_next_action_on", table, ["next_action_on"])
    op.create_index("ix_lead_requirement_due_on", "lead_requirement", ["due_on"])
    _number_stops()
    _create_programme()
    _create_tasks()
    _create_issues()
    _create_appointments()


def _add(table: str, column: str, type_: str) -> None:
    op.execute(f'ALTER TABLE "{table}" ADD COLUMN {column} {type_}')


def _add_link(table: str, column: str) -> None:
    """Add a reference to staff in one statement: SQLite cannot add the constraint later."""
    op.execute(
        f'ALTER TABLE "{table}" ADD COLUMN {column} INTEGER'
        f" CONSTRAINT fk_{table}_{column} REFERENCES staff (id)"
    )
    op.create_index(f"ix_{table}_{column}", table, [column])


def _number_stops() -> None:
    """Number the stops of each day as they were shown: by time, without a time last."""
    op.execute(
        "UPDATE trip_stop SET position = (SELECT COUNT(*) FROM trip_stop AS other"
        ' WHERE other.trip_id = trip_stop.trip_id AND other."on" = trip_stop."on" AND ('
        " COALESCE(other.start_time, '99:99') < COALESCE(trip_stop.start_time, '99:99')"
        " OR (COALESCE(other.start_time, '99:99') = COALESCE(trip_stop.start_time, '99:99')"
        " AND other.id <= trip_stop.id)))"
    )


def _create_programme() -> None:
    _create(
        "visit_item",
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("start_time", sa.String(5)),
        sa.Column("end_time", sa.String(5)),
        sa.Column("activity", TEXT, nullable=False),
        sa.Column("place", TEXT),
        sa.Column("park_id", sa.Integer()),
        sa.Column("staff_id", sa.Integer()),
        links={"visit_id": "visit", "park_id": "park", "staff_id": "staff"},
    )


def _create_tasks() -> None:
    _create(
        "task",
        sa.Column("text", TEXT, nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date()),
        sa.Column("due_time", sa.String(5)),
        sa.Column("done_on", sa.Date()),
        sa.Column("lead_id", sa.Integer()),
        sa.Column("visit_id", sa.Integer()),
        sa.Column("trip_id", sa.Integer()),
        sa.Column("note", TEXT),
        links={"staff_id": "staff", "lead_id": "lead", "visit_id": "visit", "trip_id": "trip"},
    )
    op.create_index("ix_task_due_on", "task", ["due_on"])


def _create_issues() -> None:
    _create(
        "issue",
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("company_id", sa.Integer()),
        sa.Column("text", TEXT, nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date()),
        sa.Column("closed_on", sa.Date()),
        sa.Column("staff_id", sa.Integer()),
        sa.Column("answer", TEXT),
        links={"visit_id": "visit", "company_id": "company", "staff_id": "staff"},
    )
    op.create_index("ix_issue_opened_on", "issue", ["opened_on"])


def _create_appointments() -> None:
    _create(
        "appointment",
        sa.Column("title", TEXT, nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("start_time", sa.String(5)),
        sa.Column("end_time", sa.String(5)),
        sa.Column("place", TEXT),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("calendar_uid", TEXT),
        sa.Column("note", TEXT),
        links={"staff_id": "staff"},
    )
    op.create_index("ix_appointment_on", "appointment", ["on"])
    op.create_index("ix_appointment_calendar_uid", "appointment", ["calendar_uid"])


def _create(table: str, *columns: sa.Column[Any], links: dict[str, str]) -> None:
    """Create a business table with what every row carries and an index for each reference."""
    op.create_table(
        table,
        sa.Column("id", sa.Integer()),
        sa.Column("uid", sa.Uuid(), nullable=False),
        *columns,
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("archived_at", sa.DateTime(timezone=True)),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("created_by", sa.Integer()),
        sa.Column("updated_by", sa.Integer()),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        sa.UniqueConstraint("uid", name=f"uq_{table}_uid"),
        *(
            sa.ForeignKeyConstraint([name], [f"{target}.id"], name=f"fk_{table}_{name}")
            for name, target in (*links.items(), ("created_by", "staff"), ("updated_by", "staff"))
        ),
    )
    for name in links:
        op.create_index(f"ix_{table}_{name}", table, [name])
