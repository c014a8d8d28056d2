"""The terms of leads: stages, kinds, modes, levels (docs/domain.md, Leads)."""

from __future__ import annotations

from crm.language import Term, mark


class Stage(Term):
    """Where a lead stands; the first eight in this order, the last two beside it."""

    NEW = "NEW", mark("stage", "Lead")
    CONTACTED = "CONTACTED", mark("stage", "Contacted")
    VISITED = "VISITED", mark("stage", "Visited")
    NEGOTIATING = "NEGOTIATING", mark("stage", "Negotiating")
    INTENT = "INTENT", mark("stage", "Intent")
    SIGNED = "SIGNED", mark("stage", "Signed")
    LANDED = "LANDED", mark("stage", "Landed")
    OPERATING = "OPERATING", mark("stage", "In production")
    ON_HOLD = "ON_HOLD", mark("stage", "On hold")
    LOST = "LOST", mark("stage", "Lost")


class LeadKind(Term):
    """What sort of project it is."""

    NEW = "新招引", mark("lead kind", "New attraction")
    EXPANSION = "增资扩产", mark("lead kind", "Capital increase and expansion")
    REINVESTMENT = "再投资", mark("lead kind", "Reinvestment")
    RESEARCH = "研发机构", mark("lead kind", "R&D institution")


class Scope(Term):
    """Whose figure it is; the two are never added."""

    GROUP = "集团", mark("scope", "Group")
    CITY = "全市", mark("scope", "Whole city")


class Mode(Term):
    """How the company was attracted (docs/domain.md, Attraction modes)."""

    M01 = "M01", mark("attraction mode", "Fund attraction")
    M02 = "M02", mark("attraction mode", "Chain attraction")
    M03 = "M03", mark("attraction mode", "Attraction by business referral")
    M04 = "M04", mark("attraction mode", "Market-based land supply")
    M05 = "M05", mark("attraction mode", "Scenario-driven attraction")
    M06 = "M06", mark("attraction mode", "Platform ecosystem attraction")
    M07 = "M07", mark("attraction mode", "Talent attraction")
    M08 = "M08", mark("attraction mode", "Attraction by activities")
    M09 = "M09", mark("attraction mode", "Attraction by competitions")
    M10 = "M10", mark("attraction mode", "Attraction by culture")
    M11 = "M11", mark("attraction mode", "Attraction by home ties")
    M12 = "M12", mark("attraction mode", "Foreign and overseas attraction")
    M15 = "M15", mark("attraction mode", "Expansion of existing companies")
    M16 = "M16", mark("attraction mode", "Technology transfer and invest-led attraction")
    M17 = "M17", mark("attraction mode", "Advertising, self-referral, other")


class SourceChannel(Term):
    """Where the lead came from."""

    TRIP = "出访", mark("source channel", "Outbound trip")
    RECEPTION = "接待", mark("source channel", "Reception")
    EVENT = "活动", mark("source channel", "Event")
    PARTNER = "合作机构", mark("source channel", "Partner")
    FUND = "基金", mark("source channel", "Fund")
    EXISTING = "存量企业", mark("source channel", "Existing company")
    WEB = "网络/广告", mark("source channel", "Web or advertising")
    OTHER = "其他", mark("source channel", "Other")


class ProjectLevel(Term):
    """The list on which the project stands; 省特别重大 also counts as 省重大."""

    ORDINARY = "一般", mark("project level", "Ordinary")
    CITY_MAJOR = "市重大产业项目", mark("project level", "City major project")
    PROVINCE_MAJOR = "省重大产业项目", mark("project level", "Provincial major project")
    PROVINCE_SPECIAL = (
        "省特别重大产业项目",
        mark("project level", "Provincial special major project"),
    )


class LostReason(Term):
    """Why a lead was lost."""

    ELSEWHERE = "选址他处", mark("lost reason", "Chose another place")
    CANCELLED = "投资取消", mark("lost reason", "Investment cancelled")
    POLICY = "政策不符", mark("lost reason", "Policy did not fit")
    ELEMENTS = "要素不足", mark("lost reason", "Land, power or labour lacking")
    INDUSTRY = "产业不符", mark("lost reason", "Industry did not fit")
    SILENT = "联系中断", mark("lost reason", "Contact broke off")
    OTHER = "其他", mark("lost reason", "Other")


class RequirementKind(Term):
    """What a project needs from the city."""

    LAND = "用地", mark("requirement kind", "Land")
    PLANT = "厂房", mark("requirement kind", "Plant")
    POWER = "用电", mark("requirement kind", "Power")
    WATER = "用水", mark("requirement kind", "Water")
    GAS = "用气", mark("requirement kind", "Gas")
    LABOUR = "用工", mark("requirement kind", "Labour")
    HOUSING = "住宿", mark("requirement kind", "Housing")
    ENVIRONMENT = "环评", mark("requirement kind", "Environmental assessment")
    FUNDS = "资金", mark("requirement kind", "Funds")
    POLICY = "政策", mark("requirement kind", "Policy")
    OTHER = "其他", mark("requirement kind", "Other")
