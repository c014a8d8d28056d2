"""Names of attached files: kept on every system, and no program under a false one."""

from __future__ import annotations

import pytest

from crm.attachments.names import clean_name, is_program, shortened

RIGHT_TO_LEFT = "\u202e"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("合作意向书（草稿）.pdf", "合作意向书（草稿）.pdf"),
        ("../../etc/passwd", "etc_passwd"),
        ("..\\..\\窗口.txt", "窗口.txt"),
        ("合同A/B.docx", "合同A_B.docx"),
        ('a<b>:"|?*.txt', "a_b______.txt"),
        ("名片\x00\x07\u200b.jpg", "名片.jpg"),
        (f"photo{RIGHT_TO_LEFT}gpj.exe", "photogpj.exe"),
        ("two\nlines\tand  blanks .txt", "two lines and blanks .txt"),
        ("report.pdf. . .", "report.pdf"),
        ("CON.pdf", "_CON.pdf"),
        ("lpt1", "_lpt1"),
        ("contract.pdf", "contract.pdf"),
        ("...", "file"),
        ("", "file"),
        ("\ud800.txt", "txt"),
    ],
)
def test_a_name_is_kept_as_every_system_can_keep_it(given, kept):
    assert clean_name(given) == kept


def test_a_long_name_is_shortened_and_keeps_its_ending():
    name = clean_name("长" * 300 + ".docx")
    assert len(name) == 200
    assert name.endswith("长.docx")


def test_a_copy_fits_into_the_bytes_of_a_file_system():
    name = shortened("长" * 195 + ".docx", 240, in_bytes=True)
    assert len(name.encode()) <= 240
    assert name.endswith("长.docx")


@pytest.mark.parametrize(
    "name",
    [
        *("setup.exe", "SETUP.EXE", "a.msi", "a.dll", "run.bat", "run.cmd", "old.com", "a.scr"),
        *("a.ps1", "a.vbs", "a.js", "a.jar", "a.sh", "link.lnk", "Mail.app", "disk.dmg", "a.url"),
        *("invoice.pdf.exe", "contract.exe.pdf", "setup.exe.", "setup.exe ", "setup.ｅｘｅ"),
        *(f"photo{RIGHT_TO_LEFT}gpj.exe", "setup.e\u200bxe"),
    ],
)
def test_a_program_is_known_by_its_name_however_it_hides(name):
    assert is_program(name)


@pytest.mark.parametrize(
    "name", ["exe", "合同.pdf", "www.yinfeng.com.pdf", "node.js.pdf", "v1.2.docx", "说明"]
)
def test_what_only_looks_a_little_like_a_program_is_none(name):
    assert not is_program(name)
