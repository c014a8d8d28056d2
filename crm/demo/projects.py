"""Projects and companies named in public texts, with what is published about them.

When a contract was signed is not published: the date of the text stands with the precision
NOT_LATER_THAN, and the contract number reads 未公开.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from crm import taxonomies
from crm.companies.models import Company
from crm.companies.terms import CompanyTier
from crm.demo.people import HEAD
from crm.demo.pipeline import DemoLead, Step, load_leads
from crm.demo.rows import company_values
from crm.leads.terms import ProjectLevel, Scope, Stage
from crm.quantities.dates import DatePrecision

if TYPE_CHECKING:
    from crm.demo.rows import Rows, Values
    from crm.industries.models import Industry
    from crm.staff.models import Staff

UNPUBLISHED = "未公开"
ROUGH_DATES = ("contract_signed_on", "registered_on")
# After the 51 leads of 2024.
FIRST_CONTACTED = 52


def load_projects(rows: Rows, staff: dict[str, Staff], industries: dict[str, Industry]) -> None:
    """Add PJ01 … PJ12, the other named companies, and leads for the two that were contacted."""
    file = taxonomies.read("projects")
    projects: list[dict[str, Any]] = file["project"]
    named: list[dict[str, Any]] = file["company"]
    companies = rows.put(
        Company,
        {
            **{each["company"]: _company(each["company"], each, industries) for each in projects},
            **{each["name"]: _company(each["name"], each, industries) for each in named},
        },
        demo=False,
    )
    owner = staff[HEAD]
    contacted = [each for each in named if "lead" in each]
    load_leads(
        rows,
        [_project(each, companies[each["company"]], owner, industries) for each in projects]
        + [
            _contacted(number, each, companies[each["name"]], owner)
            for number, each in enumerate(contacted, start=FIRST_CONTACTED)
        ],
    )


def _company(name: str, entry: dict[str, Any], industries: dict[str, Industry]) -> Values:
    return company_values(
        name,
        industry_id=industries[entry["industry"]].id if "industry" in entry else None,
        tier=CompanyTier(entry["tier"]) if "tier" in entry else None,
        is_tenant=entry.get("is_tenant", False),
        tags=entry.get("tags", []),
        note=entry.get("note"),
    )


def _project(
    entry: dict[str, Any], company: Company, owner: Staff, industries: dict[str, Industry]
) -> DemoLead:
    day = entry["not_later_than"]
    return DemoLead(
        code=entry["code"],
        title=entry["title"],
        company=company,
        owner=owner,
        steps=(Step(Stage.NEW, day), Step(Stage.SIGNED, day)),
        precision=DatePrecision.NOT_LATER_THAN,
        more={
            "scope": Scope(entry["scope"]),
            "industry_id": industries[entry["industry"]].id,
            "est_investment": Decimal(entry["investment"]),
            "est_investment_qual": entry.get("qualifier"),
            "project_level": ProjectLevel(entry["level"]),
            "level_note": entry.get("level_note"),
            "contract_signed_on": day,
            "contract_no": UNPUBLISHED,
            "date_precisions": dict.fromkeys(
                ("contract_signed_on", "registered_on"), DatePrecision.NOT_LATER_THAN.value
            ),
            "note": entry.get("note"),
        },
    )


def _contacted(number: int, entry: dict[str, Any], company: Company, owner: Staff) -> DemoLead:
    day = entry["contacted_on"]
    return DemoLead(
        code=f"XS-2024-{number:04d}",
        title=f"{company.name}{entry['lead']}",
        company=company,
        owner=owner,
        steps=(Step(Stage.NEW, day), Step(Stage.CONTACTED, day)),
        more={"note": entry["note"]},
    )
