"""`brief`: packs as PDF from the command line."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader


def text_of(path):
    pages = PdfReader(io.BytesIO(path.read_bytes())).pages
    return "".join("".join(page.extract_text().split()) for page in pages)


@pytest.mark.parametrize("engine_name", ["sqlite"])
def test_the_statement_is_written_and_its_numbers_are_told(run, demo_location, tmp_path):
    file = tmp_path / "statement.pdf"
    printed = run(
        "brief",
        "area-statement",
        "--as-of",
        "2024-10-08",
        "--output",
        file,
        "--json",
        database=demo_location,
    )
    assert printed.status == 0
    assert printed.json["numbers"]["signed"] == "222700.00"
    assert printed.json["is_demo"] is True
    assert str(tmp_path) not in printed.out
    text = text_of(file)
    for wanted in ("签约意向面积统计表", "20.77", "22.27", "示例数据，仅供演示"):
        assert wanted in text


@pytest.mark.parametrize("engine_name", ["sqlite"])
def test_a_one_pager_takes_the_code_of_its_lead(run, demo_location, tmp_path):
    file = tmp_path / "one.pdf"
    given = ("brief", "one-pager", "--as-of", "2025-12-31", "--output", file)
    assert run(*given, "--lead", "PJ01", database=demo_location).status == 0
    assert "浙江义欣新能源" in text_of(file)


@pytest.mark.parametrize("engine_name", ["sqlite"])
def test_a_pack_that_cannot_be_made_is_refused_and_writes_nothing(run, demo_location, tmp_path):
    file = tmp_path / "pack.pdf"
    for arguments, code in (
        (("one-pager", "--output", file), "FIELD_REQUIRED"),
        (("one-pager", "--lead", "XS-1", "--output", file), "VALUE_UNKNOWN"),
        (("handbook", "--output", file), "VALUE_UNKNOWN"),
        (("area-statement", "--as-of", "soon", "--output", file), "DATE_INVALID"),
        (("area-statement", "--output", tmp_path / "none" / "pack.pdf"), "FILE_UNWRITABLE"),
        (("area-statement", "--output", tmp_path), "FILE_UNWRITABLE"),
    ):
        printed = run("brief", *arguments, database=demo_location)
        assert (printed.status, printed.refusal["error"]) == (2, code)
    assert list(tmp_path.glob("**/pack.pdf")) == []
