"""Between a card and a contact: which part of the one goes into which field of the other. Pure."""

from __future__ import annotations

import re
import uuid
from typing import TYPE_CHECKING

from crm.companies.numbers import numbers
from crm.exchange.vcard.card import Card, Number
from crm.language import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crm.companies.contact_exchanging import WholeContact

MOBILE = re.compile(r"1[3-9]\d{9}")  # of mainland China
NO_VOICE = frozenset({"fax", "pager", "modem", "bbs", "textphone"})
MOBILE_KINDS = frozenset({"cell", "iphone", "mobile"})
LANDLINE_KINDS = frozenset({"work", "main"})
URN = "urn:uuid:"


def contact_values(card: Card) -> dict[str, object]:
    """Return raw values for `save_contact` without the company; what has no field is in the note.

    A card without a name is called by its title: a contact may be a role (docs/domain.md,
    Companies).
    """
    mobile, phone, more = sort_numbers(card.numbers)
    email, *emails = card.emails or ("",)
    title = card.title or card.role
    values: dict[str, object] = {
        "name": card.name or title,
        "title": title if card.name else "",
        "mobile": mobile,
        "phone": phone,
        "email": email,
        "wechat": card.wechat,
    }
    lines = [card.note, *_noted(card, more, emails)]
    values["note"] = "\n".join(line for line in lines if line)
    return values


def sort_numbers(found: tuple[Number, ...]) -> tuple[str, str, list[Number]]:
    """Return the mobile number, the other number, and those for which there is no field.

    A number that says nothing of its kind is a mobile one where it looks so.
    """
    mobile = next((each for each in found if each.kinds & MOBILE_KINDS), None)
    mobile = mobile or next((each for each in found if _looks_mobile(each)), None)
    voices = [each for each in found if each is not mobile and not each.kinds & NO_VOICE]
    phone = next((each for each in voices if each.kinds & LANDLINE_KINDS), None)
    phone = phone or next(iter(voices), None)
    more = [each for each in found if each is not mobile and each is not phone]
    return mobile.text if mobile else "", phone.text if phone else "", more


def _looks_mobile(number: Number) -> bool:
    digits = numbers(number.text)
    marked = number.kinds & (LANDLINE_KINDS | NO_VOICE)
    return not marked and len(digits) == 1 and MOBILE.fullmatch(digits[0]) is not None


def _noted(card: Card, more: list[Number], emails: list[str]) -> Iterator[str]:
    """Yield a line for whatever has no field of its own."""
    for department in card.departments:
        yield _("Department: {text}").format(text=department)
    if card.role and card.title and card.role != card.title:
        yield _("Role: {text}").format(text=card.role)
    for number in more:
        text = _("Fax: {text}") if "fax" in number.kinds else _("Phone: {text}")
        yield text.format(text=number.text)
    for email in emails:
        yield _("E-mail: {text}").format(text=email)
    for service, name in card.messengers:
        yield f"{service}: {name}" if service else name
    for address in card.addresses:
        yield _("Address: {text}").format(text=address.text)
    for url in card.urls:
        yield _("Web: {text}").format(text=url)


def card_of(contact: WholeContact, number: int = 0) -> Card:
    """Return the card of a contact."""
    kinds = ((contact.mobile, {"cell"}), (contact.phone, {"work", "voice"}))
    return Card(
        number=number,
        line=0,
        name=contact.name,
        company=contact.company,
        title=contact.title,
        numbers=tuple(Number(text, frozenset(kind)) for text, kind in kinds if text),
        emails=(contact.email,) if contact.email else (),
        wechat=contact.wechat,
        note=contact.note,
        uid=str(contact.uid),
        revised=contact.updated_at,
    )


def uid_of(card: Card) -> uuid.UUID | None:
    """Return the uid of a card where it is a UUID, as in files of this program."""
    try:
        return uuid.UUID(card.uid.removeprefix(URN).removeprefix(URN.upper()))
    except ValueError:
        return None
