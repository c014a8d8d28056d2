"""Days as people say them, in both languages, with and without a time."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm.errors import UserError
from crm.quantities.day_words import DayWords, read_day

TUESDAY = date(2024, 10, 8)
CHINESE = {
    "今天": "2024-10-08",
    "今日": "2024-10-08",
    "明天": "2024-10-09",
    "明": "2024-10-09",
    "后天": "2024-10-10",
    "大后天": "2024-10-11",
    "昨天": "2024-10-07",
    "前天": "2024-10-06",
    "周三": "2024-10-09",
    "星期三": "2024-10-09",
    "礼拜三": "2024-10-09",
    "周一": "2024-10-14",
    "周二": "2024-10-15",
    "周日": "2024-10-13",
    "星期天": "2024-10-13",
    "本周五": "2024-10-11",
    "本周一": "2024-10-07",
    "这周五": "2024-10-11",
    "下周三": "2024-10-16",
    "下周二": "2024-10-15",
    "下个星期三": "2024-10-16",
    "下下周一": "2024-10-21",
    "下周": "2024-10-14",
    "周末": "2024-10-12",
    "本周末": "2024-10-12",
    "下周末": "2024-10-19",
    "月底": "2024-10-31",
    "本月底": "2024-10-31",
    "月初": "2024-11-01",
    "月中": "2024-10-15",
    "下月初": "2024-11-01",
    "下个月": "2024-11-01",
    "下月底": "2024-11-30",
    "下下月底": "2024-12-31",
    "下月5号": "2024-11-05",
    "本月20日": "2024-10-20",
    "年底": "2024-12-31",
    "明年底": "2025-12-31",
    "明年初": "2025-01-01",
    "3天后": "2024-10-11",
    "三天后": "2024-10-11",
    "十五天以后": "2024-10-23",
    "二十一天后": "2024-10-29",
    "两周后": "2024-10-22",
    "2个星期后": "2024-10-22",
    "半个月后": "2024-10-23",
    "1个月后": "2024-11-08",
    "一年后": "2025-10-08",
    "+7": "2024-10-15",
    "＋７": "2024-10-15",
    "+0": "2024-10-08",
    "+2w": "2024-10-22",
    "+1m": "2024-11-08",
    "+3天": "2024-10-11",
    "10月16日": "2024-10-16",
    "10月16号": "2024-10-16",
    "10月16": "2024-10-16",
    "10-16": "2024-10-16",
    "10/16": "2024-10-16",
    "10.16": "2024-10-16",
    "10月8日": "2024-10-08",
    "10月7日": "2025-10-07",
    "明年3月5日": "2025-03-05",
    "今年10月1日": "2024-10-01",
    "2月29日": "2028-02-29",
    "16日": "2024-10-16",
    "16号": "2024-10-16",
    "8号": "2024-10-08",
    "7号": "2024-11-07",
    "31号": "2024-10-31",
    "2024年10月8日": "2024-10-08",
    "2025-1-5": "2025-01-05",
    "20241108": "2024-11-08",
    " 下周 三 ": "2024-10-16",
}
ENGLISH = {
    "today": "2024-10-08",
    "Tomorrow": "2024-10-09",
    "day after tomorrow": "2024-10-10",
    "yesterday": "2024-10-07",
    "wed": "2024-10-09",
    "Wednesday": "2024-10-09",
    "on friday": "2024-10-11",
    "tue": "2024-10-15",
    "this fri": "2024-10-11",
    "next wed": "2024-10-16",
    "next week": "2024-10-14",
    "weekend": "2024-10-12",
    "next weekend": "2024-10-19",
    "in 3 days": "2024-10-11",
    "in a week": "2024-10-15",
    "in two weeks": "2024-10-22",
    "in 1 month": "2024-11-08",
    "end of month": "2024-10-31",
    "end of the month": "2024-10-31",
    "end of next month": "2024-11-30",
    "next month": "2024-11-01",
    "end of year": "2024-12-31",
    "oct 16": "2024-10-16",
    "October 16th": "2024-10-16",
    "16 Oct": "2024-10-16",
    "Jan 5": "2025-01-05",
    "oct 16, 2026": "2026-10-16",
    "5 jan 2026": "2026-01-05",
}
TIMES = {
    "明天9:30": ("2024-10-09", "09:30"),
    "明天 9：30": ("2024-10-09", "09:30"),
    "下周三上午9点": ("2024-10-16", "09:00"),
    "下周三 下午3点半": ("2024-10-16", "15:30"),
    "周五15点": ("2024-10-11", "15:00"),
    "周五9点一刻": ("2024-10-11", "09:15"),
    "周五九点三刻": ("2024-10-11", "09:45"),
    "后天下午三点二十分": ("2024-10-10", "15:20"),
    "明天中午12点": ("2024-10-09", "12:00"),
    "明天中午1点": ("2024-10-09", "13:00"),
    "明天晚上8点": ("2024-10-09", "20:00"),
    "今晚8点": ("2024-10-08", "20:00"),
    "明天凌晨12点": ("2024-10-09", "00:00"),
    "明天的10点整": ("2024-10-09", "10:00"),
    "明天上午": ("2024-10-09", "09:00"),
    "明天下午": ("2024-10-09", "14:00"),
    "10月16日19:30": ("2024-10-16", "19:30"),
    "10-16 9:30": ("2024-10-16", "09:30"),
    "10-1 19:30": ("2025-10-01", "19:30"),
    "16号9点": ("2024-10-16", "09:00"),
    "+7 9:30": ("2024-10-15", "09:30"),
    "3天后9点": ("2024-10-11", "09:00"),
    "2024-10-16 9:30": ("2024-10-16", "09:30"),
    "2024-10-16T09:30:00": ("2024-10-16", "09:30"),
    "9:30": ("2024-10-08", "09:30"),
    "下午3点": ("2024-10-08", "15:00"),
    "tomorrow 9:30": ("2024-10-09", "09:30"),
    "tomorrow at 3pm": ("2024-10-09", "15:00"),
    "3 pm tomorrow": ("2024-10-09", "15:00"),
    "next wed 9:15 am": ("2024-10-16", "09:15"),
    "fri noon": ("2024-10-11", "12:00"),
    "12am": ("2024-10-08", "00:00"),
    "12:30 pm": ("2024-10-08", "12:30"),
    "9:30 明天": ("2024-10-09", "09:30"),
}
UNKNOWN = (
    *("", " ", "x", "周八", "13月1日", "2月30日", "2024-02-30", "32号", "0号", "+", "+x"),
    *(
        "25:00",
        "9:60",
        "明天25点",
        "明天 晚上12点",
        "下月31号",
        "+9999y",
        "周五前",
        "\x00",
        "\ud800",
    ),
    *("明天" * 50, "wednesdays", "in days", "9", "2024-13-01", "十百天后", "🙂", "-3", "next"),
)


@pytest.mark.parametrize(("text", "day"), [*CHINESE.items(), *ENGLISH.items()])
def test_a_day_in_words_is_read_from_tuesday_the_eighth(text, day):
    assert read_day(text, TUESDAY) == DayWords(date.fromisoformat(day))


@pytest.mark.parametrize(("text", "expected"), TIMES.items())
def test_a_time_may_stand_beside_the_day(text, expected):
    day, time = expected
    assert read_day(text, TUESDAY) == DayWords(date.fromisoformat(day), time)


@pytest.mark.parametrize("text", UNKNOWN)
def test_what_is_no_day_is_refused_at_its_field(text):
    with pytest.raises(UserError) as refusal:
        read_day(text, TUESDAY, field="next_action_on")
    assert (refusal.value.code, refusal.value.field) == ("DATE_INVALID", "next_action_on")


def test_a_month_with_its_year_asks_for_the_day():
    with pytest.raises(UserError) as refusal:
        read_day("2024-11", TUESDAY, field="on")
    assert (refusal.value.code, refusal.value.field) == ("DATE_DAY_REQUIRED", "on")


@pytest.mark.parametrize("today", [date(2024, 10, 12), date(2024, 10, 13)])
def test_on_a_weekend_the_weekend_is_today_and_next_week_begins_on_monday(today):
    assert read_day("周末", today).day == today
    assert read_day("下周一", today).day == date(2024, 10, 14)
    assert read_day("本周五", today).day == date(2024, 10, 11)


def test_the_last_day_of_a_month_is_its_end_and_its_beginning_is_the_next_month_s():
    assert read_day("月底", date(2024, 2, 29)).day == date(2024, 2, 29)
    assert read_day("月初", date(2024, 2, 1)).day == date(2024, 2, 1)
    assert read_day("31号", date(2024, 4, 2)).day == date(2024, 5, 31)
    assert read_day("+1m", date(2024, 1, 31)).day == date(2024, 2, 29)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.sampled_from("一二三四五六日"))
def test_a_weekday_is_one_of_the_next_seven_days(today, name):
    found = read_day(f"周{name}", today).day
    assert 1 <= (found - today).days <= 7
    assert "一二三四五六日"[found.weekday()] == name


@given(st.text(max_size=90))
def test_any_text_is_a_day_or_is_refused(text):
    try:
        found = read_day(text, TUESDAY)
    except UserError as error:
        assert error.code in {"DATE_INVALID", "DATE_DAY_REQUIRED"}  # noqa: PT017 - either is fine
    else:
        assert isinstance(found.day, date)
