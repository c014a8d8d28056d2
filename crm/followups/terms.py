"""The channels of follow-ups (docs/domain.md, Follow-ups)."""

from __future__ import annotations

from crm.language import Term, mark


class Channel(Term):
    """How the follow-up was made."""

    PHONE = "电话", mark("follow-up channel", "Phone")
    WECHAT = "微信", mark("follow-up channel", "WeChat")
    VISIT = "拜访", mark("follow-up channel", "Call in person")
    MEETING = "会议", mark("follow-up channel", "Meeting")
    EMAIL = "邮件", mark("follow-up channel", "E-mail")
    OTHER = "其他", mark("follow-up channel", "Other")
