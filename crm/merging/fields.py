"""Which fields of two records can be chosen when they are merged (docs/domain.md, Merging).

The choice is a field of its own: its name is that of the field, its value the side.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crm.companies.fields import COMPANY_FIELDS, CONTACT_FIELDS
from crm.language import mark
from crm.leads import fields as leads
from crm.leads.terms import Stage
from crm.merging.terms import OneSide, Side
from crm.records.fields import Field, Kind

if TYPE_CHECKING:
    from collections.abc import Collection

LISTS = frozenset({Kind.TAGS, Kind.CHOICES, Kind.REFERENCES})
BOTH_FIT = LISTS | {Kind.NOTE}
# The credit code follows from what is known; who is responsible is changed by handing over.
COMPANY_FIXED = frozenset({"uscc"})
CONTACT_FIXED = frozenset({"company_id"})
LEAD_FIXED = frozenset({"company_id", "registered_on", "owner_id"})
# The stage has a history: taking the loser's is a move of the survivor.
STAGE = Field("stage", mark("field", "Stage"), Kind.CHOICE, choices=Stage, group=leads.PROJECT)


def _chosen_from(fields: tuple[Field, ...], fixed: Collection[str]) -> tuple[Field, ...]:
    return tuple(each for each in fields if each.name not in fixed)


def _as_choices(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    return tuple(
        Field(
            each.name,
            each.label,
            Kind.CHOICE,
            choices=Side if each.kind in BOTH_FIT else OneSide,
            group=each.group,
        )
        for each in fields
    )


COMPANY_MERGED = _chosen_from(COMPANY_FIELDS, COMPANY_FIXED)
CONTACT_MERGED = _chosen_from(CONTACT_FIELDS, CONTACT_FIXED)
LEAD_MERGED = _chosen_from(leads.FIELDS, LEAD_FIXED)
COMPANY_CHOICES = _as_choices(COMPANY_MERGED)
CONTACT_CHOICES = _as_choices(CONTACT_MERGED)
LEAD_CHOICES = _as_choices((*LEAD_MERGED, STAGE))
