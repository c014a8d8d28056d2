"""The other names of a merged company: whoever knew the loser still finds it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crm.names.keys import exact_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crm.companies.models import Company


def other_names(kept: Company, gone: Company, values: Mapping[str, Any]) -> list[str]:
    """Return the other names that were chosen and every name that neither field holds now.

    Spellings of one name are kept once, the first of them.
    """
    shown = (values["name"], values["short_name"] or "")
    found = {exact_key(each): "" for each in shown}
    former = (kept.name, kept.short_name, gone.name, gone.short_name)
    for each in (*values["aliases"], *former):
        if each:
            found.setdefault(exact_key(each), each)
    return [each for each in found.values() if each]
