"""Contents of packs as the measures would give them, and a printer that keeps the pages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO

import pypdf
import pytest

from crm.briefings.contents import (
    AreaMovement,
    AreaStatement,
    DealLine,
    Fact,
    LetterLine,
    NextAction,
    OnePager,
    ParkArea,
    Progress,
    Quotation,
    RequirementLine,
    TargetProgress,
)
from crm.language import CHINESE, speaking
from crm.leads.terms import Scope
from crm.letters.terms import LetterState

PARKS = (
    "数字与智能化产业社区",
    "稠江智能制造产业园",
    "高新科技产业园（一期）",
    "高创园",
    "科创园",
    "钱塘新谷产业园",
    "芯片产业园",
    "稠江崇山产业园",
    "城西针织产业园（原琳多地块）",
    "表面处理环保产业园",
    "光源科技小镇",
    "示例产业园",
)
ZERO = Decimal(0)


@pytest.fixture(autouse=True)
def _in_chinese():
    with speaking(CHINESE):
        yield


@pytest.fixture
def read():
    """Open a printed pack with another program's eyes."""
    return lambda printed: Pages(printed.pdf)


class Pages:
    """What a reader sees: the text without white space, fonts, sizes, bookmarks."""

    def __init__(self, pdf):
        self.reader = pypdf.PdfReader(BytesIO(pdf))
        self.texts = ["".join(page.extract_text().split()) for page in self.reader.pages]
        self.text = "".join(self.texts)

    @property
    def sizes(self):
        """Width and height of each page in whole millimetres."""
        boxes = [page.mediabox for page in self.reader.pages]
        return [(round(box.width * 25.4 / 72), round(box.height * 25.4 / 72)) for box in boxes]

    @property
    def bookmarks(self):
        return [entry.title for entry in self.reader.outline]

    def unembedded_fonts(self):
        fonts = [
            font.get_object()
            for page in self.reader.pages
            for font in page["/Resources"]["/Font"].values()
        ]
        return {
            font["/BaseFont"]
            for font in fonts
            if "/FontFile2" not in font.get("/FontDescriptor", {})
        }

    def places(self, number):
        """The texts of page `number` with their place in mm from the left and the lower edge."""
        found = []

        def visit(text, _matrix, place, _font, size):
            if text.strip():
                found.append((text.strip(), place[4] / 72 * 25.4, place[5] / 72 * 25.4, size))

        self.reader.pages[number - 1].extract_text(visitor_text=visit)
        return found


def park(name, count=0, area=ZERO, **other):
    """A park whose letters are all in force."""
    known = {"available": None, "coverage": None} | other
    areas = {"converted": ZERO, "withdrawn": ZERO, "expired": ZERO}
    return ParkArea(
        name=name,
        signed_count=count,
        signed=area,
        in_force_count=count,
        in_force=area,
        net=area,
        **(areas | known),
    )


def movement(name, area=ZERO):
    """A park that only signed."""
    return AreaMovement(name, ZERO, area, ZERO, ZERO, ZERO, ZERO, area)


def demo_letters():
    """The 51 letters of the demonstration data at 2024-10-08."""
    first = date(2024, 1, 5)
    owners = [f"招商专员{number}" for number in "一二三四五六"]
    letters = [
        LetterLine(
            number=f"YX-2024-{i:04d}",
            company=f"示例企业{i:03d}",
            park=PARKS[0],
            area=Decimal(2000 + 110 * i if i < 46 else 3850),
            signed_on=first + timedelta(days=5 * (i - 1)),
            valid_until=None,
            state=LetterState.IN_FORCE,
            owner=owners[(i - 1) % 6],
        )
        for i in range(1, 47)
    ]
    letters += [
        LetterLine(
            number=f"YX-2024-{i:04d}",
            company=f"示例企业{i:03d}",
            park=PARKS[1],
            area=Decimal(3000),
            signed_on=date(2024, i - 44, 15),
            valid_until=None,
            state=LetterState.IN_FORCE,
            owner=owners[0],
            written="约3,000",
        )
        for i in range(47, 52)
    ]
    return tuple(letters)


@pytest.fixture
def statement():
    return demo_statement()


