"""Letters, funds, deals, targets and published figures."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003_results"
down_revision = "0002_pipeline"


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
        "letter",
        *record("letter"),
        sorted_text("code", required=True),
        text("letter_no"),
        whole("lead_id", required=True),
        whole("company_id", required=True),
        whole("park_id", required=True),
        text("unit_text"),
        term("area_kind", required=True),
        exact("area"),
        text("area_text"),
        text("area_qual"),
        day("signed_on"),
        day("valid_until"),
        exact("deposit"),
        day("deposit_received_on"),
        exact("rent_price"),
        term("status", required=True),
        text("void_reason"),
        day("withdrawn_on"),
        text("withdraw_reason"),
        day("converted_on"),
        text("contract_no"),
        exact("contract_area"),
        whole("supersedes_id"),
        term("relation_to_prior", required=True),
        whole("owner_id", required=True),
        text("signed_with_title"),
        whole("attachment_id"),
        text("note"),
        link("letter", "lead_id", "lead"),
        link("letter", "company_id", "company"),
        link("letter", "park_id", "park"),
        link("letter", "supersedes_id", "letter"),
        link("letter", "owner_id", "staff"),
        link("letter", "attachment_id", "attachment"),
        sa.UniqueConstraint("code", name="uq_letter_code"),
    )
    op.create_index("ix_letter_attachment_id", "letter", ["attachment_id"])
    op.create_index("ix_letter_company_id", "letter", ["company_id"])
    op.create_index("ix_letter_lead_id", "letter", ["lead_id"])
    op.create_index("ix_letter_owner_id", "letter", ["owner_id"])
    op.create_index("ix_letter_park_id", "letter", ["park_id"])
    op.create_index("ix_letter_signed", "letter", ["status", "signed_on", "park_id"])
    op.create_index("ix_letter_supersedes_id", "letter", ["supersedes_id"])
    op.create_table(
        "fund",
        *record("fund"),
        sorted_text("code", required=True),
        sa.Column("name", sa.String(200), nullable=False),
        sorted_text("sort_key", required=True),
        text("search_key", required=True),
        term("kind", required=True),
        whole("parent_fund_id"),
        text("manager_name"),
        text("filing_no"),
        day("established_on"),
        term("status", required=True),
        exact("total_size"),
        exact("group_subscribed"),
        exact("group_paid_in"),
        listing("focus_industry_ids", required=True),
        day("as_of", required=True),
        flag("counted", required=True),
        text("note"),
        link("fund", "parent_fund_id", "fund"),
        sa.UniqueConstraint("code", name="uq_fund_code"),
        sa.UniqueConstraint("name", name="uq_fund_name"),
    )
    op.create_index("ix_fund_parent_fund_id", "fund", ["parent_fund_id"])
    op.create_index("ix_fund_sort_key", "fund", ["sort_key"])
    op.create_table(
        "fund_size_change",
        *record("fund_size_change"),
        whole("fund_id", required=True),
        day("on", required=True),
        exact("delta_size", required=True),
        exact("delta_group_subscribed", required=True),
        text("note"),
        link("fund_size_change", "fund_id", "fund"),
    )
    op.create_index("ix_fund_size_change_fund_id", "fund_size_change", ["fund_id"])
    op.create_table(
        "fund_call",
        *record("fund_call"),
        whole("fund_id", required=True),
        day("on", required=True),
        exact("group_paid_in", required=True),
        text("note"),
        link("fund_call", "fund_id", "fund"),
    )
    op.create_index("ix_fund_call_fund_id", "fund_call", ["fund_id"])
    op.create_table(
        "deal",
        *record("deal"),
        sorted_text("code", required=True),
        whole("company_id", required=True),
        whole("lead_id"),
        term("vehicle", required=True),
        whole("fund_id"),
        text("round"),
        term("status", required=True),
        day("decided_on"),
        day("signed_on"),
        day("terminated_on"),
        exact("subscribed"),
        exact("equity_pct"),
        exact("pre_money"),
        exact("return_invest_multiple"),
        exact("exit_amount"),
        day("exit_on"),
        whole("owner_id", required=True),
        text("note"),
        link("deal", "company_id", "company"),
        link("deal", "lead_id", "lead"),
        link("deal", "fund_id", "fund"),
        link("deal", "owner_id", "staff"),
        sa.UniqueConstraint("code", name="uq_deal_code"),
    )
    op.create_index("ix_deal_company_id", "deal", ["company_id"])
    op.create_index("ix_deal_fund_id", "deal", ["fund_id"])
    op.create_index("ix_deal_lead_id", "deal", ["lead_id"])
    op.create_index("ix_deal_owner_id", "deal", ["owner_id"])
    op.create_index("ix_deal_signed_on", "deal", ["signed_on"])
    op.create_table(
        "pay_in_plan",
        *record("pay_in_plan"),
        whole("deal_id", required=True),
        day("due_on", required=True),
        exact("amount", required=True),
        link("pay_in_plan", "deal_id", "deal"),
    )
    op.create_index("ix_pay_in_plan_deal_id", "pay_in_plan", ["deal_id"])
    op.create_table(
        "pay_in",
        *record("pay_in"),
        whole("deal_id", required=True),
        day("on", required=True),
        exact("amount", required=True),
        term("kind", required=True),
        whole("reverses_id"),
        text("voucher_no"),
        link("pay_in", "deal_id", "deal"),
        link("pay_in", "reverses_id", "pay_in"),
        sa.UniqueConstraint("reverses_id", name="uq_pay_in_reverses_id"),
    )
    op.create_index("ix_pay_in_deal_id", "pay_in", ["deal_id"])
    op.create_index("ix_pay_in_on", "pay_in", ["on"])
    op.create_table(
        "target",
        *record("target"),
        term("measure", required=True),
        term("period_kind", required=True),
        text("name"),
        term("scope", required=True),
        day("period_start", required=True),
        day("period_end", required=True),
        whole("park_id"),
        whole("industry_id"),
        whole("owner_id"),
        text("team"),
        term("mode"),
        exact("value", required=True),
        text("value_qual"),
        text("unit", required=True),
        term("basis"),
        text("source_text"),
        link("target", "park_id", "park"),
        link("target", "industry_id", "industry"),
        link("target", "owner_id", "staff"),
    )
    op.create_index("ix_target_industry_id", "target", ["industry_id"])
    op.create_index("ix_target_measure", "target", ["measure"])
    op.create_index("ix_target_owner_id", "target", ["owner_id"])
    op.create_index("ix_target_park_id", "target", ["park_id"])
    op.create_table(
        "reference_figure",
        *record("reference_figure"),
        term("measure", required=True),
        exact("value", required=True),
        text("unit", required=True),
        text("text", required=True),
        text("qualifier"),
        whole("park_id"),
        whole("industry_id"),
        text("kind"),
        term("scope", required=True),
        day("as_of", required=True),
        day("period_start"),
        day("period_end"),
        text("document", required=True),
        text("quotation", required=True),
        link("reference_figure", "park_id", "park"),
        link("reference_figure", "industry_id", "industry"),
    )
    op.create_index("ix_reference_figure_industry_id", "reference_figure", ["industry_id"])
    op.create_index("ix_reference_figure_measure", "reference_figure", ["measure"])
    op.create_index("ix_reference_figure_park_id", "reference_figure", ["park_id"])
