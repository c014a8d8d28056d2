"""Codes count up for each prefix and year; two writers never get the same one."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from crm.database.codes import next_code, reserve_codes


def test_codes_count_up_for_each_prefix_and_year(office):
    def take(work):
        wanted = (("XS", 2026), ("XS", 2026), ("XS", 2027), ("YX", 2026))
        return [next_code(work.session, prefix, year) for prefix, year in wanted]

    assert office.do(take) == ["XS-2026-0001", "XS-2026-0002", "XS-2027-0001", "YX-2026-0001"]


def test_after_9999_comes_a_fifth_digit(office):
    def take(work):
        reserve_codes(work.session, "XS", 2026, 9998)
        return [next_code(work.session, "XS", 2026) for _ in range(3)]

    assert office.do(take) == ["XS-2026-9999", "XS-2026-10000", "XS-2026-10001"]


def test_reserving_fewer_than_were_given_out_changes_nothing(office):
    def take(work):
        reserve_codes(work.session, "XS", 2026, 7)
        reserve_codes(work.session, "XS", 2026, 3)
        return next_code(work.session, "XS", 2026)

    assert office.do(take) == "XS-2026-0008"


def test_writers_at_the_same_time_get_different_codes_from_the_first_on(office):
    both_begin = threading.Barrier(4)

    def take(_number):
        both_begin.wait()
        return [office.do(lambda work: next_code(work.session, "XS", 2026)) for _ in range(3)]

    with ThreadPoolExecutor(4) as threads:
        codes = [code for codes in threads.map(take, range(4)) for code in codes]
    assert sorted(codes) == [f"XS-2026-{number:04d}" for number in range(1, 13)]


def test_a_transaction_that_fails_gives_its_code_back_or_leaves_a_gap(office):
    def take_and_fail(work):
        next_code(work.session, "XS", 2026)
        raise KeyError

    with pytest.raises(KeyError):
        office.do(take_and_fail)
    number = int(office.do(lambda work: next_code(work.session, "XS", 2026))[-4:])
    assert number in {1, 2}
