"""The fields of funds, their size changes and calls (docs/domain.md, Funds). Money in 元."""

from __future__ import annotations

from crm.funds.terms import FundKind, FundStatus
from crm.language import mark
from crm.records.fields import Field, Kind

IDENTITY = mark("group", "Fund")
MONEY = mark("group", "Money at establishment")

FUND_FIELDS: tuple[Field, ...] = (
    Field("code", mark("field", "Code"), Kind.TEXT, required=True, group=IDENTITY, limit=20),
    Field("name", mark("field", "Name"), Kind.TEXT, required=True, group=IDENTITY),
    Field(
        "kind",
        mark("field", "Kind"),
        Kind.CHOICE,
        required=True,
        choices=FundKind,
        default=FundKind.PROJECT,
        group=IDENTITY,
    ),
    Field(
        "status",
        mark("field", "Status"),
        Kind.CHOICE,
        required=True,
        choices=FundStatus,
        default=FundStatus.PREPARING,
        group=IDENTITY,
    ),
    Field("established_on", mark("field", "Established on"), Kind.DATE, group=IDENTITY),
    Field(
        "counted",
        mark("field", "Counts in the statistics"),
        Kind.BOOLEAN,
        default=True,
        group=IDENTITY,
    ),
    Field("parent_fund_id", mark("field", "Mother fund"), Kind.REFERENCE, target="fund"),
    Field("manager_name", mark("field", "Manager of the fund"), Kind.TEXT, group=IDENTITY),
    Field("filing_no", mark("field", "Filing number"), Kind.TEXT, group=IDENTITY),
    Field(
        "total_size",
        mark("field", "Total size"),
        Kind.MONEY,
        group=MONEY,
        hint=mark("hint", "Leave blank while it is not published"),
    ),
    Field("group_subscribed", mark("field", "Subscribed by the group"), Kind.MONEY, group=MONEY),
    Field("group_paid_in", mark("field", "Paid in by the group"), Kind.MONEY, group=MONEY),
    Field("as_of", mark("field", "As of"), Kind.DATE, required=True, group=MONEY),
    Field(
        "focus_industry_ids",
        mark("field", "Industries in focus"),
        Kind.REFERENCES,
        target="industry",
        group=MONEY,
        wide=True,
    ),
    Field("note", mark("field", "Note"), Kind.NOTE, group=MONEY, wide=True),
)

SIZE_CHANGE_FIELDS: tuple[Field, ...] = (
    Field("fund_id", mark("field", "Fund"), Kind.REFERENCE, required=True, target="fund"),
    Field("on", mark("field", "Day"), Kind.DATE, required=True),
    Field(
        "delta_size",
        mark("field", "Change of size"),
        Kind.MONEY,
        required=True,
        signed=True,
        hint=mark("hint", "A reduction begins with a minus"),
    ),
    Field(
        "delta_group_subscribed",
        mark("field", "Change of the group's subscription"),
        Kind.MONEY,
        signed=True,
    ),
    Field("note", mark("field", "Note"), Kind.NOTE, wide=True),
)

CALL_FIELDS: tuple[Field, ...] = (
    Field("fund_id", mark("field", "Fund"), Kind.REFERENCE, required=True, target="fund"),
    Field("on", mark("field", "Day"), Kind.DATE, required=True),
    Field("group_paid_in", mark("field", "Paid in"), Kind.MONEY, required=True),
    Field("note", mark("field", "Note"), Kind.NOTE, wide=True),
)
