"""Reading a time of day in words: 9:30, 上午9点, 下午3点半, 9点一刻, 3pm, noon. Pure."""

from __future__ import annotations

import re

NOON = 12
_PERIOD = "凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|今晚|夜里"
_QUARTERS = {"半": 30, "一刻": 15, "三刻": 45}
# What a part of the day means by itself.
_ALONE = {
    "早上": "08:00",
    "早晨": "08:00",
    "上午": "09:00",
    "中午": "12:00",
    "下午": "14:00",
    "傍晚": "18:00",
    "晚上": "19:00",
    "今晚": "19:00",
    "morning": "09:00",
    "noon": "12:00",
    "afternoon": "14:00",
    "evening": "19:00",
    "tonight": "19:00",
}
_AFTERNOON = frozenset({"下午", "傍晚", "晚上", "今晚", "夜里", "pm"})
_DIGITS = "零一二三四五六七八九"
_NUMBER = "[0-9]{1,2}|[一二两三四五六七八九十]{1,3}"
_CLOCK = re.compile(
    rf"(?P<period>{_PERIOD})?\s*(?P<hour>[0-9]{{1,2}}):(?P<minute>[0-9]{{2}})(?::[0-9]{{2}})?"
    r"\s*(?P<half>am|pm)?"
)
_CHINESE = re.compile(
    rf"(?P<period>{_PERIOD})?\s*(?P<hour>{_NUMBER})[点时]"
    rf"(?:钟|整|(?P<quarter>半|一刻|三刻)|(?P<minute>{_NUMBER})分?)?"
)
_ENGLISH = re.compile(r"(?P<hour>[0-9]{1,2})\s*(?P<half>am|pm)")


def read_time(text: str) -> str | None:
    """Return the time of day as HH:MM, None for what is none. `text` is folded and lower case.

    A part of the day alone is its usual beginning: 上午 09:00, 下午 14:00, 晚上 19:00.
    """
    if text in _ALONE:
        return _ALONE[text]
    for form in (_CLOCK, _CHINESE, _ENGLISH):
        found = form.fullmatch(text)
        if found is not None:
            return _time(found.groupdict())
    return None


def whole_number(text: str) -> int | None:
    """Return a number up to 99 in digits or Chinese numerals: 15, 两, 十五, 二十."""
    if text.isascii() and text.isdigit():
        return int(text)
    tens, ten, ones = text.replace("两", "二").rpartition("十")
    values = [_DIGITS.find(each) for each in (tens, ones) if each]
    if any(value < 1 for value in values) or not text:
        return None
    if not ten:
        return _DIGITS.find(ones)
    return (_DIGITS.find(tens) if tens else 1) * 10 + (_DIGITS.find(ones) if ones else 0)


def _time(parts: dict[str, str | None]) -> str | None:
    hour = whole_number(parts["hour"] or "")
    quarter = _QUARTERS.get(parts.get("quarter") or "", 0)
    minute = whole_number(parts.get("minute") or "0") or quarter
    if hour is None:
        return None
    hour = _on_the_clock(hour, parts.get("half") or parts.get("period") or "")
    if hour is None or hour > 23 or minute > 59:  # noqa: PLR2004 - the last of the day
        return None
    return f"{hour:02d}:{minute:02d}"


def _on_the_clock(hour: int, period: str) -> int | None:
    """Return the hour of the day: 下午3点 is 15, 晚上12点 is the day after and refused."""
    if period in {"凌晨", "am"}:
        return hour % NOON if hour <= NOON else None
    if period == "中午":
        return hour + NOON if hour < 4 else hour  # noqa: PLR2004 - 中午1点 is 13:00
    if period not in _AFTERNOON:
        return hour
    if hour == NOON:
        return NOON if period in {"下午", "pm"} else None
    return hour + NOON if hour < NOON else hour
