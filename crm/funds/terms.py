"""The terms of funds (docs/domain.md, Funds)."""

from __future__ import annotations

from crm.language import Term, mark


class FundKind(Term):
    """What sort of fund it is."""

    MOTHER = "母基金", mark("fund kind", "Mother fund")
    SUB = "子基金", mark("fund kind", "Sub-fund")
    PROJECT = "专项/项目基金", mark("fund kind", "Special or project fund")
    QFLP = "QFLP", mark("fund kind", "QFLP")
    OTHER = "其他", mark("fund kind", "Other")


class FundStatus(Term):
    """Where the fund stands."""

    PROPOSED = "拟设", mark("fund status", "Proposed")
    PREPARING = "筹设", mark("fund status", "In preparation")
    ESTABLISHED = "已设立", mark("fund status", "Established")
    RAISING = "募集", mark("fund status", "Raising")
    INVESTING = "投资期", mark("fund status", "Investing")
    EXITING = "退出期", mark("fund status", "Exiting")
    LIQUIDATING = "清算", mark("fund status", "In liquidation")
