"""Terms of companies and contacts (docs/domain.md, Companies)."""

from __future__ import annotations

from crm.language import Term, mark


class Ownership(Term):
    """Who owns the company."""

    PRIVATE = "民营", mark("ownership", "Private")
    STATE = "国有", mark("ownership", "State-owned")
    FOREIGN = "外资", mark("ownership", "Foreign")
    HMT = "港澳台", mark("ownership", "Hong Kong, Macao or Taiwan")
    MIXED = "混合", mark("ownership", "Mixed")


class CompanyTier(Term):
    """The standing of the company, highest first."""

    CHAIN_LEADER = "链主", mark("company tier", "Chain leader")
    LEADING = "领军", mark("company tier", "Leading company")
    UNICORN = "独角兽", mark("company tier", "Unicorn")
    QUASI_UNICORN = "准独角兽", mark("company tier", "Quasi-unicorn")
    LITTLE_GIANT = "专精特新小巨人", mark("company tier", "Specialised “little giant”")
    SPECIALISED = "专精特新", mark("company tier", "Specialised SME")
    HIGH_TECH = "国高", mark("company tier", "National high-tech enterprise")
    ABOVE_SCALE = "规上", mark("company tier", "Above designated size")
    QUALITY_MICRO = "优质小微", mark("company tier", "Quality micro-enterprise")


class SamePerson(Term):
    """What two contacts have in common that may be one person."""

    NAME = "NAME", mark("same person", "Same name")
    NUMBER = "NUMBER", mark("same person", "Same number")
    EMAIL = "EMAIL", mark("same person", "Same e-mail")
    WECHAT = "WECHAT", mark("same person", "Same WeChat")
