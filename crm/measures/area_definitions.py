"""The measures of intent area in words: K01–K09 and K39 (docs/domain.md, Figures)."""

from __future__ import annotations

from crm.language import mark
from crm.measures.definition import LOCATED, RECORDS, Definition

_LETTERS_BY = ("park", "industry", "owner", "team", "mode", "kind", "month", "quarter")

_M2 = mark("unit", "m²")
_PERCENT = mark("unit", "%")

AREA_DEFINITIONS = (
    Definition(
        "K01",
        mark("measure", "Signed intent area"),
        _M2,
        "area_m2",
        period=False,
        by=_LETTERS_BY,
        filters=RECORDS,
        text=mark(
            "definition",
            "Letters to rent or buy that were signed by the date and not replaced by a newer one:"
            " in force, converted, withdrawn or expired.",
        ),
    ),
    Definition(
        "K02",
        mark("measure", "Intent area in force"),
        _M2,
        "area_m2",
        period=False,
        by=_LETTERS_BY,
        filters=RECORDS,
        text=mark(
            "definition",
            "Letters in force on the date; on its last valid day a letter is still in force.",
        ),
    ),
    Definition(
        "K03",
        mark("measure", "Net intent area"),
        _M2,
        "area_m2",
        period=False,
        by=_LETTERS_BY,
        filters=RECORDS,
        text=mark("definition", "Letters in force or converted; targets are measured on it."),
    ),
    Definition(
        "K04",
        mark("measure", "Converted, withdrawn and expired intent area"),
        _M2,
        "converted_area_m2",
        period=False,
        by=_LETTERS_BY,
        filters=RECORDS,
        text=mark(
            "definition",
            "Signed letters that are no longer in force, by what became of them. Together with"
            " those in force they are the signed intent area.",
        ),
    ),
    Definition(
        "K05",
        mark("measure", "Newly signed intent area"),
        _M2,
        "net_area_m2",
        period=True,
        by=_LETTERS_BY,
        filters=RECORDS,
        text=mark(
            "definition",
            "Letters signed in the period, those replaced in it, and the difference: by so much"
            " the signed intent area grew.",
        ),
    ),
    Definition(
        "K06",
        mark("measure", "Changes of the intent area in force"),
        _M2,
        "closing_m2",
        period=True,
        by=("park", "industry", "owner", "team", "mode", "kind"),
        filters=RECORDS,
        text=mark(
            "definition",
            "In force before the period, plus newly signed, less replaced, converted, withdrawn"
            " and expired, is in force at its end. A letter leaves once, on its first day out.",
        ),
    ),
    Definition(
        "K07",
        mark("measure", "Intent land area"),
        _M2,
        "area_m2",
        period=False,
        by=("park", "industry", "owner", "team", "mode", "month", "quarter"),
        filters=RECORDS,
        text=mark(
            "definition",
            "Letters for land by their state, never added to those for floor area; 1 mu is"
            " 2000/3 m².",
        ),
    ),
    Definition(
        "K08",
        mark("measure", "Available area"),
        _M2,
        "area_m2",
        period=False,
        by=("park",),
        filters=LOCATED,
        text=mark(
            "definition",
            "Leasable area less what was leased at the baseline and the contracts of letters"
            " converted since. Undefined without a leasable area or before the baseline.",
        ),
    ),
    Definition(
        "K09",
        mark("measure", "Intent coverage"),
        _PERCENT,
        "percent",
        period=False,
        by=("park",),
        filters=RECORDS,
        text=mark(
            "definition",
            "Intent area in force over available area, over parks whose available area is known"
            " and not used up.",
        ),
    ),
    Definition(
        "K39",
        mark("measure", "Companies with intent in several parks"),
        mark("unit", "companies"),
        "count",
        period=False,
        by=(),
        filters=RECORDS,
        text=mark(
            "definition",
            "Companies with letters in force in two parks or more, and their area beyond their"
            " largest park. Disclosed only, never subtracted.",
        ),
    ),
)
