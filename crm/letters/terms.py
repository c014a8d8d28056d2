"""The terms of intent letters (docs/domain.md, Intent letters)."""

from __future__ import annotations

from crm.language import Term, mark


class AreaKind(Term):
    """What the area is for; LAND is never added to the others."""

    RENT = "RENT", mark("area kind", "Rent")
    SALE = "SALE", mark("area kind", "Sale")
    LAND = "LAND", mark("area kind", "Land")


class LetterStatus(Term):
    """The stored status; everything else is derived for a date."""

    DRAFT = "DRAFT", mark("letter status", "Draft")
    SIGNED = "SIGNED", mark("letter status", "Signed")
    VOID = "VOID", mark("letter status", "Void")


class LetterState(Term):
    """The state of a letter as of a date, in the order of the test."""

    VOID = "VOID", mark("letter state", "Void")
    NOT_SIGNED = "NOT_SIGNED", mark("letter state", "Not signed")
    SUPERSEDED = "SUPERSEDED", mark("letter state", "Superseded")
    CONVERTED = "CONVERTED", mark("letter state", "Converted")
    WITHDRAWN = "WITHDRAWN", mark("letter state", "Withdrawn")
    EXPIRED = "EXPIRED", mark("letter state", "Expired")
    IN_FORCE = "IN_FORCE", mark("letter state", "In force")


class Relation(Term):
    """How a letter relates to one that is already in force."""

    NONE = "NONE", mark("letter relation", "None")
    ADDITIONAL = "ADDITIONAL", mark("letter relation", "Additional")
    SUPERSEDES = "SUPERSEDES", mark("letter relation", "Supersedes")
