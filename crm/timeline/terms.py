"""What a timeline tells of (docs/domain.md, Timeline)."""

from __future__ import annotations

from crm.language import Term, mark


class EntryKind(Term):
    """The kinds of entries, in the order in which they are offered as filters."""

    FOLLOW_UP = "follow_up", mark("timeline", "Follow-ups")
    VISIT = "visit", mark("timeline", "Visits")
    TRIP = "trip", mark("timeline", "Met on trips")
    STAGE = "stage", mark("timeline", "Stage moves")
    LETTER = "letter", mark("timeline", "Letters")
    DEAL = "deal", mark("timeline", "Pay-ins")
    FILE = "file", mark("timeline", "Files")
    TASK = "task", mark("timeline", "Tasks done")
    NEED = "need", mark("timeline", "Needs")
    ISSUE = "issue", mark("timeline", "Issues")
