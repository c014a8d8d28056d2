"""A working week around 2024-10-08: next steps, what was said before them, tasks, open needs.

All of it is invented and hangs on 示例 companies; nothing of it counts in a figure
(docs/domain.md, Demonstration).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from sqlalchemy import select

from crm.followups.models import FollowUp
from crm.followups.terms import Channel
from crm.leads.models import Lead, LeadRequirement
from crm.leads.terms import RequirementKind
from crm.tasks.models import Task

if TYPE_CHECKING:
    from crm.demo.rows import Rows, Values
    from crm.staff.models import Staff

# Whose day it is, and two of the same team.
ME, COLLEAGUE, BESIDE = "S13", "S11", "S12"


@dataclass(frozen=True, slots=True)
class Due:
    """A next step of the lead of 示例企业 `number`; `last` is what was said before it."""

    number: int
    on: date | None
    text: str
    time: str | None = None
    last: tuple[date, Channel, str] | None = None
    staff: str = ME

    @property
    def lead_code(self) -> str:
        """The code of the lead."""
        return f"XS-2024-{self.number:04d}"


def _oct(day: int) -> date:
    return date(2024, 10, day)


def _sep(day: int) -> date:
    return date(2024, 9, day)


STEPS = (
    Due(32, _sep(29), "催签合同", last=(_sep(20), Channel.PHONE, "等总部批复")),
    Due(25, _sep(30), "寄送政策要点", last=(_sep(23), Channel.WECHAT, "想先看租金补贴")),
    Due(16, _oct(7), "约考察时间", last=(_sep(24), Channel.WECHAT, "节后定时间")),
    Due(
        38,
        _oct(8),
        "催签合同，带用电方案",
        "09:30",
        (_sep(27), Channel.PHONE, "要求注明用电容量"),
    ),
    Due(4, _oct(8), "项目上会材料", "14:00", (_sep(26), Channel.MEETING, "补充投资强度")),
    Due(17, _oct(8), "约考察时间", last=(_sep(12), Channel.VISIT, "负责人出差，月后再约")),
    Due(24, _oct(8), "电话回访", last=(_sep(17), Channel.PHONE, "样板层已看过")),
    Due(6, _oct(9), "谈租赁条款", last=(_sep(25), Channel.MEETING, "租期五年")),
    Due(11, _oct(9), "报租金方案"),
    Due(8, _oct(10), "谈租金", last=(_sep(18), Channel.PHONE, "希望免租三个月")),
    Due(45, _oct(11), "送合同文本", last=(_oct(8), Channel.PHONE, "确认租金口径")),
    Due(42, _oct(11), "送合同文本", last=(_sep(28), Channel.WECHAT, "看过样板层")),
    Due(33, _oct(12), "复访"),
    Due(10, _oct(14), "送意向书复印件"),
    Due(13, _oct(14), "确认层高和荷载", "10:00"),
    Due(15, _oct(15), "约考察时间", last=(_sep(29), Channel.PHONE, "十月中旬有空")),
    Due(21, _oct(15), "补充环评材料"),
    Due(27, _oct(16), "复访"),
    Due(29, _oct(16), "谈物业费"),
    Due(39, _oct(17), "送合同文本"),
    Due(30, _oct(22), "复访"),
    Due(34, date(2024, 11, 5), "问总部董事会结果"),
    Due(46, None, "等新厂房图纸"),
    Due(1, _oct(7), "电话回访", staff=COLLEAGUE),
    Due(7, _oct(8), "送租赁方案", "16:30", staff=COLLEAGUE),
    Due(20, _oct(10), "约考察时间", staff=BESIDE),
)

# Kind, quantity, unit, note and the day until which it is needed.
NEEDS = {
    36: (RequirementKind.POWER, Decimal(800), "kVA", None, date(2024, 10, 31)),
    6: (RequirementKind.PLANT, None, None, "层高 6 m", date(2024, 11, 30)),
}

TASKS = {
    "report": ("整理出访报告", _oct(18), ME),
    "summary": ("汇总三季度走访记录", _oct(18), ME),
    "folders": ("备好来宾资料袋", _oct(10), BESIDE),
}


def next_step(number: int, staff: dict[str, Staff]) -> Values:
    """Return the columns of the next step of a lead; empty where it has none."""
    step = next((each for each in STEPS if each.number == number), None)
    if step is None:
        return {}
    return {
        "next_action": step.text,
        "next_action_on": step.on,
        "next_action_time": step.time,
        "next_action_staff_id": staff[step.staff].id,
    }


def load_day(rows: Rows, staff: dict[str, Staff]) -> None:
    """Add what was said before the next steps, open needs and tasks of nobody's lead."""
    codes = [step.lead_code for step in STEPS] + [f"XS-2024-{number:04d}" for number in NEEDS]
    found = rows.session.scalars(select(Lead).where(Lead.code.in_(codes)))
    leads = {lead.code: lead for lead in found}
    rows.put(FollowUp, {each.lead_code: _said(each, leads, staff) for each in STEPS if each.last})
    rows.put(
        LeadRequirement,
        {
            f"{number}/{kind.name}": {
                "lead_id": leads[f"XS-2024-{number:04d}"].id,
                "kind": kind,
                "quantity": quantity,
                "unit": unit,
                "note": note,
                "due_on": due_on,
                "staff_id": staff[ME].id,
            }
            for number, (kind, quantity, unit, note, due_on) in NEEDS.items()
        },
    )
    rows.put(
        Task,
        {
            key: {"text": text, "due_on": on, "staff_id": staff[code].id}
            for key, (text, on, code) in TASKS.items()
        },
    )


def _said(step: Due, leads: dict[str, Lead], staff: dict[str, Staff]) -> Values:
    assert step.last is not None  # noqa: S101 - the caller leaves out the others
    on, channel, content = step.last
    lead = leads[step.lead_code]
    return {
        "lead_id": lead.id,
        "company_id": lead.company_id,
        "on": on,
        "by_staff_id": staff[step.staff].id,
        "channel": channel,
        "content": content,
    }
