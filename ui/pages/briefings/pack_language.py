"""The languages that a pack can be printed in, whatever the window speaks."""

from __future__ import annotations

from crm.language import Term, mark


class PackLanguage(Term):
    """Chinese or English."""

    CHINESE = "zh_CN", mark("pack language", "中文")
    ENGLISH = "en", mark("pack language", "English")
