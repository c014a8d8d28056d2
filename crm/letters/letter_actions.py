"""What may be done with an intent letter, and why not (docs/domain.md, Intent letters).

Each check raises UserError with the code of its rule and changes nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crm.errors import Problem, UserError, refuse
from crm.language import _
from crm.letters.letter_state import first_day_out
from crm.letters.terms import LetterState, LetterStatus, Relation
from crm.quantities.dates import printed_date
from crm.staff.terms import Role

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import date
    from decimal import Decimal

    from crm.letters.letter_state import LetterFacts, Standing

# What may change on a signed letter: at any time, and by a correction (勘误).
FREE_FIELDS = frozenset({"deposit_received_on", "attachment_id", "note"})
CORRECTABLE_FIELDS = FREE_FIELDS | {"unit_text", "letter_no"}


def check_sign(
    letter: LetterFacts,
    *,
    today: date,
    lead_company_id: int,
    others: Iterable[Standing] = (),
    old: Standing | None = None,
    predecessors: Collection[int] = (),
) -> None:
    """Check a draft with the dates and area that it is to be signed with.

    `others` are the other letters of the company, `old` the letter that it names as superseded
    and `predecessors` the ids of `old` and of all letters before it (see `line_of`).
    Raises LETTER_IMMUTABLE, LETTER_SIGNED_DATE_REQUIRED, LETTER_SIGNED_IN_FUTURE,
    AREA_NOT_POSITIVE, LETTER_VALID_BEFORE_SIGNED, LETTER_COMPANY_MISMATCH, FIELD_REQUIRED, the
    codes of `check_supersede`, and LETTER_OVERLAP_UNRESOLVED.
    """
    if letter.status is not LetterStatus.DRAFT:
        raise refuse("LETTER_IMMUTABLE", _("Only a draft can be signed. Make a new letter."))
    problems = _signing_problems(letter, today)
    if problems:
        raise UserError(problems)
    if letter.company_id != lead_company_id:
        sentence = _("The letter and its lead name different companies. Choose the lead's company.")
        raise refuse("LETTER_COMPANY_MISMATCH", sentence, "company_id")
    if old is not None:
        check_supersede(letter, old, predecessors)
    elif letter.relation is Relation.SUPERSEDES:
        raise refuse(
            "FIELD_REQUIRED", _("Choose the letter that this one replaces."), "supersedes_id"
        )
    elif letter.relation is Relation.NONE:
        _check_overlap(letter, today, others)


def check_supersede(new: LetterFacts, old: Standing, predecessors: Collection[int] = ()) -> None:
    """Check that a new letter may replace an old one on the day of its own signing.

    Raises, in this order, LETTER_ALREADY_SUPERSEDED, LETTER_CYCLE, LETTER_COMPANY_MISMATCH,
    LETTER_KIND_MISMATCH, LETTER_DATE_ORDER or LETTER_CLOSED.
    """
    prior, name = old.letter, old.letter.code
    if old.superseded_on is not None:
        sentence = _("Another letter already replaces {code}. Choose that newer letter.")
        raise _refuse_old("LETTER_ALREADY_SUPERSEDED", sentence.format(code=name))
    if new.id is not None and (new.id == prior.id or new.id in predecessors):
        sentence = _("{code} goes back to this letter itself. Choose another letter.")
        raise _refuse_old("LETTER_CYCLE", sentence.format(code=name))
    if new.company_id != prior.company_id:
        sentence = _("{code} belongs to another company. Choose a letter of this company.")
        raise _refuse_old("LETTER_COMPANY_MISMATCH", sentence.format(code=name))
    if new.area_kind is not prior.area_kind:
        sentence = _("{code} is for “{kind}”. Choose a letter for the same kind of area.")
        raise _refuse_old(
            "LETTER_KIND_MISMATCH", sentence.format(code=name, kind=prior.area_kind.label)
        )
    day = new.signed_on
    if day is None or (prior.signed_on is not None and day < prior.signed_on):
        sentence = _(
            "This letter replaces {code} and cannot be signed before it. Correct the date."
        )
        raise refuse("LETTER_DATE_ORDER", sentence.format(code=name), "signed_on")
    ended = prior.withdrawn_on or prior.converted_on
    if ended or old.state(day) not in {LetterState.IN_FORCE, LetterState.EXPIRED}:
        sentence = _("{code} is “{state}”. Only a letter in force or expired can be replaced.")
        state = old.state(max(day, ended) if ended else day)
        raise _refuse_old("LETTER_CLOSED", sentence.format(code=name, state=state.label))


def check_withdraw(standing: Standing, *, on: date | None, today: date) -> None:
    """Check that a letter may be withdrawn on a day.

    Raises LETTER_CLOSED, FIELD_REQUIRED or LETTER_DATE_ORDER.
    """
    _check_end(standing, on, today, "withdrawn_on")


def check_convert(
    standing: Standing, *, on: date | None, contract_area: Decimal | None, today: date
) -> None:
    """Check that a letter may become a contract over `contract_area` (㎡) on a day.

    Raises LETTER_CLOSED, FIELD_REQUIRED, LETTER_DATE_ORDER or AREA_NOT_POSITIVE.
    """
    _check_end(standing, on, today, "converted_on")
    if contract_area is None or contract_area <= 0:
        sentence = _("Enter the area of the contract, greater than 0.")
        raise refuse("AREA_NOT_POSITIVE", sentence, "contract_area")


def check_void(letter: LetterFacts, *, has_successor: bool, role: Role, reason: str) -> None:
    """Check that a letter may be declared void; `has_successor`: a letter not void names it.

    Raises PERMISSION_DENIED, LETTER_CLOSED, LETTER_VOID_BLOCKED or FIELD_REQUIRED.
    """
    _check_manager(role, _("Only a manager can declare a letter void. Ask a manager to do it."))
    if letter.status is LetterStatus.VOID:
        raise refuse("LETTER_CLOSED", _("This letter is void already."))
    if has_successor:
        sentence = _("A newer letter replaces this one. Declare the newer letter void first.")
        raise refuse("LETTER_VOID_BLOCKED", sentence)
    _check_reason(reason, "void_reason")


def check_correct(
    letter: LetterFacts, *, changed: Collection[str], role: Role, reason: str
) -> None:
    """Check a correction (勘误) of a signed letter: only its note, unit text and paper number.

    Raises PERMISSION_DENIED, LETTER_IMMUTABLE or FIELD_REQUIRED.
    """
    _check_manager(role, _("Only a manager can correct a signed letter. Ask a manager to do it."))
    _check_fields(letter, changed, CORRECTABLE_FIELDS)
    _check_reason(reason, "reason")


def check_edit(letter: LetterFacts, *, changed: Collection[str]) -> None:
    """Check an ordinary edit: everything on a draft, little on a signed letter.

    Raises LETTER_IMMUTABLE naming the fields.
    """
    _check_fields(letter, changed, FREE_FIELDS)


def check_archive(letter: LetterFacts) -> None:
    """Check that a letter may be archived or deleted: only a draft; raises LETTER_IMMUTABLE."""
    if letter.status is not LetterStatus.DRAFT:
        sentence = _("A signed letter stays in the register. Declare it void if it is wrong.")
        raise refuse("LETTER_IMMUTABLE", sentence)


def line_of(letter_id: int, supersedes: Mapping[int, int | None]) -> tuple[int, ...]:
    """Return a letter and, one after the other, those that it goes back to."""
    line: list[int] = []
    following: int | None = letter_id
    while following is not None and following not in line:
        line.append(following)
        following = supersedes.get(following)
    return tuple(line)


def overlapping(
    letter: LetterFacts, others: Iterable[Standing], *, until: date
) -> LetterFacts | None:
    """Return a letter of the same company, park and kind in force between signing and `until`."""
    start = letter.signed_on
    if start is None:
        return None
    for other in others:
        known = other.letter
        same = (known.company_id, known.park_id, known.area_kind) == (
            letter.company_id,
            letter.park_id,
            letter.area_kind,
        )
        if not same or known.id == letter.id or known.status is not LetterStatus.SIGNED:
            continue
        begin, out = known.signed_on, first_day_out(known, other.superseded_on)
        first = max(start, begin) if begin else None
        if first and first <= until and (out is None or first < out):
            return known
    return None


def _check_overlap(letter: LetterFacts, today: date, others: Iterable[Standing]) -> None:
    known = overlapping(letter, others, until=today)
    if known is not None:
        sentence = _(
            "{code} of the same company is in force in this park. "
            "Choose whether this letter is additional to it or replaces it."
        )
        raise refuse(
            "LETTER_OVERLAP_UNRESOLVED", sentence.format(code=known.code), "relation_to_prior"
        )


def _signing_problems(letter: LetterFacts, today: date) -> list[Problem]:
    problems: list[Problem] = []
    signed_on, valid_until = letter.signed_on, letter.valid_until
    if signed_on is None:
        sentence = _("Enter the date on which the letter was signed.")
        problems.append(Problem("LETTER_SIGNED_DATE_REQUIRED", sentence, "signed_on"))
    elif signed_on > today:
        sentence = _("A letter cannot be signed in the future. Enter a date up to {today}.")
        problems.append(
            Problem(
                "LETTER_SIGNED_IN_FUTURE", sentence.format(today=printed_date(today)), "signed_on"
            )
        )
    if letter.area is None or letter.area <= 0:
        sentence = _("Enter an area greater than 0.")
        problems.append(Problem("AREA_NOT_POSITIVE", sentence, "area"))
    if signed_on and valid_until and valid_until < signed_on:
        sentence = _("A letter cannot end before its signing. Enter a later date or none.")
        problems.append(Problem("LETTER_VALID_BEFORE_SIGNED", sentence, "valid_until"))
    return problems


def _check_end(standing: Standing, on: date | None, today: date, field: str) -> None:
    """Check the day on which a letter is withdrawn or converted."""
    letter = standing.letter
    ends = (letter.withdrawn_on, letter.converted_on, standing.superseded_on)
    if letter.status is not LetterStatus.SIGNED or letter.signed_on is None or any(ends):
        state = standing.state(max((today, *(end for end in ends if end))))
        sentence = _("This letter is “{state}”. Only a letter in force can be ended.")
        raise refuse("LETTER_CLOSED", sentence.format(state=state.label), field)
    if on is None:
        raise refuse("FIELD_REQUIRED", _("Enter the date."), field)
    last = min(today, letter.valid_until or today)
    if not letter.signed_on <= on <= last:
        sentence = _("The date must lie between {first} and {last}. Correct it.")
        span = sentence.format(first=printed_date(letter.signed_on), last=printed_date(last))
        raise refuse("LETTER_DATE_ORDER", span, field)


def _check_fields(letter: LetterFacts, changed: Collection[str], allowed: frozenset[str]) -> None:
    fixed = [] if letter.status is LetterStatus.DRAFT else sorted(set(changed) - allowed)
    if fixed:
        sentence = _("A signed letter is not changed. Sign a new letter that replaces it.")
        raise UserError([Problem("LETTER_IMMUTABLE", sentence, field) for field in fixed])


def _check_manager(role: Role, sentence: str) -> None:
    if role not in {Role.MANAGER, Role.ADMIN}:
        raise refuse("PERMISSION_DENIED", sentence)


def _check_reason(reason: str, field: str) -> None:
    if not reason.strip():
        raise refuse("FIELD_REQUIRED", _("Give the reason."), field)


def _refuse_old(code: str, sentence: str) -> UserError:
    return refuse(code, sentence, "supersedes_id")
