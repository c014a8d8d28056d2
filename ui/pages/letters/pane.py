"""What the pane shows of a letter: its state and what can be done, facts, chain, events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crm.letters.fields import CONVERT_FIELDS, FIELDS, VOID_FIELDS, WITHDRAW_FIELDS
from crm.letters.terms import LetterState, LetterStatus, Relation
from ui import formats
from ui.pages.letters.columns import owner_text, valid_until_text
from ui.panes.content import (
    BoxTone,
    Link,
    PaneAction,
    PaneBox,
    PaneContent,
    Section,
    SectionRow,
    TimelineLine,
)
from ui.panes.fact_sheet import FactSheet, measured
from ui.panes.related_rows import letter_chip

if TYPE_CHECKING:
    from crm.letters.letter_chain import LetterFile
    from crm.letters.rows import LetterDetail, LetterEvent, LetterRow
    from ui.panes.content import Fact

translate = QCoreApplication.translate
SIGN = "edit:signed_on"
WITHDRAW, CONVERT, SUPERSEDE = "withdraw", "convert", "supersede"
VOID, CORRECT = "void", "correct"
EVENT_ICONS = {
    LetterState.IN_FORCE: "letters",
    LetterState.CONVERTED: "check",
    LetterState.WITHDRAWN: "struck-ring",
    LetterState.SUPERSEDED: "swap",
}


def pane_content(file: LetterFile) -> PaneContent:
    """Write a letter with what can be done with it."""
    detail, row = file.detail, file.detail.row
    return PaneContent(
        id=row.id,
        version=row.version,
        code=row.code,
        title=row.company,
        subtitle=" · ".join(part for part in (row.park, row.unit_text) if part),
        chip=letter_chip(row),
        facts=_facts(detail),
        box=_box(row),
        sections=_sections(file),
        timeline=tuple(_event(each) for each in detail.events),
        actions=_actions(row),
        archived=row.archived,
    )


def _actions(row: LetterRow) -> tuple[PaneAction, ...]:
    """A draft is archived; a letter that was signed is corrected or declared void."""
    correct = PaneAction(CORRECT, translate("Letters", "Correct"))
    void = PaneAction(VOID, translate("Letters", "Declare void"), "cross")
    return (correct, void) if row.status is LetterStatus.SIGNED else ()


def _box(row: LetterRow) -> PaneBox | None:
    convert = PaneAction(CONVERT, translate("Letters", "Convert"), "check")
    withdraw = PaneAction(WITHDRAW, translate("Letters", "Withdraw"))
    supersede = PaneAction(SUPERSEDE, translate("Letters", "Replace"), "swap")
    if row.archived:
        return None
    if row.status is LetterStatus.DRAFT:
        text = translate("Letters", "Not in the figures until it is signed")
        sign = PaneAction(SIGN, translate("Letters", "Sign"), "edit")
        return PaneBox(row.status.label, text, (sign,))
    if row.state is LetterState.EXPIRED:
        text = translate("Letters", "Expired after {day}; a new letter can replace it")
        day = formats.day(row.valid_until)
        return PaneBox(row.state.label, text.format(day=day), (supersede,), BoxTone.WARNING)
    if row.state is LetterState.IN_FORCE:
        tone = BoxTone.NEXT if row.expires_in is None else BoxTone.WARNING
        actions = (convert, withdraw, supersede)
        return PaneBox(row.state.label, _holds(row), actions, tone)
    return None


def _holds(row: LetterRow) -> str:
    if row.valid_until is None:
        return valid_until_text(row)
    return translate("Letters", "until {day}").format(day=formats.day(row.valid_until))


def _facts(detail: LetterDetail) -> tuple[Fact, ...]:
    row = detail.row
    sheet = FactSheet((*FIELDS, *WITHDRAW_FIELDS, *CONVERT_FIELDS, *VOID_FIELDS))
    sheet.always("company_id", row.company, Link("company", row.company_id))
    sheet.always("lead_id", row.lead_code, Link("lead", row.lead_id))
    sheet.always("park_id", row.park, Link("park", row.park_id))
    sheet.known("unit_text", row.unit_text)
    sheet.always("area_kind", row.area_kind.label)
    area = str(formats.qualified(formats.area_record(row.area), row.area_qual))
    sheet.always("area", area if row.area is not None else None)
    sheet.always("signed_on", formats.day(row.signed_on) if row.signed_on else None)
    sheet.add(str(_label("valid_until")), valid_until_text(row))
    sheet.always("owner_id", owner_text(row))
    sheet.known("signed_with_title", detail.signed_with_title)
    sheet.known("letter_no", row.letter_no)
    if detail.relation is not Relation.NONE:
        sheet.known("relation_to_prior", detail.relation.label)
    _add_money(sheet, detail)
    _add_end(sheet, detail)
    sheet.known("note", detail.note, wide=True)
    return sheet.facts


def _label(name: str) -> object:
    return next(each.label for each in FIELDS if each.name == name)


def _add_money(sheet: FactSheet, detail: LetterDetail) -> None:
    deposit = formats.deal_record(detail.deposit)
    sheet.known("deposit", measured(deposit, known=detail.deposit is not None))
    received = detail.deposit_received_on
    sheet.known("deposit_received_on", formats.day(received) if received else None)
    if detail.rent_price is not None:
        text = translate("Letters", "{price} CNY per m² and month")
        sheet.known("rent_price", text.format(price=f"{detail.rent_price:,.2f}"))


def _add_end(sheet: FactSheet, detail: LetterDetail) -> None:
    row = detail.row
    sheet.known("withdrawn_on", formats.day(row.withdrawn_on) if row.withdrawn_on else None)
    sheet.known("converted_on", formats.day(row.converted_on) if row.converted_on else None)
    area = formats.area_record(row.contract_area)
    sheet.known("contract_area", measured(area, known=row.contract_area is not None))
    sheet.known("contract_no", detail.contract_no)
    sheet.known("withdraw_reason", detail.withdraw_reason, wide=True)
    sheet.known("void_reason", detail.void_reason, wide=True)


def _sections(file: LetterFile) -> tuple[Section, ...]:
    """Show the chain only where there is one."""
    if not file.chain:
        return ()
    here = file.detail.row.id
    return (
        Section(
            translate("Letters", "Chain of letters"),
            tuple(_chained(each, here=each.id == here) for each in file.chain),
        ),
    )


def _chained(row: LetterRow, *, here: bool) -> SectionRow:
    area = "" if row.area is None else str(formats.area_record(row.area))
    link = None if here else Link("letter", row.id)
    return SectionRow(row.code, (formats.day(row.signed_on),), area, letter_chip(row), link)


def _event(event: LetterEvent) -> TimelineLine:
    texts = {
        LetterState.IN_FORCE: translate("Letters", "Letter signed"),
        LetterState.CONVERTED: translate("Letters", "Became a contract"),
        LetterState.WITHDRAWN: translate("Letters", "Withdrawn"),
        LetterState.SUPERSEDED: translate("Letters", "Replaced"),
    }
    text = texts[event.state]
    if event.code:
        phrase = translate("Letters", "Replaced by {code}")
        if event.state is LetterState.IN_FORCE:
            phrase = translate("Letters", "Signed, replacing {code}")
        text = phrase.format(code=event.code)
    link = Link("letter", event.id) if event.id is not None and event.code else None
    return TimelineLine(
        on=event.on,
        text=text,
        who=event.note,
        icon=EVENT_ICONS[event.state],
        link=link,
        linked=event.code if link else "",
    )
