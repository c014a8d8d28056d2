"""The terms of equity deals (docs/domain.md, Equity deals)."""

from __future__ import annotations

from crm.language import Term, mark


class Vehicle(Term):
    """What the money goes through."""

    FUND = "FUND", mark("deal vehicle", "Through a fund")
    DIRECT = "DIRECT", mark("deal vehicle", "Direct")


class DealStatus(Term):
    """Where the deal stands, in this order."""

    INITIATED = "立项", mark("deal status", "Initiated")
    DILIGENCE = "尽调", mark("deal status", "Due diligence")
    DECIDED = "投决", mark("deal status", "Investment decided")
    SIGNED = "已签约", mark("deal status", "Signed")
    PAYING = "实缴中", mark("deal status", "Paying in")
    PAID = "已实缴", mark("deal status", "Paid in")
    HOLDING = "投后", mark("deal status", "After investment")
    EXITED = "退出", mark("deal status", "Exited")
    TERMINATED = "终止", mark("deal status", "Terminated")


class PayInKind(Term):
    """A payment, or the reversal of one."""

    PAYMENT = "PAYMENT", mark("pay-in kind", "Payment")
    REVERSAL = "REVERSAL", mark("pay-in kind", "Reversal")
