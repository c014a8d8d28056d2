"""Telephone numbers as they are shown where others may look on: 138****0000. Pure."""

from __future__ import annotations

SHOWN_FIRST, SHOWN_LAST = 3, 4
SHORTEST = 8  # digits; of a shorter number only the last two are shown


def masked_phone(text: str | None) -> str:
    """Return a number with its middle digits hidden, "" where none is entered.

    Only digits are hidden; how they are grouped, and an extension behind them, is left out.
    """
    digits = [each for each in text or "" if each.isdecimal()]
    if len(digits) < SHORTEST:
        last = "".join(digits[-2:])
        return f"****{last}" if digits else ""
    return f"{''.join(digits[:SHOWN_FIRST])}****{''.join(digits[-SHOWN_LAST:])}"
