"""Kinds of partners (docs/domain.md, Partners)."""

from __future__ import annotations

from crm.language import Term, mark


class PartnerKind(Term):
    """What sort of organisation refers companies."""

    ASSOCIATION = "商协会", mark("partner kind", "Business association")
    INVESTOR = "投资机构", mark("partner kind", "Investment institution")
    OVERSEAS = "海外社团", mark("partner kind", "Overseas association")
    ALUMNI = "校友会", mark("partner kind", "Alumni association")
    TECH = "科技载体平台", mark("partner kind", "Science and technology platform")
    AGENCY = "中介", mark("partner kind", "Agency")
    GOVERNMENT = "政府部门", mark("partner kind", "Government department")
    PERSON = "个人(乡贤)", mark("partner kind", "Person (local notable)")
