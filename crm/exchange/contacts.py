"""Contacts as vCard, out and in: looked at first, then written (docs/domain.md, vCard)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from crm.companies.commands import save_company, save_contact
from crm.companies.contact_exchanging import adopt_contact_uid, same_contact, whole_contacts
from crm.companies.duplicates import find_matches
from crm.companies.numbers import check_phone
from crm.companies.people import Person, find_people
from crm.errors import UserError, refuse
from crm.exchange.batches import keep_batch
from crm.exchange.card_rows import CardRow, CompanyIs, Place, note_of, problems_of, row_of
from crm.exchange.report import CellProblem, ImportRefusedError, Report, RowResult
from crm.exchange.vcard.card import PERSON
from crm.exchange.vcard.contacts import card_of, contact_values, uid_of
from crm.exchange.vcard.pictures import take_picture
from crm.exchange.vcard.writing import VERSION_3, write_cards
from crm.language import _
from crm.names.keys import Likeness
from crm.records.references import describe
from crm.staff.permissions import require_writer

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from typing import TypeAlias

    from sqlalchemy.orm import Session

    from crm.attachments.store import FileStore
    from crm.companies.duplicates import Match
    from crm.database.session import Work
    from crm.exchange.vcard.card import Card, Cards

    Progress: TypeAlias = "Callable[[int, int], None]"

KIND = "contacts"
COMPANY = "company_id"


@dataclass(frozen=True, slots=True)
class ContactChoices:
    """What somebody decided: `companies` by the number of a card, a known id or a new name.

    `company` is for cards that name none; `left_out` are the numbers of cards nobody wants;
    with `valid_only` cards with errors are left out, else they keep the whole file out.
    """

    company: str = ""
    companies: Mapping[int, int | str] = field(default_factory=dict[int, "int | str"])
    left_out: frozenset[int] = frozenset()
    valid_only: bool = False


def export_contacts(
    session: Session,
    version: str = VERSION_3,
    *,
    company_ids: Collection[int] | None = None,
    contact_ids: Collection[int] | None = None,
) -> tuple[bytes, int]:
    """Return contacts as one vCard file, and how many they are.

    All that are in the list, those of some companies, or some of them. Raises UserError
    VALUE_UNKNOWN for another version than 3.0 and 4.0.
    """
    found = whole_contacts(session, company_ids=company_ids, contact_ids=contact_ids)
    cards = [card_of(each) for each in found]
    return write_cards(cards, version), len(cards)


def look_at_contacts(
    work: Work,
    cards: Cards,
    choices: ContactChoices,
    progress: Progress | None = None,
    files: FileStore | None = None,
) -> Report:
    """Return what an import would do, doing it: for a transaction that is thrown away.

    Pictures are kept in `files`; without it they are only looked at. Raises UserError
    PERMISSION_DENIED; what is wrong with a card stands in its row.
    """
    require_writer(work.actor.role)
    under_way = _Import(work, choices, files)
    rows: list[CardRow] = []
    for done, card in enumerate(cards.cards):
        if progress is not None:
            progress(done, len(cards.cards))
        rows.append(under_way.row(card))
    return Report(KIND, cards.encoding, tuple(rows), cards.left_out)


def import_contacts(
    work: Work,
    cards: Cards,
    choices: ContactChoices,
    progress: Progress | None = None,
    files: FileStore | None = None,
) -> Report:
    """Import cards in one transaction: all of them, or with `valid_only` those without errors.

    Raises UserError ImportRefusedError with the whole report.
    """
    report = look_at_contacts(work, cards, choices, progress, files)
    if report.errors and not choices.valid_only:
        raise ImportRefusedError(report)
    if report.imported:
        rows = zip(report.rows, map(_cells, cards.cards), strict=True)
        keep_batch(work, report, file_name=cards.file_name, sha256=cards.hash, rows=rows)
    return report


def _cells(card: Card) -> dict[str, str]:
    return {"FN": card.name, "ORG": card.company, "TITLE": card.title, "UID": card.uid}


@dataclass(frozen=True, slots=True)
class _Import:
    """One import under way."""

    work: Work
    choices: ContactChoices
    files: FileStore | None

    def row(self, card: Card) -> CardRow:
        """Take one card, or say why not."""
        values = contact_values(card)
        place = self._place(card)
        if reason := self._why_left_out(card):
            return row_of(card, values, place, RowResult.SKIPPED, reason)
        if card.errors:
            return row_of(card, values, place, RowResult.ERROR, card.errors)
        warned = len(self.work.warnings)
        try:
            known = self._known(card, values, place)
            if known is not None:
                return row_of(card, values, place, RowResult.DUPLICATE, known)
            with self.work.session.begin_nested():  # a refused contact takes its new company along
                contact_id = self._save(card, values, place)
        except UserError as error:
            del self.work.warnings[warned:]
            return row_of(card, values, place, RowResult.ERROR, problems_of(error.problems, values))
        warnings = (*card.warnings, *problems_of(self.work.warnings[warned:], values))
        result = RowResult.WARNING if warnings else RowResult.NEW
        return row_of(card, values, place, result, warnings, contact_id)

    def _why_left_out(self, card: Card) -> Sequence[CellProblem]:
        if card.number in self.choices.left_out:
            return (note_of("NOT_CHOSEN", "", _("Not chosen.")),)
        if card.kind != PERSON:
            message = _("The card is of an organisation or a group, not of a person.")
            return (note_of("CARD_KIND", "KIND", message, card.kind),)
        return ()

    def _place(self, card: Card) -> Place:
        """Find the company that was chosen, that the card names, or that is given for such."""
        chosen = self.choices.companies.get(card.number)
        if isinstance(chosen, int):
            name = describe(self.work.session, "company", [chosen]).get(chosen, "")
            return Place(chosen, name, CompanyIs.KNOWN)
        name = (chosen or card.company or self.choices.company).strip()
        if not name:
            return Place(None, "", CompanyIs.MISSING)
        matches = find_matches(self.work.session, name, None)
        same = next((each for each in matches if each.likeness is Likeness.DUPLICATE), None)
        if same is not None:
            return Place(same.id, same.name, CompanyIs.KNOWN, archived=same.archived)
        suspects = tuple((each.id, _called(each)) for each in matches if not each.archived)
        standing = CompanyIs.SUSPECT if suspects else CompanyIs.NEW
        return Place(None, name, standing, suspects)

    def _known(
        self, card: Card, values: Mapping[str, object], place: Place
    ) -> Sequence[CellProblem] | None:
        """Say which contact the card tells of, None where it is somebody new."""
        person = _person(values, place.id)
        same = same_contact(
            self.work.session,
            person,
            str(values["title"]),
            uid=uid_of(card),
            company_ids=place.ids,
        )
        if same is None:
            return None
        message = _("{name} at {company} is already there.")
        if same.hidden:
            message = _("{name} at {company} is already there, archived or merged.")
        sentence = message.format(name=same.name, company=same.company)
        return (note_of("DUPLICATE", "FN", sentence),)

    def _save(self, card: Card, values: dict[str, object], place: Place) -> int:
        """Create the contact, and its company where it is new; return the contact's id."""
        company_id, raw = place.id, dict(values)
        if place.archived:
            message = _("“{name}” is already there, archived. Restore it from the recycle bin.")
            raise _refused("RECORD_ARCHIVED", message.format(name=place.name))
        if place.standing is CompanyIs.MISSING:
            raise _refused("FIELD_REQUIRED", _("The card names no company. Say which one it is."))
        if company_id is None:
            company_id = save_company(self.work, {"name": place.name}).id
        else:
            self._warn_of_people(_person(values, company_id))
        saved = save_contact(self.work, {**raw, COMPANY: company_id})
        self._warn_of_numbers(raw)
        uid = uid_of(card)
        if uid is not None:
            adopt_contact_uid(self.work, saved.id, uid)
        if card.photo:
            take_picture(self.work, card.photo, saved.id, str(values["name"]), self.files)
        return saved.id

    def _warn_of_numbers(self, values: Mapping[str, object]) -> None:
        """Warn of what stands in a number's place and is none; it is kept as it is written."""
        for name in ("mobile", "phone"):
            try:
                check_phone(str(values[name] or ""), name)
            except UserError as error:
                self.work.warn(error.code, error.message, name)

    def _warn_of_people(self, person: Person) -> None:
        for match in find_people(self.work.session, person)[:1]:
            common = "、".join(each.label for each in match.common)
            message = _("Perhaps already there: {name} at {company} ({common}).")
            text = message.format(name=match.name, company=match.company, common=common)
            self.work.warn("SUSPECT", text, "name")


def _called(match: Match) -> str:
    return f"{match.name}（{match.also}）" if match.also else match.name


def _person(values: Mapping[str, object], company_id: int | None) -> Person:
    return Person(
        company_id=company_id,
        name=str(values["name"]),
        mobile=str(values["mobile"]),
        phone=str(values["phone"]),
        email=str(values["email"]),
        wechat=str(values["wechat"]),
    )


def _refused(code: str, message: str) -> UserError:
    return refuse(code, message, COMPANY)