def demo_statement():
    """The statement of the demonstration data as of 2024-10-08, twelve parks."""
    first, second = Decimal(207700), Decimal(15000)
    parks = [park(name) for name in PARKS]
    parks[0] = park(PARKS[0], 46, first)
    parks[1] = park(PARKS[1], 5, second)
    parks[11] = park(PARKS[11], available=Decimal(25000), coverage=ZERO)
    total = first + second
    movements = [movement(name) for name in PARKS]
    movements[0], movements[1] = movement(PARKS[0], first), movement(PARKS[1], second)
    return AreaStatement(
        as_of=date(2024, 10, 8),
        start=date(2024, 1, 1),
        scope=Scope.GROUP,
        parks=tuple(parks),
        total=replace(park("", 51, total), target=Decimal(250000), completion=Decimal("89.08")),
        movements=tuple(movements),
        movement_total=movement("", total),
        letters=demo_letters(),
        land=(),
        land_total=None,
        target=TargetProgress(
            "示例目标：2024年意向面积25万㎡", Decimal("89.08"), Decimal("77.05"), Decimal("12.03")
        ),
        quotations=(Quotation(PARKS[1], "约1.5万平方米", date(2024, 10, 8), second),),
        is_demo=True,
    )


@pytest.fixture
def one_pager():
    """A project with something in every section."""
    return OnePager(
        as_of=date(2026, 11, 20),
        code="XS-2026-0007",
        company="示例入园企业甲（浙江）智能装备有限公司",
        title="智能视觉一体机及域控制器制造基地",
        stage="意向",
        owner="招商专员一",
        level="市重大产业项目",
        tier="10亿元项目",
        company_facts=(
            Fact("企业全称", "示例入园企业甲（浙江）智能装备有限公司"),
            Fact("统一社会信用代码", ""),
            Fact("成立时间", "2019年3月"),
            Fact("注册资本", "5000.00万元"),
            Fact("所属产业", "高端装备制造 / 智能装备"),
            Fact("企业资质", "国高、专精特新"),
            Fact("主营产品", "智能视觉一体机、域控制器、工业相机"),
            Fact("年营收、纳税", "3.20亿元、1800.00万元（2025年）"),
            Fact("员工数", "420人"),
            Fact("企业地址", "浙江省义乌市示例路1号"),
        ),
        project_facts=(
            Fact("总投资", "10.20亿元"),
            Fact("厂房需求", "2.00万平方米"),
            Fact("用地需求", ""),
            Fact("预计年产值", "15.00亿元"),
            Fact("预计年税收", "6000.00万元"),
            Fact("亩均税收", "20.00万元"),
            Fact("建设周期", "2026年12月—2028年6月"),
            Fact("落地园区", "示例产业园"),
        ),
        progress=tuple(
            Progress(date(2026, 11, 18) - timedelta(days=19 * i), kind, text, "招商专员一")
            for i, (kind, text) in enumerate(
                (
                    ("电话", "企业确认董事会已通过选址方案，等待用电容量批复。"),
                    ("接待考察", "董事长一行5人考察示例产业园3号楼，对层高和承重表示满意。"),
                    ("拜访", "赴企业座谈，交换意向书文本。"),
                    ("微信", "发送园区政策汇编。"),
                    ("电话", "首次联系，企业有意在长三角设第二基地。"),
                )
            )
        ),
        letters=(
            LetterLine(
                "YX-2026-0007",
                "",
                "示例产业园",
                Decimal(6000),
                date(2026, 8, 1),
                date(2027, 1, 31),
                LetterState.IN_FORCE,
                "招商专员一",
            ),
            LetterLine(
                "YX-2026-0001",
                "",
                "示例产业园",
                Decimal(5000),
                date(2026, 1, 10),
                date(2026, 6, 30),
                LetterState.SUPERSEDED,
                "招商专员一",
            ),
        ),
        deals=(
            DealLine(
                "示例基金A",
                "实缴中",
                Decimal(150000000),
                Decimal(66000000),
                Decimal("44.00"),
                date(2026, 9, 1),
            ),
        ),
        requirements=(
            RequirementLine("用电", "新增8000千伏安", date(2026, 12, 31)),
            RequirementLine("用工", "技术工人300人", None),
        ),
        talking_points="一是说明园区用电扩容已列入年度计划；二是介绍“基金＋园区”支持方式；三是商请企业年内完成公司注册。",
        next_action=NextAction(
            "陪同企业与供电公司现场会商增容方案", date(2026, 11, 26), "招商专员一"
        ),
        note="企业在谈城市还有两个，主要比较用电价格和人才公寓。",
        is_demo=True,
    )
