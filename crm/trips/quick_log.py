"""Log somebody in one step, on a trip or at the desk (docs/domain.md, Quick log).

The caller owns the transaction; nothing here commits. On a trip the company may stay as it is
written: it becomes a record when the contact is turned into a lead. At the desk there is no trip
to keep it, so company and contact become records at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from crm.attachments.commands import attach_file
from crm.attachments.models import Attachment
from crm.attachments.thumbnails import PICTURES
from crm.companies.models import Company, Contact
from crm.companies.numbers import check_phone
from crm.errors import Problem, UserError, refuse
from crm.language import _
from crm.names.keys import exact_key
from crm.quantities.day_words import read_day
from crm.records import saving
from crm.records.written import is_blank
from crm.trips.commands import log_trip_contact
from crm.trips.models import TripContact

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sqlalchemy.orm import Session

    from crm.attachments.store import FileStore, Kept
    from crm.database.session import Work
    from crm.records.saved import Saved

# What is read here before the fields of the record are: a number, and a day in words.
PHONE, DAY, TIME = "phone", "next_action_on", "next_action_time"


def log_on_trip(
    work: Work,
    raw: Mapping[str, object],
    card: Kept | None = None,
    *,
    id: int | None = None,
    version: int | None = None,
) -> Saved:
    """Log somebody met on a trip with the photo of their card, or change the log `id`.

    `raw` are the fields of a logged contact; the day of the next step may be in words (下周三). A
    company or person written just as a known one is called is that one. `card` None takes the
    photo away. Raises UserError as `log_trip_contact`, VALUE_FORMAT for letters in the phone
    number, DATE_INVALID.
    """
    values = with_known(work.session, understood(work, raw))
    saved = log_trip_contact(work, values, id=id, version=version)
    logged = saving.found(work.session, TripContact, saved.id)
    logged.card_image_id = _card_id(work, logged, card)
    return saving.saved(work, logged)


def understood(work: Work, raw: Mapping[str, object]) -> dict[str, object]:
    """Return raw values with the phone number checked and the day of the next step read.

    Raises one UserError with every problem found.
    """
    values = dict(raw)
    problems: list[Problem] = []
    try:
        if not is_blank(values.get(PHONE)):
            values[PHONE] = check_phone(str(values[PHONE]), PHONE)
    except UserError as error:
        problems.extend(error.problems)
    written = values.get(DAY)
    try:
        if isinstance(written, str) and not is_blank(written):
            words = read_day(written, work.today, field=DAY)
            values[DAY] = words.day
            values[TIME] = words.time or values.get(TIME)
    except UserError as error:
        problems.extend(error.problems)
    if problems:
        raise UserError(problems)
    return values


def with_known(session: Session, raw: Mapping[str, object]) -> dict[str, object]:
    """Put the known company and person in the place of names that are written just so."""
    values = dict(raw)
    if not values.get("company_id") and not is_blank(values.get("company_name_text")):
        known = known_company(session, str(values["company_name_text"]))
        if known is not None:
            values |= {"company_id": known, "company_name_text": None}
    company_id = values.get("company_id")
    written = values.get("contact_text")
    if isinstance(company_id, int) and not values.get("contact_id") and not is_blank(written):
        known = known_contact(session, company_id, str(written))
        if known is not None:
            values |= {"contact_id": known, "contact_text": None}
    return values


def known_company(session: Session, name: str) -> int | None:
    """Return the company of this name in any spelling."""
    return session.scalar(
        select(Company.id)
        .where(Company.exact_key == exact_key(name), Company.merged_into_id.is_(None))
        .order_by(Company.archived_at.is_not(None), Company.id)
        .limit(1)
    )


def known_contact(session: Session, company_id: int, name: str) -> int | None:
    """Return the contact of this name at a company."""
    return session.scalar(
        select(Contact.id)
        .where(
            Contact.company_id == company_id,
            Contact.name == name.strip(),
            Contact.merged_into_id.is_(None),
        )
        .order_by(Contact.archived_at.is_not(None), Contact.id)
        .limit(1)
    )


def keep_card(store: FileStore, source: Path | bytes, name: str = "") -> Kept:
    """Keep the photo of a card, to be attached when its entry is saved.

    Raises UserError as `FileStore.keep`, ATTACHMENT_TYPE for a file that is no picture.
    """
    kept = store.keep(source, name)
    if kept.media_type not in PICTURES:
        message = _("“{name}” is not a picture. Choose a photo: png, jpg, heic or webp.")
        raise refuse("ATTACHMENT_TYPE", message.format(name=kept.name))
    return kept


def _card_id(work: Work, logged: TripContact, card: Kept | None) -> int | None:
    """Attach the photo, unless it is the one that is there."""
    if card is None:
        return None
    if logged.card_image_id is not None:
        present = saving.found(work.session, Attachment, logged.card_image_id)
        if present.sha256 == card.sha256:
            return present.id
    return attach_file(work, "trip_contact", logged.id, card).id
