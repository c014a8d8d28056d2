"""The roles of staff (docs/domain.md, Staff)."""

from __future__ import annotations

from crm.language import Term, mark


class Role(Term):
    """What a member of staff may do."""

    RECRUITER = "RECRUITER", mark("role", "Recruiter")
    MANAGER = "MANAGER", mark("role", "Recruitment manager")
    LEADER = "LEADER", mark("role", "Leader (read only)")
    ADMIN = "ADMIN", mark("role", "Administrator")
