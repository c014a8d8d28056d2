"""Two companies that are one, each with everything that can belong to a company."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from crm.attachments.models import Attachment
from crm.companies.commands import save_company, save_contact
from crm.deals.commands import save_deal
from crm.followups.commands import log_follow_up
from crm.leads.commands import save_lead
from crm.leads.requirements import save_requirement
from crm.letters.commands import sign_letter
from crm.trips.commands import log_trip_contact, save_trip, save_trip_stop
from crm.visits.commands import save_visit

if TYPE_CHECKING:
    from crm.records.saved import Saved
    from tests.support.office import Office

SURVIVOR = "示例科技有限公司"
LOSER = "示例（浙江）科技有限公司"


@dataclass
class Family:
    """A company with what belongs to it."""

    company: Saved
    contact: Saved
    lead: Saved
    letter: Saved
    visit: Saved


@dataclass
class Pair:
    """The two, in one office."""

    office: Office
    park: Saved
    trip: Saved
    kept: Family
    gone: Family


def family(office: Office, park: Saved, trip: Saved, name: str, **fields: Any) -> Family:
    """Enter a company with one of everything."""
    company = office.company(name, **fields)
    contact = office.do(
        save_contact,
        {"company_id": company.id, "name": "投资总监", "mobile": "13800000000", "is_primary": True},
    )
    lead = office.lead(company, contact_id=contact.id, registered_on="2026-01-10")
    raw = {"lead_id": lead.id, "park_id": park.id, "area": "2000㎡", "signed_on": "2026-11-20"}
    letter = office.do(sign_letter, None, raw)
    visit = office.do(
        save_visit,
        {
            "direction": "INBOUND",
            "on": "2026-03-01",
            "company_ids": [company.id],
            "park_ids": [park.id],
            "lead_id": lead.id,
            "visitor_ids": [contact.id],
            "host_staff_id": office.recruiter.id,
            "visitor_count": 3,
            "status": "完成",
        },
    )
    about = {"company_id": company.id}
    office.do(log_follow_up, {**about, "lead_id": lead.id, "content": "电话确认租金口径"})
    office.do(save_requirement, {"lead_id": lead.id, "kind": "用电", "quantity": "800"})
    office.do(save_deal, {**about, "lead_id": lead.id, "vehicle": "DIRECT", "status": "尽调"})
    stop = {**about, "trip_id": trip.id, "on": "2026-05-05", "city": "杭州", "kind": "拜访企业"}
    office.do(save_trip_stop, {**stop, "host_contact_id": contact.id})
    met = {**about, "trip_id": trip.id, "met_on": "2026-05-05", "contact_id": contact.id}
    office.do(log_trip_contact, {**met, "met_by_staff_id": office.recruiter.id, "interest": "高"})
    office.do(save_company, {"name": f"{name}分公司", "parent_company_id": company.id})
    office.do(
        save_lead,
        {
            "title": "配套项目",
            "company_id": office.company().id,
            "source_channel": "其他",
            "chain_leader_company_id": company.id,
            "referrer_company_id": company.id,
        },
    )
    for kind, record in (("company", company), ("lead", lead), ("contact", contact)):
        with office.database.write("attach", actor=office.manager) as work:
            file = {"name": "名片.jpg", "sha256": "0" * 64, "size": 1, "media_type": "image/jpeg"}
            work.session.add(Attachment(record_kind=kind, record_id=record.id, **file))
    return Family(company, contact, lead, letter, visit)


@pytest.fixture
def pair(office) -> Pair:
    """A short name, tags and a note on each side; only the loser has a credit code."""
    park = office.park(leasable_area="90000㎡")
    trip = office.do(
        save_trip,
        {
            "title": "杭州出访",
            "cities": ["杭州"],
            "starts_on": "2026-05-04",
            "ends_on": "2026-05-06",
            "leader_staff_id": office.recruiter.id,
            "status": "完成",
        },
    )
    kept = family(
        office, park, trip, SURVIVOR, tags=["激光"], note="先来", city="义乌", aliases=["示例科技"]
    )
    gone = family(
        office,
        park,
        trip,
        LOSER,
        tags=["激光", "出海"],
        note="后到",
        city="杭州",
        address="文三路",
        short_name="浙江示例",
        uscc="91350100M000100Y43",
    )
    return Pair(office, park, trip, kept, gone)
