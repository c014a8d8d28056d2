"""The terms of targets (docs/domain.md, Targets)."""

from __future__ import annotations

from crm.language import Term, mark


class PeriodKind(Term):
    """The period of a target."""

    YEAR = "年", mark("period kind", "Year")
    QUARTER = "季", mark("period kind", "Quarter")
    MONTH = "月", mark("period kind", "Month")
    CAMPAIGN = "专项", mark("period kind", "Campaign")


class Basis(Term):
    """What a target for the intent area is measured on."""

    GROSS = "GROSS", mark("target basis", "Gross")
    NET = "NET", mark("target basis", "Net")
    IN_FORCE = "IN_FORCE", mark("target basis", "In force")
