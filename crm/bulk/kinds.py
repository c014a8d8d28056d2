"""The kinds of records that can be edited in bulk, with the commands that their forms use too."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from crm.companies import commands as companies
from crm.companies import queries as company_queries
from crm.companies.fields import COMPANY_FIELDS, CONTACT_FIELDS
from crm.companies.models import Company, Contact
from crm.deals import commands as deals
from crm.deals import queries as deal_queries
from crm.deals.fields import DEAL_FIELDS
from crm.deals.models import Deal
from crm.errors import refuse
from crm.events import commands as events
from crm.events import queries as event_queries
from crm.events.fields import EVENT_FIELDS
from crm.events.models import Event
from crm.funds import commands as funds
from crm.funds import queries as fund_queries
from crm.funds.fields import FUND_FIELDS
from crm.funds.models import Fund
from crm.language import _
from crm.leads import commands as leads
from crm.leads import queries as lead_queries
from crm.leads.fields import FIELDS as LEAD_FIELDS
from crm.leads.models import Lead
from crm.letters import commands as letters
from crm.letters import queries as letter_queries
from crm.letters.fields import FIELDS as LETTER_FIELDS
from crm.letters.models import Letter
from crm.parks import commands as parks
from crm.parks import queries as park_queries
from crm.parks.fields import PARK_FIELDS
from crm.parks.models import Park
from crm.partners import commands as partners
from crm.partners import queries as partner_queries
from crm.partners.fields import PARTNER_FIELDS
from crm.partners.models import Partner
from crm.trips import commands as trips
from crm.trips import queries as trip_queries
from crm.trips.fields import TRIP_FIELDS
from crm.trips.models import Trip
from crm.visits import commands as visits
from crm.visits import queries as visit_queries
from crm.visits.fields import VISIT_FIELDS
from crm.visits.models import Visit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sqlalchemy.orm import Session

    from crm.database.base import Record
    from crm.records.fields import Field
    from crm.records.saved import FormValues, Saved


@dataclass(frozen=True, slots=True)
class BulkKind:
    """One kind of records.

    `own` are fields that tell a record from its fellows: they are never the same for many.
    `owner` is the field that names who answers for it. `near` are the columns whose records the
    save command looks at: they are read together. `company` is the column that names the company
    by which people know the record.
    """

    kind: str
    model: type[Record]
    fields: tuple[Field, ...]
    save: Callable[..., Saved]
    archive: Callable[..., Saved]
    restore: Callable[..., Saved]
    load: Callable[[Session, int], FormValues]
    own: frozenset[str] = frozenset()
    owner: str = ""
    hand_over: Callable[..., Saved] | None = None
    near: Mapping[str, type[Record]] = field(default_factory=dict[str, "type[Record]"])
    company: str = ""

    @property
    def editable(self) -> tuple[Field, ...]:
        """The fields that many records may get at once."""
        return tuple(
            each for each in self.fields if not each.read_only and each.name not in self.own
        )


KINDS: tuple[BulkKind, ...] = (
    BulkKind(
        "company",
        Company,
        COMPANY_FIELDS,
        companies.save_company,
        companies.archive_company,
        companies.restore_company,
        company_queries.load_form,
        own=frozenset({"name", "uscc"}),
    ),
    BulkKind(
        "contact",
        Contact,
        CONTACT_FIELDS,
        companies.save_contact,
        companies.archive_contact,
        companies.restore_contact,
        company_queries.load_contact_form,
        own=frozenset({"name", "is_primary"}),
        near={"company_id": Company},
        company="company_id",
    ),
    BulkKind(
        "lead",
        Lead,
        LEAD_FIELDS,
        leads.save_lead,
        leads.archive_lead,
        leads.restore_lead,
        lead_queries.load_form,
        own=frozenset({"title"}),
        owner="owner_id",
        hand_over=leads.hand_over_lead,
        near={"contact_id": Contact},
        company="company_id",
    ),
    BulkKind(
        "trip",
        Trip,
        TRIP_FIELDS,
        trips.save_trip,
        trips.archive_trip,
        trips.restore_trip,
        trip_queries.load_form,
        own=frozenset({"title"}),
        owner="leader_staff_id",
    ),
    BulkKind(
        "visit",
        Visit,
        VISIT_FIELDS,
        visits.save_visit,
        visits.archive_visit,
        visits.restore_visit,
        visit_queries.load_form,
        owner="host_staff_id",
    ),
    BulkKind(
        "event",
        Event,
        EVENT_FIELDS,
        events.save_event,
        events.archive_event,
        events.restore_event,
        event_queries.load_form,
        own=frozenset({"title"}),
        owner="owner_id",
    ),
    BulkKind(
        "letter",
        Letter,
        LETTER_FIELDS,
        letters.save_letter,
        letters.archive_letter,
        letters.restore_letter,
        letter_queries.load_form,
        own=frozenset({"supersedes_id", "relation_to_prior"}),
        owner="owner_id",
        near={"lead_id": Lead},
        company="company_id",
    ),
    BulkKind(
        "fund",
        Fund,
        FUND_FIELDS,
        funds.save_fund,
        funds.archive_fund,
        funds.restore_fund,
        fund_queries.load_form,
        own=frozenset({"code", "name"}),
    ),
    BulkKind(
        "deal",
        Deal,
        DEAL_FIELDS,
        deals.save_deal,
        deals.archive_deal,
        deals.restore_deal,
        deal_queries.load_form,
        owner="owner_id",
        company="company_id",
    ),
    BulkKind(
        "park",
        Park,
        PARK_FIELDS,
        parks.save_park,
        parks.archive_park,
        parks.restore_park,
        park_queries.load_form,
        own=frozenset({"code", "name"}),
    ),
    BulkKind(
        "partner",
        Partner,
        PARTNER_FIELDS,
        partners.save_partner,
        partners.archive_partner,
        partners.restore_partner,
        partner_queries.load_form,
        own=frozenset({"name"}),
    ),
)
BY_KIND = {each.kind: each for each in KINDS}


def bulk_kind(kind: str) -> BulkKind:
    """Return a kind by its name; raises UserError VALUE_UNKNOWN for one without bulk edits."""
    if kind not in BY_KIND:
        raise refuse("VALUE_UNKNOWN", _("Records of this kind are edited one by one."), "kind")
    return BY_KIND[kind]
