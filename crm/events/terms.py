"""The terms of events (docs/domain.md, Events)."""

from __future__ import annotations

from crm.language import Term, mark


class EventKind(Term):
    """What sort of event it is."""

    SALON = "招商沙龙", mark("event kind", "Attraction salon")
    PROMOTION = "推介会", mark("event kind", "Promotion meeting")
    ROADSHOW = "路演", mark("event kind", "Roadshow")
    FORUM = "论坛", mark("event kind", "Forum")
    FESTIVAL = "节会", mark("event kind", "Festival")
    COMPETITION = "赛事", mark("event kind", "Competition")
    CULTURE = "文化", mark("event kind", "Cultural event")
    HOMETOWN = "乡贤", mark("event kind", "Home-ties event")
    SERVICE = "惠企活动", mark("event kind", "Service event for companies")
    SIGNING = "签约仪式", mark("event kind", "Signing ceremony")


class EventStatus(Term):
    """How far an event is."""

    PLANNED = "计划", mark("event status", "Planned")
    DONE = "完成", mark("event status", "Done")
    CANCELLED = "取消", mark("event status", "Cancelled")
