"""The audit trail, staff, industries, parks, companies, files and imports."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001_people_and_places"
down_revision = None


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
    op.create_table(
        "staff",
        *record("staff"),
        sorted_text("code", required=True),
        text("name", required=True),
        text("search_key", required=True),
        term("role", required=True),
        text("team"),
        text("phone"),
        text("email"),
        flag("active", required=True),
        sa.UniqueConstraint("code", name="uq_staff_code"),
    )
    op.create_table(
        "change_set",
        sa.Column("id", sa.Integer()),
        sa.Column("uid", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        whole("staff_id"),
        sa.Column("action", sa.String(100), nullable=False),
        text("reason"),
        whole("undoes_id"),
        sa.PrimaryKeyConstraint("id", name="pk_change_set"),
        link("change_set", "staff_id", "staff"),
        link("change_set", "undoes_id", "change_set"),
        sa.UniqueConstraint("uid", name="uq_change_set_uid"),
    )
    op.create_table(
        "row_change",
        sa.Column("id", sa.Integer()),
        whole("change_set_id", required=True),
        sa.Column("table_name", sa.String(60), nullable=False),
        whole("row_id", required=True),
        sa.Column("operation", sa.String(10), nullable=False),
        listing("fields", required=True),
        sa.PrimaryKeyConstraint("id", name="pk_row_change"),
        link("row_change", "change_set_id", "change_set"),
    )
    op.create_index("ix_row_change_change_set_id", "row_change", ["change_set_id"])
    op.create_index("ix_row_change_row", "row_change", ["table_name", "row_id"])
    op.create_table(
        "code_counter",
        sa.Column("id", sa.Integer()),
        sa.Column("prefix", sa.String(10), nullable=False),
        whole("year", required=True),
        whole("last", required=True),
        sa.PrimaryKeyConstraint("id", name="pk_code_counter"),
        sa.UniqueConstraint("prefix", "year", name="uq_code_counter_prefix_year"),
    )
    op.create_table(
        "industry",
        *record("industry"),
        sa.Column("code", sa.String(20), nullable=False),
        text("name", required=True),
        text("search_key", required=True),
        whole("level", required=True),
        term("group", required=True),
        whole("parent_id"),
        term("taxonomy", required=True),
        exact("target_output_2030"),
        text("target_output_2030_qual"),
        day("valid_from"),
        day("valid_to"),
        link("industry", "parent_id", "industry"),
        sa.UniqueConstraint("code", "taxonomy", name="uq_industry_code_taxonomy"),
    )
    op.create_index("ix_industry_parent_id", "industry", ["parent_id"])
    op.create_table(
        "park",
        *record("park"),
        sorted_text("code", required=True),
        sa.Column("name", sa.String(200), nullable=False),
        sorted_text("sort_key", required=True),
        text("search_key", required=True),
        listing("aliases", required=True),
        term("kind", required=True),
        term("status", required=True),
        term("platform_tier"),
        term("attraction_platform"),
        text("attraction_platform_name"),
        text("town"),
        whole("parent_park_id"),
        exact("land_area"),
        exact("floor_area"),
        exact("leasable_area"),
        exact("leased_baseline"),
        day("baseline_on"),
        listing("leading_industry_ids", required=True),
        flag("digitalised", required=True),
        listing("amenities", required=True),
        listing("honours", required=True),
        text("service_station_level"),
        listing("co_builders", required=True),
        day("opened_on"),
        flag("operated_by_group", required=True),
        whole("manager_staff_id"),
        text("note"),
        link("park", "parent_park_id", "park"),
        link("park", "manager_staff_id", "staff"),
        sa.UniqueConstraint("code", name="uq_park_code"),
        sa.UniqueConstraint("name", name="uq_park_name"),
    )
    op.create_index("ix_park_manager_staff_id", "park", ["manager_staff_id"])
    op.create_index("ix_park_parent_park_id", "park", ["parent_park_id"])
    op.create_index("ix_park_sort_key", "park", ["sort_key"])
    op.create_table(
        "company",
        *record("company"),
        sa.Column("name", sa.String(200), nullable=False),
        text("short_name"),
        listing("aliases", required=True),
        text("exact_key", required=True),
        text("loose_key", required=True),
        sorted_text("sort_key", required=True),
        text("search_key", required=True),
        sa.Column("uscc", sa.String(18), nullable=True),
        text("country", required=True),
        text("province"),
        text("city"),
        text("address"),
        term("ownership"),
        flag("is_foreign", required=True),
        whole("parent_company_id"),
        whole("industry_id"),
        term("tier"),
        listing("qualifications", required=True),
        exact("registered_capital"),
        day("founded_on"),
        text("stock_code"),
        text("main_products"),
        exact("annual_revenue"),
        exact("annual_tax"),
        whole("headcount"),
        whole("figures_year"),
        flag("is_tenant", required=True),
        whole("park_id"),
        text("wutong_ref"),
        listing("tags", required=True),
        whole("merged_into_id"),
        text("note"),
        link("company", "parent_company_id", "company"),
        link("company", "industry_id", "industry"),
        link("company", "park_id", "park"),
        link("company", "merged_into_id", "company"),
        sa.UniqueConstraint("uscc", name="uq_company_uscc"),
    )
    op.create_index("ix_company_exact_key", "company", ["exact_key"])
    op.create_index("ix_company_industry_id", "company", ["industry_id"])
    op.create_index("ix_company_loose_key", "company", ["loose_key"])
    op.create_index("ix_company_merged_into_id", "company", ["merged_into_id"])
    op.create_index("ix_company_parent_company_id", "company", ["parent_company_id"])
    op.create_index("ix_company_park_id", "company", ["park_id"])
    op.create_index("ix_company_sort_key", "company", ["sort_key"])
    op.create_table(
        "partner",
        *record("partner"),
        text("name", required=True),
        sorted_text("sort_key", required=True),
        text("search_key", required=True),
        term("kind", required=True),
        text("country"),
        text("contact"),
        text("note"),
    )
    op.create_index("ix_partner_name", "partner", ["name"])
    op.create_table(
        "attachment",
        *record("attachment"),
        term("record_kind", required=True),
        whole("record_id", required=True),
        text("name", required=True),
        sa.Column("sha256", sa.String(64), nullable=False),
        whole("size", required=True),
        text("media_type", required=True),
    )
    op.create_index("ix_attachment_record", "attachment", ["record_kind", "record_id"])
    op.create_index("ix_attachment_sha256", "attachment", ["sha256"])
    op.create_table(
        "briefing_pack",
        *record("briefing_pack"),
        term("kind", required=True),
        text("title", required=True),
        day("as_of", required=True),
        listing("parameters", required=True),
        text("path", required=True),
        sa.Column("sha256", sa.String(64), nullable=False),
        whole("pages", required=True),
        text("classification"),
        sa.Column("generated_at", sa.DateTime(timezone=True), nullable=False),
        whole("generated_by"),
        listing("numbers", required=True),
        link("briefing_pack", "generated_by", "staff"),
    )
    op.create_table(
        "import_batch",
        *record("import_batch"),
        term("kind", required=True),
        text("file_name", required=True),
        sa.Column("sha256", sa.String(64), nullable=False),
        text("encoding"),
        whole("rows", required=True),
    )
    op.create_table(
        "import_row",
        *record("import_row"),
        whole("batch_id", required=True),
        whole("line", required=True),
        sa.Column("result", sa.String(20), nullable=False),
        listing("problems", required=True),
        whole("record_id"),
        listing("cells", required=True),
        link("import_row", "batch_id", "import_batch"),
    )
    op.create_index("ix_import_row_batch_id", "import_row", ["batch_id"])
