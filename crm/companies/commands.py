"""Changes to companies and contacts. The caller owns the transaction; nothing here commits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from crm.companies.duplicates import find_matches
from crm.companies.fields import COMPANY_FIELDS, CONTACT_FIELDS
from crm.companies.models import Company, Contact
from crm.companies.numbers import first_number
from crm.companies.other_names import remember_names
from crm.errors import refuse
from crm.language import _
from crm.leads.models import Lead
from crm.names.keys import Likeness, exact_key, loose_key
from crm.names.sorting import search_key, sort_key
from crm.names.uscc import check_uscc
from crm.records import saving
from crm.staff.permissions import require_owner, require_writer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from crm.companies.duplicates import Match
    from crm.database.session import Work
    from crm.records.saved import Saved

# What a company is found by.
KEYED = frozenset({"name", "short_name", "aliases", "uscc"})


def save_company(
    work: Work, raw: Mapping[str, object], *, id: int | None = None, version: int | None = None
) -> Saved:
    """Create a company, or change the fields in `raw` of the company `id`.

    Raises UserError: FIELD_REQUIRED, USCC_INVALID, DUPLICATE (the same credit code or the same
    name), VERSION_CONFLICT, PERMISSION_DENIED. Warns SUSPECT for a name that differs only in
    its legal form.
    """
    require_writer(work.actor.role)
    values = saving.parsed(work, COMPANY_FIELDS, raw, partial=id is not None)
    if uscc := values.get("uscc"):
        values["uscc"] = check_uscc(str(uscc), "uscc")
    if id is None:
        company = Company(**values)
        _check_duplicates(work, company, blocking=True)
        derive_keys(company)
        saving.added(work, company)
    else:
        company = saving.locked(work, Company, id, version)
        require_owner(work.actor.role, work.actor.id, _owners(work, company))
        names = {"name", "uscc", "aliases"}
        renamed = names & {k for k, v in values.items() if getattr(company, k) != v}
        with work.session.no_autoflush:
            saving.assign(company, values)
            if renamed:
                _check_duplicates(work, company, blocking=bool(renamed - {"aliases"}))
            if KEYED & values.keys():
                derive_keys(company)
    saved = saving.saved(work, company)
    remember_names(work.session, company)
    return saved


def _owners(work: Work, company: Company) -> Iterator[int | None]:
    """Whoever entered it and everybody who owns a lead of it may edit a company.

    What the program itself brought belongs to nobody: everybody may edit it.
    """
    yield company.created_by or work.actor.id
    yield from work.session.scalars(select(Lead.owner_id).where(Lead.company_id == company.id))


def _check_duplicates(work: Work, company: Company, *, blocking: bool) -> None:
    """Refuse the same company, warn of a suspect; other names alone are never refused."""
    matches = find_matches(
        work.session,
        company.name,
        company.uscc,
        aliases=company.aliases or (),
        besides=company.id,
    )
    for match in matches:
        if match.likeness is Likeness.DUPLICATE and blocking:
            raise refuse(
                "DUPLICATE",
                _why_duplicate(match),
                "uscc" if company.uscc and company.uscc == match.uscc else "name",
            )
        if match.likeness is Likeness.SUSPECT:
            work.warn("SUSPECT", _why_suspect(match), "name")


def _why_duplicate(match: Match) -> str:
    sentence = _("“{name}” is already there. Open it instead of entering it again.")
    if match.archived:
        sentence = _("“{name}” is already there, archived. Restore it from the recycle bin.")
    return sentence.format(name=match.name)


def _why_suspect(match: Match) -> str:
    sentence = _("“{name}” has nearly the same name. Check that it is another company.")
    if match.also:
        sentence = _("“{name}” is also called “{also}”. Check that it is another company.")
    return sentence.format(name=match.name, also=match.also)


def derive_keys(company: Company) -> None:
    """Compute what a company is compared, sorted and found by."""
    company.exact_key = exact_key(company.name)
    company.loose_key = loose_key(company.name)
    company.sort_key = sort_key(company.name)
    aliases = company.aliases or []
    company.search_key = search_key(
        company.name, company.exact_key, company.short_name or "", *aliases, company.uscc or ""
    )


def archive_company(work: Work, id: int, version: int | None = None) -> Saved:
    """Hide a company from lists; its leads, letters and figures stay."""
    return _set_archived(work, Company, id, version, archived=True)


def restore_company(work: Work, id: int, version: int | None = None) -> Saved:
    """Show an archived company again."""
    return _set_archived(work, Company, id, version, archived=False)


def save_contact(
    work: Work, raw: Mapping[str, object], *, id: int | None = None, version: int | None = None
) -> Saved:
    """Create a contact, or change the fields in `raw` of the contact `id`.

    A company has one main contact: naming another takes the mark from the first.
    """
    require_writer(work.actor.role)
    values = saving.parsed(work, CONTACT_FIELDS, raw, partial=id is not None)
    if id is None:
        contact = Contact(**values, search_key="")
    else:
        contact = saving.locked(work, Contact, id, version)
        _require_contact_owner(work, contact)
        saving.assign(contact, values)
    derive_contact_keys(contact)
    if id is None:
        saving.added(work, contact)
    if contact.is_primary:
        _take_primary_from_others(work, contact)
    return saving.saved(work, contact)


def derive_contact_keys(contact: Contact) -> None:
    """Compute what a contact is found and compared by."""
    contact.search_key = search_key(
        contact.name, contact.title or "", contact.mobile or "", contact.phone or ""
    )
    contact.mobile_key = first_number(contact.mobile)
    contact.phone_key = first_number(contact.phone)


def _require_contact_owner(work: Work, contact: Contact) -> None:
    """Whoever entered the person, or may edit their company, may edit the person."""
    company = saving.found(work.session, Company, contact.company_id)
    owners = [contact.created_by or work.actor.id, *_owners(work, company)]
    require_owner(work.actor.role, work.actor.id, owners)


def _take_primary_from_others(work: Work, contact: Contact) -> None:
    others = select(Contact).where(
        Contact.company_id == contact.company_id,
        Contact.is_primary.is_(True),
        Contact.id != contact.id,
    )
    for other in work.session.scalars(others):
        other.is_primary = False


def archive_contact(work: Work, id: int, version: int | None = None) -> Saved:
    """Hide a contact from lists."""
    return _set_archived(work, Contact, id, version, archived=True)


def restore_contact(work: Work, id: int, version: int | None = None) -> Saved:
    """Show an archived contact again."""
    return _set_archived(work, Contact, id, version, archived=False)


def _set_archived(
    work: Work, model: type[Company | Contact], id: int, version: int | None, *, archived: bool
) -> Saved:
    row = saving.locked(work, model, id, version)
    require_owner(work.actor.role, work.actor.id, [row.created_by or work.actor.id])
    if archived:
        saving.archive(work, row)
    else:
        saving.restore(row)
    return saving.saved(work, row)
