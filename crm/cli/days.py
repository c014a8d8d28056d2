"""Dates on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crm.errors import UserError, refuse
from crm.quantities.dates import parse_date

if TYPE_CHECKING:
    from datetime import date


def given_day(text: str | None, option: str) -> date | None:
    """Read a date, naming the option in what is said about a wrong one.

    Raises UserError DATE_INVALID, DATE_DAY_REQUIRED.
    """
    if text is None:
        return None
    try:
        return parse_date(text, field=option).value
    except UserError as error:
        raise refuse(error.code, f"{option}: {error.message}", option) from error
