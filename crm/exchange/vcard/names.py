"""Chinese names on cards: which part is the family name, and how the parts are joined. Pure."""

from __future__ import annotations

import re

HAN = re.compile(r"[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]+")
# 复姓 in use, the frequent ones first.
DOUBLE = frozenset(
    re.findall(
        "..",
        "欧阳上官司马诸葛东方皇甫尉迟公孙令狐慕容司徒夏侯轩辕宇文长孙端木南宫西门独孤呼延申屠司空"
        "闻人澹台百里东郭公冶太叔钟离濮阳淳于单于仲孙赫连拓跋第五左丘谷梁",
    )
)
# The 200 most frequent family names of one character, and some of the region.
SINGLE = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘"
    "杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施"
    "陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳"
    "盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋"
    "苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽楼虞骆应"
)
# A contact may be a role instead of a person (docs/domain.md, Companies): 董事长 is no 董.
ROLE_ENDS = (
    *"长理监员任总裁席记人师工问助管部办室处组",
    *("代表", "秘书", "董秘", "董事", "专家", "教授", "博士"),
)
LONGEST = {1: 3, 2: 4}  # characters of a whole name by those of the family name


def split_name(name: str) -> tuple[str, str]:
    """Guess family and given name: 欧阳示例 is 欧阳 and 示例; what is no name is all given name."""
    if HAN.fullmatch(name) and not name.endswith(ROLE_ENDS):
        for size, known in ((2, DOUBLE), (1, SINGLE)):
            family, given = name[:size], name[size:]
            if family in known and given and len(name) <= LONGEST[size]:
                return family, given
    return "", name


def joined_name(family: str, given: str, *, others: tuple[str, ...] = ()) -> str:
    """Return a whole name: Chinese parts without a space, family first; others given first.

    `others` are middle names, the form of address before and what follows the name.
    """
    middle, before, after = (*others, "", "", "")[:3]
    parts = [part for part in (family, middle, given) if part]
    if parts and all(HAN.fullmatch(part) for part in parts):
        whole = "".join(parts)
        return f"{whole}{before}{after}" if HAN.fullmatch(f"{before}{after}" or whole) else whole
    return " ".join(part for part in (before, given, middle, family, after) if part)


def shown_name(formatted: str, family: str, given: str, others: tuple[str, ...]) -> str:
    """Return the name of a card: as formatted, without the space that a phone put into 三 张."""
    if not formatted:
        return joined_name(family, given, others=others)
    swapped = {f"{given} {family}", f"{family} {given}"}
    chinese = bool(HAN.fullmatch(family) and HAN.fullmatch(given))
    return family + given if chinese and formatted in swapped else formatted
