"""What can be set for each pack, as fields of a form, and what the pack is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from crm.briefings.making import StatementOptions, default_style, make_briefing
from crm.briefings.options import (
    BriefingKind,
    Classification,
    HouseStyle,
    Numbering,
    PageOptions,
    StatementPart,
)
from crm.language import mark, speaking
from crm.leads.terms import Scope
from crm.records.fields import Field, Kind
from crm.records.parsing import parse
from crm.records.references import resolve
from ui.pages.briefings.pack_language import PackLanguage

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from crm.briefings.making import Briefing

CONTENT = mark("group", "Content")
MARKS = mark("group", "Pages and marks")

_AS_OF = Field("as_of", mark("field", "As of"), Kind.DATE, required=True, group=CONTENT, wide=True)
_SCOPE = Field("scope", mark("field", "Scope"), Kind.CHOICE, choices=Scope, group=CONTENT)
_LEAD = Field(
    "lead_id",
    mark("field", "Lead"),
    Kind.REFERENCE,
    required=True,
    target="lead",
    group=CONTENT,
    wide=True,
)
_START = Field("start", mark("field", "Movement since"), Kind.DATE, group=CONTENT)
_PARTS = Field(
    "parts",
    mark("field", "Parts"),
    Kind.CHOICES,
    choices=StatementPart,
    group=CONTENT,
    wide=True,
)
_EMPTY = Field(
    "leave_out_empty",
    mark("field", "Leave out parks without area and letters"),
    Kind.BOOLEAN,
    group=CONTENT,
    wide=True,
)
_SUMMARY = Field(
    "summary",
    mark("field", "Summary in your own words"),
    Kind.NOTE,
    group=CONTENT,
    hint=mark("hint", "Blank: written from the figures"),
)
_PAGES = (
    Field("style", mark("field", "Style"), Kind.CHOICE, choices=HouseStyle, group=MARKS),
    Field("language", mark("field", "Language"), Kind.CHOICE, choices=PackLanguage, group=MARKS),
    Field(
        "classification",
        mark("field", "Mark"),
        Kind.CHOICE,
        choices=Classification,
        required=True,
        group=MARKS,
    ),
    Field("secret_years", mark("field", "Years"), Kind.INTEGER, group=MARKS),
    Field("document_number", mark("field", "Document number"), Kind.TEXT, group=MARKS),
    Field("numbering", mark("field", "Page numbers"), Kind.CHOICE, choices=Numbering, group=MARKS),
    Field("issued_by", mark("field", "Issuing unit"), Kind.TEXT, group=MARKS, wide=True),
)
FIELDS: dict[BriefingKind, tuple[Field, ...]] = {
    BriefingKind.AREA_STATEMENT: (_AS_OF, _SCOPE, _START, _PARTS, _EMPTY, _SUMMARY, *_PAGES),
    BriefingKind.ONE_PAGER: (_LEAD, _AS_OF, *_PAGES),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the user set: raw values of the fields of a pack."""

    kind: BriefingKind
    raw: Mapping[str, object]


def first_values(kind: BriefingKind, today: date, language: str) -> dict[str, object]:
    """Return the values that the options of a pack start with."""
    values: dict[str, object] = {
        "as_of": today,
        "style": default_style(kind),
        "language": PackLanguage(language),
        "classification": Classification.NONE,
        "numbering": Numbering.DUPLEX,
    }
    if kind is BriefingKind.AREA_STATEMENT:
        values["scope"] = Scope.GROUP
        values["parts"] = [part.value for part in StatementPart]
    return values


def make(session: Any, wanted: Wanted) -> Briefing:
    """Make the pack; raises UserError with the fields that are wrong."""

    def find(target: str, text: str, field: str) -> int:
        return resolve(session, target, text, field)

    values: dict[str, Any] = parse(FIELDS[wanted.kind], wanted.raw, find).values
    pages = PageOptions(
        style=values["style"] or default_style(wanted.kind),
        classification=values["classification"],
        secret_years=values["secret_years"] or 0,
        document_number=values["document_number"] or "",
        issued_by=values["issued_by"] or "",
        numbering=values["numbering"] or Numbering.DUPLEX,
    )
    statement = None
    if wanted.kind is BriefingKind.AREA_STATEMENT:
        statement = StatementOptions(
            scope=values["scope"] or Scope.GROUP,
            start=values["start"],
            leave_out_empty=bool(values["leave_out_empty"]),
            parts=tuple(StatementPart(each) for each in values["parts"]),
            summary=values["summary"],
        )
    with speaking((values["language"] or PackLanguage.CHINESE).value):
        return make_briefing(
            session,
            wanted.kind,
            as_of=values["as_of"],
            lead_id=values.get("lead_id"),
            options=pages,
            statement=statement,
        )
