"""CSV: encodings, quoting, texts like formulas (docs/domain.md, Import and export)."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm.errors import UserError
from crm.exchange.csv_files import decode, guard, read_sheet, unguard, write_sheet

HEADER = ["企业全称", "备注"]
ROWS = [["示例科技", '含,逗号"引号"'], ["㴪𬭎龘", "两行\r\n文字"]]


@given(st.text())
def test_a_text_comes_back_as_it_was_whatever_it_begins_with(text):
    assert unguard(guard(text)) == text


@pytest.mark.parametrize("text", ["=1+1", "+86 579", "-5", "@name", "\tx", "\rx", "'=1", "''+x"])
def test_a_text_that_a_spreadsheet_would_run_gets_one_apostrophe(text):
    assert guard(text) == f"'{text}"


@pytest.mark.parametrize("text", ["义乌", "'义乌", "1-2", "", " =1"])
def test_any_other_text_is_left_alone(text):
    assert guard(text) == text


def test_utf_8_is_written_with_its_mark_and_crlf():
    content = write_sheet(HEADER, ROWS)
    assert content.startswith(codecs.BOM_UTF8)
    assert content.decode("utf-8-sig").splitlines()[1] == '示例科技,"含,逗号""引号"""'
    assert content.endswith(b"\r\n")


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_what_was_written_is_read_again(encoding):
    sheet = read_sheet(write_sheet(HEADER, ROWS, encoding))
    assert list(sheet.header) == HEADER
    assert [list(line.cells) for line in sheet.lines] == ROWS
    assert [line.number for line in sheet.lines] == [2, 3]


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (codecs.BOM_UTF8 + "义乌".encode(), "utf-8"),
        (codecs.BOM_UTF16_LE + "义乌".encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + "义乌".encode("utf-16-be"), "utf-16-be"),
        ("义乌".encode(), "utf-8"),
        ("义乌㴪𬭎".encode("gb18030"), "gb18030"),
    ],
)
def test_the_encoding_is_recognised(content, encoding):
    text, found = decode(content)
    assert found == encoding
    assert text.startswith("义乌")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\x81\x20\xff\xff", "ENCODING_UNKNOWN"),
        (codecs.BOM_UTF8 + b"\xff", "ENCODING_UNKNOWN"),
        (b"", "FILE_UNREADABLE"),
        (b"\r\n \r\n", "FILE_UNREADABLE"),
        ('企业全称\r\n"没有结束'.encode(), "FILE_UNREADABLE"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused(content, code):
    with pytest.raises(UserError) as refused:
        read_sheet(content)
    assert refused.value.code == code


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_separator_is_that_of_the_first_line(separator):
    content = f"企业全称{separator}备注\n甲{separator}一、二\n\n乙{separator}三".encode()
    sheet = read_sheet(content)
    assert [line.cells for line in sheet.lines] == [("甲", "一、二"), ("乙", "三")]
    assert [line.number for line in sheet.lines] == [2, 4]


def test_another_encoding_is_not_written():
    with pytest.raises(UserError) as refused:
        write_sheet(HEADER, ROWS, "gbk")
    assert refused.value.code == "VALUE_UNKNOWN"
