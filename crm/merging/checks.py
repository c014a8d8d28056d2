"""When two records cannot be merged (docs/domain.md, Merging). Each check changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import select

from crm.companies.models import Company, Contact
from crm.errors import UserError, refuse
from crm.language import _
from crm.leads.models import Lead
from crm.records import saving

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

Mergeable = TypeVar("Mergeable", Company, Contact, Lead)


def name_of(row: Company | Contact | Lead) -> str:
    """Return what people know the record by."""
    return f"{row.code} {row.title}" if isinstance(row, Lead) else row.name


def require_mergeable(session: Session, kept: Mergeable, gone: Mergeable) -> None:
    """Raise MERGE_BLOCKED unless the two are different records that are both in use.

    Companies of two credit codes are two legal persons; leads are of one company; a contact that
    leads of another company name stays there.
    """
    if kept.id == gone.id:
        raise _blocked(_("A record cannot be merged with itself. Choose another one."))
    for row in (kept, gone):
        _require_in_use(session, row)
    if isinstance(kept, Company) and isinstance(gone, Company):
        _require_one_code(kept, gone)
    elif isinstance(kept, Lead) and isinstance(gone, Lead):
        _require_one_company(kept, gone)
    elif isinstance(kept, Contact) and isinstance(gone, Contact):
        _require_own_leads(session, kept, gone)


def _require_in_use(session: Session, row: Company | Contact | Lead) -> None:
    if row.merged_into_id is not None:
        other: Any = saving.found(session, type(row), row.merged_into_id)
        sentence = _("“{name}” was merged into “{other}” before. Choose that one.")
        raise _blocked(sentence.format(name=name_of(row), other=name_of(other)))
    if row.archived_at is not None:
        sentence = _("“{name}” is archived. Restore it first.")
        raise _blocked(sentence.format(name=name_of(row)))


def _require_one_code(kept: Company, gone: Company) -> None:
    if kept.uscc and gone.uscc and kept.uscc != gone.uscc:
        sentence = _(
            "The two have different credit codes, {one} and {other}: they are two companies. "
            "Correct a code that is wrong before merging."
        )
        raise _blocked(sentence.format(one=kept.uscc, other=gone.uscc), "uscc")


def _require_one_company(kept: Lead, gone: Lead) -> None:
    if kept.company_id != gone.company_id:
        sentence = _("The two leads belong to different companies. Merge the companies first.")
        raise _blocked(sentence, "company_id")


def _require_own_leads(session: Session, kept: Contact, gone: Contact) -> None:
    elsewhere = select(Lead.code).where(
        Lead.contact_id == gone.id, Lead.company_id != kept.company_id
    )
    code = session.scalar(elsewhere.order_by(Lead.id).limit(1))
    if code is not None:
        sentence = _(
            "The lead {code} of another company names “{name}”. "
            "Merge the companies first, or choose another contact there."
        )
        raise _blocked(sentence.format(code=code, name=gone.name), "company_id")


def _blocked(sentence: str, field: str = "") -> UserError:
    return refuse("MERGE_BLOCKED", sentence, field)
