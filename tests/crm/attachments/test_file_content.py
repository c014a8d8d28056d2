"""Files are judged by their content, whatever they are called."""

from __future__ import annotations

import pytest

from crm.attachments.judging import check_rename, judge
from crm.errors import UserError
from crm.language import speaking
from tests.support import sample_files as sample

CHINESE = "第一次对接：租金口径，电话 138-0000-0000。\n"


@pytest.mark.parametrize(
    ("content", "name", "media_type"),
    [
        (sample.picture("PNG"), "a.png", "image/png"),
        (sample.picture("JPEG"), "a.JPG", "image/jpeg"),
        (sample.picture("GIF"), "a.gif", "image/gif"),
        (sample.picture("WEBP"), "a.webp", "image/webp"),
        (sample.picture("BMP"), "a.bmp", "image/bmp"),
        (sample.picture("TIFF"), "a.tif", "image/tiff"),
        (sample.heic(), "IMG_0001.HEIC", "image/heic"),
        (sample.pdf(), "a.pdf", "application/pdf"),
        (sample.compound(sample.DOC_CLASS), "a.doc", "application/msword"),
        (sample.compound("", "WordDocument"), "a.wps", "application/msword"),
        (sample.compound(sample.XLS_CLASS), "a.xls", "application/vnd.ms-excel"),
        (sample.compound("", "Workbook"), "a.et", "application/vnd.ms-excel"),
        (sample.compound("", "PowerPoint Document"), "a.ppt", "application/vnd.ms-powerpoint"),
        (sample.packed("OFD.xml"), "公文.ofd", "application/ofd"),
        (sample.packed("a.txt"), "a.zip", "application/zip"),
        (CHINESE.encode(), "a.txt", "text/plain"),
        (CHINESE.encode("gb18030"), "a.csv", "text/plain"),
        (CHINESE.encode("utf-16"), "a.txt", "text/plain"),
        (b"BEGIN:VCARD\r\nEND:VCARD\r\n", "a.vcf", "text/plain"),
        (b"AC1027\0\0\0\x01\x02", "厂房.dwg", "image/x-dwg"),
        (b"\x01\x02\0\xff unknown", "a.qqq", "application/octet-stream"),
    ],
)
def test_a_file_that_is_what_its_name_says_is_taken(content, name, media_type):
    judged = judge(content, name)
    assert (judged.name, judged.media_type) == (name, media_type)


@pytest.mark.parametrize(
    ("content", "ending"),
    [(sample.docx(), "docx"), (sample.xlsx(), "xlsx"), (sample.pptx(), "pptx")],
)
def test_office_files_are_told_apart_by_what_is_packed_in_them(content, ending):
    assert judge(content, f"a.{ending}").media_type.startswith("application/vnd.openxml")
    others = {"docx", "xlsx", "pptx"} - {ending}
    for other in others:
        with pytest.raises(UserError, match="ATTACHMENT_TYPE"):
            judge(content, f"a.{other}")


def test_a_damaged_office_file_is_still_known_by_the_names_in_it():
    assert judge(sample.docx()[:-30], "a.docx").media_type.endswith("wordprocessingml.document")


@pytest.mark.parametrize(
    ("content", "name", "found"),
    [
        (sample.picture("PNG"), "合同.pdf", "PNG"),
        (sample.pdf(), "photo.jpg", "PDF"),
        (b"plain words", "a.docx", "text"),
        (sample.docx(), "a.doc", "Word"),
        (sample.packed("a.txt"), "a.docx", "ZIP"),
        (b"\x01\x02\0\xff", "a.pdf", "an unknown format"),
        (sample.picture("JPEG"), "a.psd", "JPEG"),
    ],
)
def test_a_content_that_is_not_what_the_name_says_is_refused_with_both(content, name, found):
    with speaking("en"), pytest.raises(UserError) as refusal:
        judge(content, name)
    assert refusal.value.code == "ATTACHMENT_TYPE"
    assert f"“.{name.rpartition('.')[2]}”" in refusal.value.message
    assert f"content is {found}." in refusal.value.message


@pytest.mark.parametrize(
    "content",
    [
        sample.windows_program(),
        b"MZ\x90\0",
        b"\x7fELF\x02\x01\x01",
        b"\xcf\xfa\xed\xfe\x07\0\0\x01",
        b"\xca\xfe\xba\xbe\0\0\0\x34",
        b"#!/bin/sh\nrm -rf /\n",
        b"\xef\xbb\xbf#! /usr/bin/env python\n",
        b"@echo off\r\ndel *.*\r\n",
        b"[InternetShortcut]\r\nURL=file:///c:/a.exe\r\n",
        b"\x4c\0\0\0\x01\x14\x02\0" + b"\0" * 60,
        sample.compound(sample.MSI_CLASS),
        sample.packed("META-INF/MANIFEST.MF", "A.class"),
        b"\0" * 4000 + b"koly" + b"\0" * 508,
    ],
)
@pytest.mark.parametrize("name", ["合同.pdf", "说明.txt", "photo", "a.zip"])
def test_a_program_is_refused_by_its_content_under_any_name(content, name):
    with pytest.raises(UserError) as refusal:
        judge(content, name)
    assert refusal.value.code == "ATTACHMENT_TYPE"


def test_a_program_is_refused_by_its_name_whatever_its_content_is():
    for name in ("a.exe", "contract.exe.pdf", "photo\u202egpj.exe"):
        with pytest.raises(UserError, match="ATTACHMENT_TYPE"):
            judge(sample.pdf(), name)


def test_a_text_that_begins_like_a_program_is_a_text():
    assert judge("MZ 是项目代号".encode(), "a.txt").media_type == "text/plain"
    assert judge(b"# heading\nno script", "a.md").media_type == "text/plain"


def test_a_name_without_an_ending_gets_that_of_its_content():
    assert judge(sample.picture("PNG"), "现场照片").name == "现场照片.png"
    assert judge("会议纪要".encode(), "纪要").name == "纪要.txt"
    assert judge(b"\x01\0\xff", "数据").name == "数据"


def test_a_new_name_keeps_the_ending():
    assert check_rename("旧.pdf", "新合同") == "新合同.pdf"
    assert check_rename("旧.pdf", "新合同.PDF") == "新合同.PDF"
    assert check_rename("旧.pdf", "第1.2版") == "第1.2版.pdf"
    for name in ("新.docx", "新.exe"):
        with pytest.raises(UserError) as refusal:
            check_rename("旧.pdf", name)
        assert (refusal.value.code, refusal.value.field) == ("ATTACHMENT_TYPE", "name")
