"""The measures in words: title, unit, breakdowns and rule (docs/domain.md, Figures)."""

from __future__ import annotations

from crm.language import mark
from crm.measures.area_definitions import AREA_DEFINITIONS
from crm.measures.definition import LOCATED, RECORDS, STAFFED, Definition

_LEADS_BY = ("park", "industry", "owner", "team", "mode", "kind", "level")
_TARGETS_BY = ("target", "park", "industry", "owner", "team", "mode")

_CNY = mark("unit", "CNY")
_PERCENT = mark("unit", "%")
_PROJECTS = mark("unit", "projects")

_OTHERS = (
    Definition(
        "K10",
        mark("measure", "Target completion"),
        _PERCENT,
        "percent",
        period=False,
        by=_TARGETS_BY,
        filters=RECORDS,
        text=mark(
            "definition",
            "What was reached within the target's own period up to the date, over the target;"
            " not capped. The total is the target for the intent area.",
        ),
    ),
    Definition(
        "K11",
        mark("measure", "Time elapsed"),
        _PERCENT,
        "percent",
        period=False,
        by=_TARGETS_BY,
        filters=RECORDS,
        text=mark("definition", "Days of the target's period up to the date over all its days."),
    ),
    Definition(
        "K12",
        mark("measure", "Ahead of time elapsed"),
        mark("unit", "percentage points"),
        "percent",
        period=False,
        by=_TARGETS_BY,
        filters=RECORDS,
        text=mark("definition", "Target completion less time elapsed, in percentage points."),
    ),
    Definition(
        "K13",
        mark("measure", "Outbound trips"),
        mark("unit", "trips"),
        "count",
        period=True,
        by=("city", "owner", "team", "mode", "month", "quarter"),
        filters=STAFFED | {"mode"},
        text=mark(
            "definition",
            "Trips done that began in the period; one trip counts once, whatever its cities and"
            " people. Beside it: people travelling and cities visited. Trips are the group's.",
        ),
    ),
    Definition(
        "K15",
        mark("measure", "Receptions"),
        mark("unit", "visits"),
        "count",
        period=True,
        by=("park", "owner", "team", "month", "quarter"),
        filters=STAFFED | LOCATED,
        text=mark(
            "definition",
            "Inbound visits done in the period; a visit to three parks counts once in total and"
            " once in each park. Visits are the group's; the host is responsible.",
        ),
    ),
    Definition(
        "K17",
        mark("measure", "Service visits"),
        mark("unit", "visits"),
        "count",
        period=True,
        by=("owner", "team", "month", "quarter"),
        filters=STAFFED,
        text=mark(
            "definition",
            "Service visits done in the period, no receptions. Beside it: issues raised in the"
            " period, those of them closed by the date, and the closing rate. Visits are the"
            " group's; the host is responsible.",
        ),
    ),
    Definition(
        "K18",
        mark("measure", "Events"),
        mark("unit", "events"),
        "count",
        period=True,
        by=("kind", "owner", "team", "month", "quarter"),
        filters=STAFFED,
        text=mark("definition", "Events done in the period. Events are the group's."),
    ),
    Definition(
        "K19",
        mark("measure", "New leads"),
        mark("unit", "leads"),
        "count",
        period=True,
        by=(*_LEADS_BY, "month", "quarter"),
        filters=RECORDS,
        text=mark(
            "definition",
            "Leads registered in the period, those on hold or lost since included, those merged"
            " away not.",
        ),
    ),
    Definition(
        "K20",
        mark("measure", "Leads by stage"),
        mark("unit", "leads"),
        "count",
        period=False,
        by=("stage", *_LEADS_BY),
        filters=RECORDS,
        text=mark("definition", "Leads by the stage in which their history shows them that day."),
    ),
    Definition(
        "K21",
        mark("measure", "Cohort conversion"),
        _PERCENT,
        "percent",
        period=True,
        by=("stage", *_LEADS_BY),
        filters=RECORDS,
        text=mark(
            "definition",
            "Of the leads registered in the period, those that had reached a stage by the date;"
            " a step back takes nothing away. By stage the count is of leads that reached it;"
            " elsewhere the count is the cohort and the rate that of signed contracts.",
        ),
    ),
    Definition(
        "K23",
        mark("measure", "Days in stage"),
        mark("unit", "days"),
        "days",
        period=False,
        by=("stage", *_LEADS_BY, "lead"),
        filters=RECORDS,
        text=mark(
            "definition",
            "Days since the latest entry into the present stage, and of all stays in it; for"
            " several leads the mean. Overdue over the stage's limit, or after the review date"
            " of a lead on hold. A day that is not known gives no days.",
        ),
    ),
    Definition(
        "K24",
        mark("measure", "Pipeline"),
        _CNY,
        "amount_cny",
        period=False,
        by=("stage", *_LEADS_BY),
        filters=RECORDS,
        text=mark(
            "definition",
            "Estimated investment of open leads up to intent, and the same by probability. An"
            " investment left open, or without its exchange rate, counts as nothing.",
        ),
    ),
    Definition(
        "K25",
        mark("measure", "Projects by size"),
        _PROJECTS,
        "count",
        period=False,
        by=("tier", *_LEADS_BY),
        filters=RECORDS,
        text=mark(
            "definition",
            "Projects signed by the date and not lost, of at least CNY 100 m, 1,000 m, 5,000 m"
            " and 10,000 m; a larger one counts in every tier below. A qualified amount counts"
            " with its lower bound.",
        ),
    ),
    Definition(
        "K28",
        mark("measure", "Funds and their size"),
        _CNY,
        "amount_cny",
        period=False,
        by=("kind", "fund"),
        filters=frozenset({"scope"}),
        text=mark(
            "definition",
            "Counted funds established by the date, and their size with its changes up to then."
            " Funds are the group's.",
        ),
    ),
    Definition(
        "K29",
        mark("measure", "Group's share in funds"),
        _CNY,
        "subscribed_cny",
        period=False,
        by=("kind", "fund"),
        filters=frozenset({"scope"}),
        text=mark(
            "definition",
            "What the group subscribed and paid in to these funds, and the share paid in.",
        ),
    ),
    Definition(
        "K30",
        mark("measure", "Fund multiple"),
        mark("unit", "times"),
        "times",
        period=False,
        by=("kind", "fund"),
        filters=frozenset({"scope"}),
        text=mark(
            "definition",
            "Size over the group's subscription, over funds where both are known.",
        ),
    ),
    Definition(
        "K31",
        mark("measure", "Equity deals"),
        _CNY,
        "subscribed_cny",
        period=False,
        by=("vehicle", "fund", "owner", "team", "month", "quarter"),
        filters=STAFFED,
        text=mark(
            "definition",
            "Deals signed by the date and not terminated, exited ones included: subscribed, paid"
            " in less reversals, and the share paid in. Deals are the group's.",
        ),
    ),
)

_BY_ID = {each.id: each for each in (*AREA_DEFINITIONS, *_OTHERS)}
DEFINITIONS: dict[str, Definition] = {id: _BY_ID[id] for id in sorted(_BY_ID)}
