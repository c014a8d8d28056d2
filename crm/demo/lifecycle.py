"""Ten letters of the fictional 示例产业园 that show every state of a letter in 2026."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from crm.companies.models import Company
from crm.demo.people import recruiter
from crm.demo.pipeline import EXAMPLE, DemoLead, Step, load_leads
from crm.demo.places import FICTIONAL
from crm.demo.rows import company_values
from crm.demo.signed import UNCLASSIFIED
from crm.leads.terms import Stage
from crm.letters.models import Letter
from crm.letters.terms import AreaKind, LetterStatus, Relation

if TYPE_CHECKING:
    from crm.demo.rows import Rows, Values
    from crm.industries.models import Industry
    from crm.leads.models import Lead
    from crm.parks.models import Park
    from crm.staff.models import Staff

REGISTERED_ON = date(2025, 9, 1)
# 甲 signs L1 and L7, 乙 signs L5 and L6.
COMPANIES = "甲乙丙丁戊己庚辛"


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """One letter; area in ㎡, `supersedes` the number of the letter that it replaces."""

    company: str
    area: int
    signed_on: date | None = None
    valid_until: date | None = None
    withdrawn_on: date | None = None
    converted_on: date | None = None
    contract_area: int | None = None
    supersedes: int | None = None
    status: LetterStatus = LetterStatus.SIGNED


LETTERS = {
    1: Life(company="甲", area=5_000, signed_on=date(2026, 1, 10), valid_until=date(2026, 6, 30)),
    2: Life(company="丙", area=3_000, signed_on=date(2026, 2, 1), valid_until=date(2026, 11, 20)),
    3: Life(company="丁", area=4_000, signed_on=date(2026, 3, 1), withdrawn_on=date(2026, 5, 15)),
    4: Life(
        company="戊",
        area=2_500,
        signed_on=date(2026, 3, 15),
        converted_on=date(2026, 9, 1),
        contract_area=2_000,
    ),
    5: Life(company="乙", area=8_000, signed_on=date(2026, 4, 1)),
    6: Life(company="乙", area=10_000, signed_on=date(2026, 9, 30), supersedes=5),
    7: Life(
        company="甲",
        area=6_000,
        signed_on=date(2026, 8, 1),
        valid_until=date(2027, 1, 31),
        supersedes=1,
    ),
    8: Life(company="己", area=1_200, signed_on=date(2026, 10, 1), status=LetterStatus.VOID),
    9: Life(company="庚", area=9_999, status=LetterStatus.DRAFT),
    10: Life(company="辛", area=700, signed_on=date(2026, 11, 21)),
}


def load_lifecycle(
    rows: Rows, staff: dict[str, Staff], industries: dict[str, Industry], parks: dict[str, Park]
) -> None:
    """Add eight companies, a lead for each, and the ten letters YX-2026-0001 … 0010."""
    companies = rows.put(Company, {_name(each): company_values(_name(each)) for each in COMPANIES})
    owner = recruiter(staff, 0)
    leads = load_leads(
        rows,
        [
            DemoLead(
                code=_lead_code(each),
                title=f"{_name(each)}入园项目",
                company=companies[_name(each)],
                owner=owner,
                steps=_steps(each),
                more={
                    "industry_id": industries[UNCLASSIFIED].id,
                    "preferred_park_ids": [parks[FICTIONAL].id],
                },
            )
            for each in COMPANIES
        ],
    )
    letters: dict[int, Letter] = {}
    # A letter comes after the one that it replaces, whatever their numbers.
    for number, life in sorted(LETTERS.items(), key=lambda item: item[1].supersedes or 0):
        lead = leads[_lead_code(life.company)]
        replaced = letters[life.supersedes].id if life.supersedes else None
        values = _letter(number, life, lead, replaced) | {"park_id": parks[FICTIONAL].id}
        letters |= {number: rows.put(Letter, {_code(number): values})[_code(number)]}


def _letter(number: int, life: Life, lead: Lead, replaced: int | None) -> Values:
    return {
        "code": _code(number),
        "lead_id": lead.id,
        "company_id": lead.company_id,
        "area_kind": AreaKind.RENT,
        "area": Decimal(life.area),
        "signed_on": life.signed_on,
        "valid_until": life.valid_until,
        "status": life.status,
        "void_reason": EXAMPLE if life.status is LetterStatus.VOID else None,
        "withdrawn_on": life.withdrawn_on,
        "withdraw_reason": EXAMPLE if life.withdrawn_on else None,
        "converted_on": life.converted_on,
        "contract_no": EXAMPLE if life.converted_on else None,
        "contract_area": Decimal(life.contract_area) if life.contract_area else None,
        "supersedes_id": replaced,
        "relation_to_prior": Relation.SUPERSEDES if replaced else Relation.NONE,
        "owner_id": lead.owner_id,
    }


def _steps(company: str) -> list[Step]:
    """Return NEW, then INTENT on the day of the first letter, if it was ever signed."""
    steps = [Step(Stage.NEW, REGISTERED_ON)]
    first = min((each for each in LETTERS.values() if each.company == company), key=_age)
    if first.signed_on:
        void = first.status is LetterStatus.VOID
        steps.append(Step(Stage.INTENT, first.signed_on, EXAMPLE if void else None))
    return steps


def _age(life: Life) -> date:
    return life.signed_on or date.max


def _name(company: str) -> str:
    return f"示例入园企业{company}"


def _lead_code(company: str) -> str:
    return f"XS-2025-{COMPANIES.index(company) + 1:04d}"


def _code(number: int) -> str:
    return f"YX-2026-{number:04d}"
