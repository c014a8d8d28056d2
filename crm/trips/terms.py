"""The terms of trips and of the contacts logged on them (docs/domain.md, Trips)."""

from __future__ import annotations

from crm.language import Term, mark


class TripStatus(Term):
    """How far a trip is."""

    PLANNED = "计划", mark("trip status", "Planned")
    UNDERWAY = "进行中", mark("trip status", "Under way")
    DONE = "完成", mark("trip status", "Done")
    CANCELLED = "取消", mark("trip status", "Cancelled")


class StopKind(Term):
    """What happens at a stop."""

    COMPANY = "拜访企业", mark("stop kind", "Company call")
    MEETING = "座谈", mark("stop kind", "Meeting")
    EVENT = "活动", mark("stop kind", "Event")
    TRANSPORT = "交通", mark("stop kind", "Transport")
    OTHER = "其他", mark("stop kind", "Other")


class Interest(Term):
    """How interested the other side seemed."""

    HIGH = "高", mark("interest", "High")
    MEDIUM = "中", mark("interest", "Medium")
    LOW = "低", mark("interest", "Low")
    UNCLEAR = "未明", mark("interest", "Unclear")


class Turn(Term):
    """What becomes of somebody met on a trip."""

    NEW = "新建线索", mark("turn", "New lead")
    EXISTING = "并入线索", mark("turn", "Add to the open lead")
    LEAVE = "暂不转", mark("turn", "Leave as it is")
