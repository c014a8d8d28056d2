"""Whether letters hold together: dates in order, one end each, one successor, one company."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sqlalchemy import select

from crm.check.chosen import rows_of, scalars_of
from crm.check.finding import Finding
from crm.language import _
from crm.leads.models import Lead
from crm.letters.letter_actions import line_of
from crm.letters.models import Letter
from crm.letters.terms import LetterStatus, Relation

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from sqlalchemy.orm import Session


def check_letters(session: Session, companies: Collection[int] | None = None) -> Iterator[Finding]:
    """Verify every letter by itself, then with the letter that it replaces.

    With `companies` only their letters: those that replace one another are of one company.
    """
    query = select(Letter).order_by(Letter.id)
    letters: dict[int, Letter] = {
        each.id: each for each in scalars_of(session, query, Letter.company_id, companies)
    }
    leads = None if companies is None else {each.lead_id for each in letters.values()}
    owners = {
        row.id: row.company_id
        for row in rows_of(session, select(Lead.id, Lead.company_id), Lead.id, leads)
    }
    for letter in letters.values():
        if letter.company_id != owners.get(letter.lead_id):
            message = _("The letter and its lead name different companies.")
            yield Finding("LETTER_COMPANY_MISMATCH", letter.code, message)
        if letter.status is LetterStatus.SIGNED:
            yield from _check_signed(letter)
        elif letter.status is LetterStatus.DRAFT and (letter.withdrawn_on or letter.converted_on):
            message = _("A draft cannot be withdrawn or converted.")
            yield Finding("LETTER_CLOSED", letter.code, message)
    yield from _check_successions(letters)


def _check_signed(letter: Letter) -> Iterator[Finding]:
    if letter.signed_on is None:
        message = _("A signed letter has no date of signing.")
        yield Finding("LETTER_SIGNED_DATE_REQUIRED", letter.code, message)
        return
    if letter.area is None or letter.area <= 0:
        message = _("A signed letter has no area.")
        yield Finding("AREA_NOT_POSITIVE", letter.code, message)
    if letter.valid_until and letter.valid_until < letter.signed_on:
        message = _("The letter ends before its signing.")
        yield Finding("LETTER_VALID_BEFORE_SIGNED", letter.code, message)
    ends = [day for day in (letter.withdrawn_on, letter.converted_on) if day]
    if len(ends) > 1:
        message = _("The letter is both withdrawn and converted.")
        yield Finding("LETTER_CLOSED", letter.code, message)
    if any(day < letter.signed_on or day > (letter.valid_until or day) for day in ends):
        message = _("The letter ended outside the time in which it was in force.")
        yield Finding("LETTER_DATE_ORDER", letter.code, message)
    if letter.converted_on and not (letter.contract_area and letter.contract_area > 0):
        message = _("The letter was converted, but the contract has no area.")
        yield Finding("AREA_NOT_POSITIVE", letter.code, message)


def _check_successions(letters: Mapping[int, Letter]) -> Iterator[Finding]:
    replaced = {each.id: each.supersedes_id for each in letters.values()}
    standing = [each for each in letters.values() if each.status is LetterStatus.SIGNED]
    successors = Counter(each.supersedes_id for each in standing if each.supersedes_id)
    for letter_id, count in successors.items():
        if count > 1 and letter_id in letters:
            message = _("More than one letter replaces this one.")
            yield Finding("LETTER_ALREADY_SUPERSEDED", letters[letter_id].code, message)
    for letter in letters.values():
        replaces = letter.relation_to_prior is Relation.SUPERSEDES
        if letter.status is LetterStatus.SIGNED and replaces != bool(letter.supersedes_id):
            message = _("Whether the letter replaces another one and which do not agree.")
            yield Finding("FIELD_REQUIRED", letter.code, message)
        elif letter.supersedes_id is not None and letter.supersedes_id in letters:
            if replaced[line_of(letter.id, replaced)[-1]] is not None:
                message = _("The letter goes back to itself.")
                yield Finding("LETTER_CYCLE", letter.code, message)
            yield from _check_pair(letter, letters[letter.supersedes_id])


def _check_pair(letter: Letter, old: Letter) -> Iterator[Finding]:
    if letter.company_id != old.company_id:
        message = _("The letter replaces one of another company.")
        yield Finding("LETTER_COMPANY_MISMATCH", letter.code, message)
    if letter.area_kind is not old.area_kind:
        message = _("The letter replaces one for another kind of area.")
        yield Finding("LETTER_KIND_MISMATCH", letter.code, message)
    if letter.status is not LetterStatus.SIGNED:
        return
    if letter.signed_on and old.signed_on and letter.signed_on < old.signed_on:
        message = _("The letter was signed before the one that it replaces.")
        yield Finding("LETTER_DATE_ORDER", letter.code, message)
    if old.withdrawn_on or old.converted_on or old.status is not LetterStatus.SIGNED:
        message = _("The letter replaces one that was not in force any more.")
        yield Finding("LETTER_CLOSED", letter.code, message)
