"""The terms of the day: what can be due, and when (docs/domain.md, The day)."""

from __future__ import annotations

from crm.language import Term, mark


class DueKind(Term):
    """What a line of the day is made of."""

    LEAD = "LEAD", mark("due kind", "Next step of a lead")
    VISIT = "VISIT", mark("due kind", "Next step of a visit")
    CONTACT = "CONTACT", mark("due kind", "Next step with a contact of a trip")
    TASK = "TASK", mark("due kind", "Task")
    REQUIREMENT = "REQUIREMENT", mark("due kind", "Requirement")
    ISSUE = "ISSUE", mark("due kind", "Issue")


class DueGroup(Term):
    """How far away the day of a line is; weeks run from Monday to Sunday."""

    OVERDUE = "OVERDUE", mark("due group", "Overdue")
    TODAY = "TODAY", mark("due group", "Today")
    THIS_WEEK = "THIS_WEEK", mark("due group", "This week")
    NEXT_WEEK = "NEXT_WEEK", mark("due group", "Next week")
    LATER = "LATER", mark("due group", "Later")
    NO_DAY = "NO_DAY", mark("due group", "No day set")
