"""The 51 letters of 2024: 46 in PK01 and 5 in PK02 (docs/domain.md, Demonstration).

How many letters PK02 has is invented: only its area, about 15,000 ㎡, is published.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from crm.companies.models import Company
from crm.demo.day import next_step
from crm.demo.people import recruiter
from crm.demo.pipeline import DemoLead, Step, load_leads
from crm.demo.rows import company_values
from crm.leads.stage_move import VISIT_WAIVED
from crm.leads.terms import Stage
from crm.letters.models import Letter
from crm.letters.terms import AreaKind, LetterStatus, Relation

if TYPE_CHECKING:
    from crm.demo.rows import Rows, Values
    from crm.industries.models import Industry
    from crm.parks.models import Park
    from crm.staff.models import Staff

FIRST_PARK_LETTERS = 46
FIRST_SIGNED_ON = date(2024, 1, 5)
LAST_AREA = Decimal(3_850)
INDUSTRIES = ("B1", "B2", "B3", "B4", "A1", "A3", "A2", "A4")
SECOND_PARK_AREA = Decimal(3_000)
SECOND_PARK_MONTHS = (3, 4, 5, 6, 7)
UNCLASSIFIED = "O"


@dataclass(frozen=True, slots=True)
class SignedLetter:
    """One letter with its company 示例企业 `number`; area in ㎡."""

    number: int
    park: str
    area: Decimal
    qualifier: str | None
    signed_on: date
    recruiter: int
    industry: str

    @property
    def company(self) -> str:
        """The name of its company."""
        return f"示例企业{self.number:03d}"

    @property
    def lead_code(self) -> str:
        """The code of its lead."""
        return f"XS-2024-{self.number:04d}"

    @property
    def code(self) -> str:
        """Its own code."""
        return f"YX-2024-{self.number:04d}"


def _planned() -> list[SignedLetter]:
    first = [
        SignedLetter(
            number=i,
            park="PK01",
            area=LAST_AREA if i == FIRST_PARK_LETTERS else Decimal(2_000 + 110 * i),
            qualifier=None,
            signed_on=FIRST_SIGNED_ON + timedelta(days=5 * (i - 1)),
            recruiter=i - 1,
            industry=INDUSTRIES[(i - 1) % len(INDUSTRIES)],
        )
        for i in range(1, FIRST_PARK_LETTERS + 1)
    ]
    second = [
        SignedLetter(
            number=FIRST_PARK_LETTERS + i,
            park="PK02",
            area=SECOND_PARK_AREA,
            qualifier="约",
            signed_on=date(2024, month, 15),
            recruiter=0,
            industry=UNCLASSIFIED,
        )
        for i, month in enumerate(SECOND_PARK_MONTHS, start=1)
    ]
    return [*first, *second]


def load_signed_letters(
    rows: Rows, staff: dict[str, Staff], industries: dict[str, Industry], parks: dict[str, Park]
) -> dict[str, Company]:
    """Add the companies, their leads at INTENT and the letters; returns companies by name."""
    planned = _planned()
    companies = rows.put(
        Company,
        {
            each.company: company_values(
                each.company, industry_id=industries[each.industry].id, note="虚构企业，仅供演示。"
            )
            for each in planned
        },
    )
    leads = load_leads(
        rows,
        [
            DemoLead(
                code=each.lead_code,
                title=f"{each.company}入驻项目",
                company=companies[each.company],
                owner=recruiter(staff, each.recruiter),
                steps=_steps(each.signed_on),
                more={
                    "industry_id": industries[each.industry].id,
                    "preferred_park_ids": [parks[each.park].id],
                    **next_step(each.number, staff),
                },
            )
            for each in planned
        ],
    )
    letters: dict[str, Values] = {
        each.code: {
            "code": each.code,
            "lead_id": leads[each.lead_code].id,
            "company_id": companies[each.company].id,
            "park_id": parks[each.park].id,
            "area_kind": AreaKind.RENT,
            "area": each.area,
            "area_qual": each.qualifier,
            "signed_on": each.signed_on,
            "status": LetterStatus.SIGNED,
            "relation_to_prior": Relation.NONE,
            "owner_id": recruiter(staff, each.recruiter).id,
        }
        for each in planned
    }
    rows.put(Letter, letters)
    return companies


def _steps(signed_on: date) -> list[Step]:
    return [
        Step(Stage.NEW, signed_on - timedelta(days=30)),
        Step(Stage.CONTACTED, signed_on - timedelta(days=20)),
        Step(Stage.VISITED, signed_on - timedelta(days=10), VISIT_WAIVED),
        Step(Stage.INTENT, signed_on),
    ]
