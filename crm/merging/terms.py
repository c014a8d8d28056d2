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
