"""Trips, events, contacts, leads and visits."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002_pipeline"
down_revision = "0001_people_and_places"


def record(table: str) -> list[Any]:
    """Columns and constraints that every business table carries."""
    return [
        sa.Column("id", sa.Integer()),
        sa.Column("uid", sa.Uuid(), nullable=False),
        whole("version", required=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("archived_at", sa.DateTime(timezone=True)),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        whole("created_by"),
        whole("updated_by"),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        sa.UniqueConstraint("uid", name=f"uq_{table}_uid"),
        link(table, "created_by", "staff"),
        link(table, "updated_by", "staff"),
    ]


def link(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    """Refer to a row of `target`."""
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=f"fk_{table}_{column}")


def sorted_text(name: str, *, required: bool = False) -> sa.Column[Any]:
    """Text in the order of code points."""
    return sa.Column(
        name, sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=not required
    )


def text(name: str, *, required: bool = False) -> sa.Column[Any]:
    """Text, compared by code point on both engines."""
    return sorted_text(name, required=required)


def day(name: str, *, required: bool = False) -> sa.Column[Any]:
    """A day."""
    return sa.Column(name, sa.Date(), nullable=not required)


def exact(name: str, *, required: bool = False) -> sa.Column[Any]:
    """Hundredths (分, 0.01 ㎡), or millionths for a rate."""
    return sa.Column(name, sa.BigInteger(), nullable=not required)


def whole(name: str, *, required: bool = False) -> sa.Column[Any]:
    """A whole number or a reference."""
    return sa.Column(name, sa.Integer(), nullable=not required)


def flag(name: str, *, required: bool = False) -> sa.Column[Any]:
    """Yes or no."""
    return sa.Column(name, sa.Boolean(), nullable=not required)


def listing(name: str, *, required: bool = False) -> sa.Column[Any]:
    """A list or a mapping."""
    return sa.Column(name, sa.JSON(), nullable=not required)


def term(name: str, *, required: bool = False) -> sa.Column[Any]:
    """A term by value."""
    return sa.Column(name, sa.String(40), nullable=not required)


def upgrade() -> None:
    # Leads name the visit they came from and visits name their lead: PostgreSQL can refer only
    # to a table that exists, SQLite can refer only while a table is made.
    postgresql = op.get_bind().dialect.name == "postgresql"
    op.create_table(
        "trip",
        *record("trip"),
        sorted_text("code", required=True),
        text("title", required=True),
        sorted_text("sort_key", required=True),
        text("search_key", required=True),
        text("purpose"),
        listing("cities", required=True),
        day("starts_on", required=True),
        day("ends_on", required=True),
        whole("leader_staff_id", required=True),
        term("status", required=True),
        term("mode"),
        listing("focus_industry_ids", required=True),
        exact("budget"),
        exact("actual_cost"),
        text("report"),
        text("approved_by"),
        day("approved_on"),
        text("note"),
        link("trip", "leader_staff_id", "staff"),
        sa.UniqueConstraint("code", name="uq_trip_code"),
    )
    op.create_index("ix_trip_leader_staff_id", "trip", ["leader_staff_id"])
    op.create_index("ix_trip_sort_key", "trip", ["sort_key"])
    op.create_index("ix_trip_starts_on", "trip", ["starts_on"])
    op.create_table(
        "event",
        *record("event"),
        term("kind", required=True),
        text("title", required=True),
        sorted_text("sort_key", required=True),
        text("search_key", required=True),
        day("on", required=True),
        text("venue"),
        term("status", required=True),
        whole("owner_id"),
        whole("companies"),
        whole("company_people"),
        whole("investors"),
        whole("investor_people"),
        whole("departments"),
        whole("department_people"),
        text("note"),
        link("event", "owner_id", "staff"),
    )
    op.create_index("ix_event_on", "event", ["on"])
    op.create_index("ix_event_owner_id", "event", ["owner_id"])
    op.create_table(
        "contact",
        *record("contact"),
        whole("company_id", required=True),
        text("name", required=True),
        text("search_key", required=True),
        text("title"),
        text("phone"),
        text("mobile"),
        text("email"),
        text("wechat"),
        flag("is_primary", required=True),
        whole("met_on_trip_id"),
        text("consent_note"),
        whole("merged_into_id"),
        text("note"),
        link("contact", "company_id", "company"),
        link("contact", "met_on_trip_id", "trip"),
        link("contact", "merged_into_id", "contact"),
    )
    op.create_index("ix_contact_company_id", "contact", ["company_id"])
    op.create_index("ix_contact_merged_into_id", "contact", ["merged_into_id"])
    op.create_index("ix_contact_met_on_trip_id", "contact", ["met_on_trip_id"])
    op.create_table(
        "lead",
        *record("lead"),
        sorted_text("code", required=True),
        text("title", required=True),
        sorted_text("sort_key", required=True),
        text("search_key", required=True),
        whole("company_id", required=True),
        whole("contact_id"),
        term("kind", required=True),
        term("scope", required=True),
        whole("industry_id"),
        term("mode", required=True),
        listing("mode_tags", required=True),
        term("source_channel", required=True),
        whole("source_trip_id"),
        whole("source_visit_id"),
        whole("source_event_id"),
        whole("referrer_id"),
        whole("referrer_company_id"),
        whole("chain_leader_company_id"),
        day("registered_on", required=True),
        whole("owner_id", required=True),
        listing("co_owner_ids", required=True),
        term("stage", required=True),
        day("stage_entered_on", required=True),
        term("stage_precision", required=True),
        exact("probability_override"),
        exact("est_investment"),
        text("est_investment_qual"),
        sa.Column("currency", sa.String(3), nullable=False),
        exact("fx_rate"),
        day("fx_date"),
        exact("est_area_needed"),
        exact("land_needed"),
        exact("est_output"),
        exact("est_tax"),
        whole("est_jobs"),
        term("project_level", required=True),
        text("level_note"),
        listing("preferred_park_ids", required=True),
        whole("park_id"),
        text("land_parcel"),
        text("contract_no"),
        day("contract_signed_on"),
        day("contract_terminated_on"),
        day("landed_on"),
        day("land_acquired_on"),
        day("construction_started_on"),
        day("topped_out_on"),
        day("equipment_in_on"),
        day("production_on"),
        day("full_capacity_on"),
        day("planned_land_acquired_on"),
        day("planned_construction_started_on"),
        day("planned_topped_out_on"),
        day("planned_equipment_in_on"),
        day("planned_production_on"),
        listing("date_precisions", required=True),
        text("escalation_level"),
        text("next_action"),
        day("next_action_on"),
        term("lost_reason"),
        day("review_on"),
        whole("merged_into_id"),
        text("summary"),
        text("talking_points"),
        text("risks"),
        text("note"),
        link("lead", "company_id", "company"),
        link("lead", "contact_id", "contact"),
        link("lead", "industry_id", "industry"),
        link("lead", "source_trip_id", "trip"),
        *([] if postgresql else [link("lead", "source_visit_id", "visit")]),
        link("lead", "source_event_id", "event"),
        link("lead", "referrer_id", "partner"),
        link("lead", "referrer_company_id", "company"),
        link("lead", "chain_leader_company_id", "company"),
        link("lead", "owner_id", "staff"),
        link("lead", "park_id", "park"),
        link("lead", "merged_into_id", "lead"),
        sa.UniqueConstraint("code", name="uq_lead_code"),
    )
    op.create_index("ix_lead_board", "lead", ["stage", "archived_at", "stage_entered_on"])
    op.create_index("ix_lead_chain_leader_company_id", "lead", ["chain_leader_company_id"])
    op.create_index("ix_lead_company_id", "lead", ["company_id"])
    op.create_index("ix_lead_contact_id", "lead", ["contact_id"])
    op.create_index("ix_lead_contract_signed_on", "lead", ["contract_signed_on"])
    op.create_index("ix_lead_industry_id", "lead", ["industry_id"])
    op.create_index("ix_lead_merged_into_id", "lead", ["merged_into_id"])
    op.create_index("ix_lead_next_action_on", "lead", ["next_action_on"])
    op.create_index("ix_lead_owner_id", "lead", ["owner_id"])
    op.create_index("ix_lead_park_id", "lead", ["park_id"])
    op.create_index("ix_lead_referrer_company_id", "lead", ["referrer_company_id"])
    op.create_index("ix_lead_referrer_id", "lead", ["referrer_id"])
    op.create_index("ix_lead_registered_on", "lead", ["registered_on"])
    op.create_index("ix_lead_sort_key", "lead", ["sort_key"])
    op.create_index("ix_lead_source_event_id", "lead", ["source_event_id"])
    op.create_index("ix_lead_source_trip_id", "lead", ["source_trip_id"])
    op.create_index("ix_lead_source_visit_id", "lead", ["source_visit_id"])
    op.create_table(
        "visit",
        *record("visit"),
        sorted_text("code", required=True),
        term("direction", required=True),
        day("on", required=True),
        sa.Column("start_time", sa.String(5), nullable=True),
        sa.Column("end_time", sa.String(5), nullable=True),
        whole("lead_id"),
        whole("host_staff_id", required=True),
        whole("owner_id", required=True),
        listing("leader_titles", required=True),
        whole("visitor_count"),
        listing("visitor_ids", required=True),
        term("status", required=True),
        text("purpose"),
        text("itinerary"),
        text("feedback"),
        term("interest"),
        text("next_action"),
        day("next_action_on"),
        text("note"),
        link("visit", "lead_id", "lead"),
        link("visit", "host_staff_id", "staff"),
        link("visit", "owner_id", "staff"),
        sa.UniqueConstraint("code", name="uq_visit_code"),
    )
    if postgresql:
        op.create_foreign_key(
            "fk_lead_source_visit_id", "lead", "visit", ["source_visit_id"], ["id"]
        )
    op.create_index("ix_visit_host_staff_id", "visit", ["host_staff_id"])
    op.create_index("ix_visit_lead_id", "visit", ["lead_id"])
    op.create_index("ix_visit_on", "visit", ["on"])
    op.create_index("ix_visit_owner_id", "visit", ["owner_id"])
    op.create_table(
        "visit_company",
        *record("visit_company"),
        whole("visit_id", required=True),
        whole("company_id", required=True),
        whole("position", required=True),
        link("visit_company", "visit_id", "visit"),
        link("visit_company", "company_id", "company"),
        sa.UniqueConstraint("visit_id", "company_id", name="uq_visit_company_visit_id_company_id"),
    )
    op.create_index("ix_visit_company_company_id", "visit_company", ["company_id"])
    op.create_index("ix_visit_company_visit_id", "visit_company", ["visit_id"])
    op.create_table(
        "visit_park",
        *record("visit_park"),
        whole("visit_id", required=True),
        whole("park_id", required=True),
        whole("position", required=True),
        link("visit_park", "visit_id", "visit"),
        link("visit_park", "park_id", "park"),
        sa.UniqueConstraint("visit_id", "park_id", name="uq_visit_park_visit_id_park_id"),
    )
    op.create_index("ix_visit_park_park_id", "visit_park", ["park_id"])
    op.create_index("ix_visit_park_visit_id", "visit_park", ["visit_id"])
    op.create_table(
        "lead_stage_history",
        *record("lead_stage_history"),
        whole("lead_id", required=True),
        whole("position", required=True),
        term("from_stage"),
        term("to_stage", required=True),
        day("on", required=True),
        term("precision", required=True),
        whole("by_staff_id"),
        text("reason"),
        day("review_on"),
        term("lost_reason"),
        link("lead_stage_history", "lead_id", "lead"),
        link("lead_stage_history", "by_staff_id", "staff"),
    )
    op.create_index(
        "ix_lead_stage_history_order", "lead_stage_history", ["lead_id", "on", "position"]
    )
    op.create_table(
        "lead_requirement",
        *record("lead_requirement"),
        whole("lead_id", required=True),
        term("kind", required=True),
        exact("quantity"),
        text("unit"),
        day("due_on"),
        day("closed_on"),
        text("note"),
        link("lead_requirement", "lead_id", "lead"),
    )
    op.create_index("ix_lead_requirement_lead_id", "lead_requirement", ["lead_id"])
    op.create_table(
        "trip_member",
        *record("trip_member"),
        whole("trip_id", required=True),
        whole("staff_id", required=True),
        text("duty"),
        link("trip_member", "trip_id", "trip"),
        link("trip_member", "staff_id", "staff"),
        sa.UniqueConstraint("trip_id", "staff_id", name="uq_trip_member_trip_id_staff_id"),
    )
    op.create_index("ix_trip_member_staff_id", "trip_member", ["staff_id"])
    op.create_index("ix_trip_member_trip_id", "trip_member", ["trip_id"])
    op.create_table(
        "trip_stop",
        *record("trip_stop"),
        whole("trip_id", required=True),
        whole("position", required=True),
        day("on", required=True),
        sa.Column("start_time", sa.String(5), nullable=True),
        sa.Column("end_time", sa.String(5), nullable=True),
        text("city", required=True),
        term("kind", required=True),
        whole("company_id"),
        text("venue"),
        text("address"),
        whole("host_contact_id"),
        text("objective"),
        text("talking_points"),
        text("outcome"),
        link("trip_stop", "trip_id", "trip"),
        link("trip_stop", "company_id", "company"),
        link("trip_stop", "host_contact_id", "contact"),
    )
    op.create_index("ix_trip_stop_company_id", "trip_stop", ["company_id"])
    op.create_index("ix_trip_stop_host_contact_id", "trip_stop", ["host_contact_id"])
    op.create_index("ix_trip_stop_trip_id", "trip_stop", ["trip_id"])
    op.create_table(
        "trip_contact",
        *record("trip_contact"),
        whole("trip_id", required=True),
        whole("stop_id"),
        day("met_on", required=True),
        whole("company_id"),
        text("company_name_text"),
        whole("contact_id"),
        text("contact_text"),
        text("title"),
        text("phone"),
        text("wechat"),
        text("email"),
        whole("met_by_staff_id", required=True),
        text("topic"),
        term("interest", required=True),
        text("next_action"),
        day("next_action_on"),
        whole("converted_lead_id"),
        day("converted_on"),
        whole("card_image_id"),
        text("note"),
        link("trip_contact", "trip_id", "trip"),
        link("trip_contact", "stop_id", "trip_stop"),
        link("trip_contact", "company_id", "company"),
        link("trip_contact", "contact_id", "contact"),
        link("trip_contact", "met_by_staff_id", "staff"),
        link("trip_contact", "converted_lead_id", "lead"),
        link("trip_contact", "card_image_id", "attachment"),
    )
    op.create_index("ix_trip_contact_card_image_id", "trip_contact", ["card_image_id"])
    op.create_index("ix_trip_contact_company_id", "trip_contact", ["company_id"])
    op.create_index("ix_trip_contact_contact_id", "trip_contact", ["contact_id"])
    op.create_index("ix_trip_contact_converted_lead_id", "trip_contact", ["converted_lead_id"])
    op.create_index("ix_trip_contact_met_by_staff_id", "trip_contact", ["met_by_staff_id"])
    op.create_index("ix_trip_contact_met_on", "trip_contact", ["met_on"])
    op.create_index("ix_trip_contact_stop_id", "trip_contact", ["stop_id"])
    op.create_index("ix_trip_contact_trip_id", "trip_contact", ["trip_id"])
    op.create_table(
        "follow_up",
        *record("follow_up"),
        whole("lead_id"),
        whole("company_id", required=True),
        day("on", required=True),
        whole("by_staff_id", required=True),
        term("channel", required=True),
        text("content", required=True),
        text("next_action"),
        day("next_action_on"),
        link("follow_up", "lead_id", "lead"),
        link("follow_up", "company_id", "company"),
        link("follow_up", "by_staff_id", "staff"),
    )
    op.create_index("ix_follow_up_by_staff_id", "follow_up", ["by_staff_id"])
    op.create_index("ix_follow_up_company_id", "follow_up", ["company_id"])
    op.create_index("ix_follow_up_lead_id", "follow_up", ["lead_id"])
    op.create_index("ix_follow_up_on", "follow_up", ["on"])
