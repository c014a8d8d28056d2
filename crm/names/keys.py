"""When two company names are the same (docs/domain.md, Company names)."""

from __future__ import annotations

import unicodedata
from enum import StrEnum

_IGNORED_CATEGORIES = frozenset({"Ps", "Pe", "Pi", "Pf", "Pd", "Zs", "Zl", "Zp", "Cc", "Cf"})
_IGNORED_CHARACTERS = frozenset("·•・.'\"")

# Longest first: only the first that a name ends in is taken off.
_SUFFIXES = (
    "集团股份有限公司",
    "集团有限责任公司",
    "集团有限公司",
    "股份有限公司",
    "有限责任公司",
    "有限公司",
    "集团公司",
    "集团",
    "公司",
)
_KEPT_WHOLE = ("分公司", "办事处")
_SHORTEST_STEM = 2


class Likeness(StrEnum):
    """What the comparison of two companies says."""

    DUPLICATE = "DUPLICATE"  # the same company: blocked
    SUSPECT = "SUSPECT"  # perhaps the same: a warning, the user decides
    NONE = "NONE"
    DIFFERENT = "DIFFERENT"  # two credit codes: another company, whatever the names


def exact_key(name: str) -> str:
    """Return the name without differences of width, case, brackets, dashes, quotes and spaces."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return "".join(
        each
        for each in folded
        if each not in _IGNORED_CHARACTERS and unicodedata.category(each) not in _IGNORED_CATEGORIES
    )


def loose_key(name: str) -> str:
    """Return the exact key without the suffix that names the legal form.

    Branches (分公司, 办事处) keep theirs, and at least two characters remain.
    """
    key = exact_key(name)
    if key.endswith(_KEPT_WHOLE):
        return key
    suffix = next((each for each in _SUFFIXES if key.endswith(each)), "")
    stem = key.removesuffix(suffix)
    return stem if len(stem) >= _SHORTEST_STEM else key


def compare(a_name: str, a_uscc: str | None, b_name: str, b_uscc: str | None) -> Likeness:
    """Compare two companies by credit code first, then by name."""
    a_code, b_code = _code(a_uscc), _code(b_uscc)
    if a_code and b_code:
        return Likeness.DUPLICATE if a_code == b_code else Likeness.DIFFERENT
    if exact_key(a_name) == exact_key(b_name):
        return Likeness.DUPLICATE
    if loose_key(a_name) == loose_key(b_name):
        return Likeness.SUSPECT
    return Likeness.NONE


def _code(uscc: str | None) -> str:
    return unicodedata.normalize("NFKC", uscc or "").strip().upper()
