"""The fields of intent letters and of what is done with them (docs/domain.md, Intent letters)."""

from __future__ import annotations

from dataclasses import replace

from crm.language import mark
from crm.letters.terms import AreaKind, Relation
from crm.records.fields import Field, Kind

PARTIES = mark("group", "Parties and place")
AREA_AND_TERM = mark("group", "Area and term")
MONEY = mark("group", "Deposit and rent")
REGISTER = mark("group", "Register")

_AREA = Field(
    "area",
    mark("field", "Area"),
    Kind.AREA,
    group=AREA_AND_TERM,
    qualifier="area_qual",
    as_written="area_text",
    hint=mark("hint", "With its unit, such as 2000㎡; required for signing"),
)
_UNIT_TEXT = Field("unit_text", mark("field", "Building and floor"), Kind.TEXT, group=PARTIES)
_LETTER_NO = Field("letter_no", mark("field", "Number on paper"), Kind.TEXT, group=REGISTER)
_NOTE = Field("note", mark("field", "Note"), Kind.NOTE, group=REGISTER, wide=True)

FIELDS: tuple[Field, ...] = (
    Field(
        "lead_id",
        mark("field", "Lead"),
        Kind.REFERENCE,
        required=True,
        target="lead",
        group=PARTIES,
    ),
    Field(
        "company_id",
        mark("field", "Company"),
        Kind.REFERENCE,
        target="company",
        group=PARTIES,
        read_only=True,
    ),
    Field(
        "park_id",
        mark("field", "Park"),
        Kind.REFERENCE,
        required=True,
        target="park",
        group=PARTIES,
    ),
    _UNIT_TEXT,
    Field(
        "relation_to_prior",
        mark("field", "Relation to earlier letters"),
        Kind.CHOICE,
        required=True,
        choices=Relation,
        default=Relation.NONE,
        group=PARTIES,
    ),
    Field(
        "supersedes_id",
        mark("field", "Replaces letter"),
        Kind.REFERENCE,
        target="letter",
        group=PARTIES,
    ),
    Field(
        "area_kind",
        mark("field", "Kind of area"),
        Kind.CHOICE,
        required=True,
        choices=AreaKind,
        default=AreaKind.RENT,
        group=AREA_AND_TERM,
    ),
    _AREA,
    Field(
        "signed_on",
        mark("field", "Signed on"),
        Kind.DATE,
        group=AREA_AND_TERM,
        hint=mark("hint", "Required for signing"),
    ),
    Field(
        "valid_until",
        mark("field", "Valid until"),
        Kind.DATE,
        group=AREA_AND_TERM,
        hint=mark("hint", "Blank: no end was agreed"),
    ),
    Field("deposit", mark("field", "Deposit"), Kind.MONEY, group=MONEY),
    Field("deposit_received_on", mark("field", "Deposit received on"), Kind.DATE, group=MONEY),
    Field(
        "rent_price",
        mark("field", "Monthly rent per m²"),
        Kind.MONEY,
        unit="元",
        group=MONEY,
    ),
    Field(
        "owner_id",
        mark("field", "Owner"),
        Kind.REFERENCE,
        required=True,
        target="staff",
        group=REGISTER,
        hint=mark("hint", "Fixed at signing; handing over the lead does not change it"),
    ),
    Field("signed_with_title", mark("field", "Signed by (title)"), Kind.TEXT, group=REGISTER),
    _LETTER_NO,
    _NOTE,
)

WITHDRAW_FIELDS: tuple[Field, ...] = (
    Field("withdrawn_on", mark("field", "Withdrawn on"), Kind.DATE),
    Field("withdraw_reason", mark("field", "Reason for withdrawing"), Kind.TEXT, wide=True),
)
CONVERT_FIELDS: tuple[Field, ...] = (
    Field("converted_on", mark("field", "Contract signed on"), Kind.DATE),
    Field("contract_area", mark("field", "Area of the contract"), Kind.AREA),
    Field("contract_no", mark("field", "Contract number"), Kind.TEXT),
)
VOID_FIELDS: tuple[Field, ...] = (
    Field("void_reason", mark("field", "Reason"), Kind.TEXT, wide=True),
)
CORRECTION_FIELDS: tuple[Field, ...] = (
    _UNIT_TEXT,
    _LETTER_NO,
    _NOTE,
    Field("reason", mark("field", "Reason"), Kind.TEXT, wide=True),
)


def fields_for(fields: tuple[Field, ...], kind: AreaKind) -> tuple[Field, ...]:
    """Return the fields as they are read for a kind of area: 亩 is usual for land."""
    if kind is not AreaKind.LAND:
        return fields
    return tuple(replace(each, floor=False) if each.kind is Kind.AREA else each for each in fields)
