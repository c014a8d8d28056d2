"""Whose value a merged record keeps (docs/domain.md, Merging)."""

from __future__ import annotations

from crm.language import Term, mark


class OneSide(Term):
    """Whose value is kept, where only one fits."""

    SURVIVOR = "SURVIVOR", mark("side", "The one that stays")
    LOSER = "LOSER", mark("side", "The one that goes")


class Side(Term):
    """Whose value is kept, where both fit: lists are united, notes follow one another."""

    SURVIVOR = "SURVIVOR", mark("side", "The one that stays")
    LOSER = "LOSER", mark("side", "The one that goes")
    BOTH = "BOTH", mark("side", "Both")


class Why(Term):
    """Why two records may be one, the surest first."""

    ALIAS = "ALIAS", mark("why", "Also called so")
    LEGAL_FORM = "LEGAL_FORM", mark("why", "Other legal form")
    SPELLING = "SPELLING", mark("why", "Close spelling")
    NAME = "NAME", mark("why", "Same name")
    NUMBER = "NUMBER", mark("why", "Same number")
    EMAIL = "EMAIL", mark("why", "Same e-mail")
    WECHAT = "WECHAT", mark("why", "Same WeChat")
    BOTH_OPEN = "BOTH_OPEN", mark("why", "Two open leads")
