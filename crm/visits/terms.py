"""The terms of site visits (docs/domain.md, Site visits)."""

from __future__ import annotations

from crm.language import Term, mark


class Direction(Term):
    """Who visits whom."""

    INBOUND = "INBOUND", mark("visit direction", "Reception")
    OUTBOUND = "OUTBOUND", mark("visit direction", "Visit to the company")
    SERVICE = "SERVICE", mark("visit direction", "Service visit")


class VisitStatus(Term):
    """How far a visit is."""

    PLANNED = "计划", mark("visit status", "Planned")
    CONFIRMED = "已确认", mark("visit status", "Confirmed")
    DONE = "完成", mark("visit status", "Done")
    CANCELLED = "取消", mark("visit status", "Cancelled")
    NO_SHOW = "未到访", mark("visit status", "Did not come")
