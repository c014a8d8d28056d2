"""Numbers are shown without their middle digits."""

from __future__ import annotations

import pytest

from crm.companies.masking import masked_phone


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("13800000000", "138****0000"),
        ("138 0000 1234", "138****1234"),
        ("0579-85551234", "057****1234"),
        ("12345", "****45"),
        ("转", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_only_the_first_three_and_the_last_four_digits_are_shown(text, shown):
    assert masked_phone(text) == shown
