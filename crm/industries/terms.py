"""The groups of the industry taxonomy (docs/domain.md, Industries)."""

from __future__ import annotations

from crm.language import Term, mark


class IndustryGroup(Term):
    """The group of an industry."""

    STRATEGIC = "A", mark("industry group", "Strategic emerging")
    CHARACTERISTIC = "B", mark("industry group", "Traditional strengths")
    FUTURE = "X", mark("industry group", "Future industries")
    SERVICES = "V", mark("industry group", "Modern services")
    OTHER = "O", mark("industry group", "Unclassified")
