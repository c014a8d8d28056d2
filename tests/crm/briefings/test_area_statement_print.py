"""The signed-intent-area statement on paper."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from crm.briefings.contents import LandArea
from crm.briefings.options import (
    Classification,
    HouseStyle,
    Numbering,
    PageOptions,
    StatementPart,
)
from crm.briefings.pdf.area_statement import print_area_statement, summary_text
from crm.briefings.pdf.statement_notes import park_notes, rounding_note
from crm.briefings.pdf.statement_tables import park_grid
from crm.language import ENGLISH, speaking

ROOT = Path(__file__).parents[3]
ROUNDING = "部分数据因四舍五入，分项之和与合计可能略有差异。"


def test_the_figures_of_the_demonstration_are_on_the_page(statement, read):
    pages = read(print_area_statement(statement, PageOptions()))
    for text in (
        "签约意向面积统计表",
        "数据截至2024年10月8日",
        "20.77",
        "46",
        "1.50",
        "22.27",
        "约1.5万平方米",
        "示例数据，仅供演示",
        "—1—",
    ):
        assert text in pages.texts[0]
    assert pages.unembedded_fonts() == set()


def test_every_page_is_a4_on_its_side(statement, read):
    pages = read(print_area_statement(statement, PageOptions()))
    assert set(pages.sizes) == {(297, 210)}


def test_page_numbers_stand_outside_one_character_in(statement, read):
    pages = read(print_area_statement(statement, PageOptions()))
    _text, left, bottom, size = next(each for each in pages.places(2) if "— 2 —" in each[0])
    assert size == pytest.approx(14)
    assert left == pytest.approx(35 + 14 * 25.4 / 72, abs=0.1)
    assert 26 - 7 - 4 < bottom < 26 - 7
    _text, left, _bottom, _size = next(each for each in pages.places(1) if "— 1 —" in each[0])
    assert left > 235


def test_one_sided_print_centres_the_page_number(statement, read):
    pages = read(print_area_statement(statement, PageOptions(numbering=Numbering.SIMPLEX)))
    _text, left, _bottom, _size = next(each for each in pages.places(2) if "— 2 —" in each[0])
    assert 130 < left < 160


def test_the_header_of_a_long_table_is_repeated(statement, read):
    pages = read(print_area_statement(statement, PageOptions()))
    with_letters = [text for text in pages.texts if "YX-2024-" in text]
    assert len(with_letters) > 1
    assert all("意向书编号" in text and "责任人" in text for text in with_letters)


def test_sections_are_bookmarked_and_the_properties_are_set(statement, read):
    pages = read(print_area_statement(statement, PageOptions(issued_by="示例集团")))
    assert [title.split("　")[0] for title in pages.bookmarks] == [
        "表1",
        "图1",
        "表2",
        "表3",
        "表4",
    ]
    assert pages.reader.metadata.title == "签约意向面积统计表"
    assert pages.reader.metadata.author == "示例集团"


def test_an_empty_land_table_is_kept(statement, read):
    assert "本期无。" in read(print_area_statement(statement, PageOptions())).text


def test_land_is_printed_in_mu_and_not_added(statement, read):
    area = Decimal(20000)
    zero = Decimal(0)
    row = LandArea("示例产业园", 1, area, 1, area, zero, zero, zero)
    with_land = replace(statement, land=(row,), land_total=replace(row, name=""))
    text = read(print_area_statement(with_land, PageOptions())).texts[-1]
    assert "30.00" in text
    assert "20,000.00" in text
    assert "不与建筑面积相加" in text


def test_the_rounding_note_appears_only_when_rows_do_not_add_up(statement):
    assert rounding_note(park_grid(statement)) == []
    third = Decimal("3333.34")
    parks = tuple(replace(statement.parks[2], net=third) for _each in range(3))
    uneven = replace(statement, parks=parks, total=replace(statement.total, net=third * 3))
    zeroed = replace(uneven.total, signed=Decimal(0), signed_count=0)
    assert rounding_note(park_grid(replace(uneven, total=zeroed))) == [ROUNDING]


def test_companies_in_several_parks_are_disclosed(statement):
    crossing = replace(statement, cross_park_companies=2, cross_park_area=Decimal(9000))
    assert "跨园区意向企业2家，涉及面积0.90万平方米。" in park_notes(crossing)
    assert not any("跨园区" in note for note in park_notes(statement))


def test_parks_left_out_are_said(statement):
    notes = park_notes(replace(statement, parks_left_out=3))
    assert any(note.startswith("3处") for note in notes)


def test_more_in_force_than_available_is_flagged_not_hidden(statement, read):
    crowded = replace(statement.parks[11], coverage=None, oversubscribed=True, name="拥挤园")
    pages = read(
        print_area_statement(
            replace(statement, parks=(*statement.parks[:11], crowded)), PageOptions()
        )
    )
    assert "—（超额）" in pages.texts[0]
    assert "拥挤园" in "".join(park_notes(replace(statement, parks=(crowded,))))


def test_the_summary_says_how_far_the_target_is(statement):
    text = summary_text(statement)
    assert "51份、意向面积22.27万平方米" in text
    assert "89.08%，快于序时进度12.03个百分点" in text
    behind = replace(statement.target, ahead=Decimal("-1.5"))
    assert "慢于序时进度1.50个百分点" in summary_text(replace(statement, target=behind))


def test_stored_text_is_printed_as_it_is(statement, read):
    name = '<b>&"示例㴪𬭎龘</b> <font size=99>'
    letter = replace(statement.letters[0], company=name)
    pages = read(print_area_statement(replace(statement, letters=(letter,)), PageOptions()))
    assert "".join(name.split()) in pages.text


def test_names_of_200_characters_wrap(statement, read):
    name = "长" * 199 + "尾"
    letter = replace(statement.letters[0], company=name, park=name)
    parks = tuple(replace(park, name=name) for park in statement.parks[:3])
    long = replace(statement, letters=(letter,), parks=parks, movements=())
    assert read(print_area_statement(long, PageOptions())).text.count("尾") >= 5


def test_many_parks_flow_over_pages(statement, read):
    parks = tuple(replace(statement.parks[0], name=f"园区{i:03d}") for i in range(120))
    pages = read(print_area_statement(replace(statement, parks=parks), PageOptions()))
    assert all(f"园区{i:03d}" in pages.text for i in range(120))
    assert all(text for text in pages.texts)


def test_only_the_chosen_parts_are_printed_in_their_order(statement, read):
    pages = read(
        print_area_statement(
            statement, PageOptions(), parts=(StatementPart.LETTERS, StatementPart.PARKS)
        )
    )
    assert [title.split("　")[1] for title in pages.bookmarks] == [
        "意向书明细",
        "签约意向面积统计表",
    ]


def test_the_mark_and_numbers_stand_where_the_standard_wants_them(statement, read):
    options = PageOptions(
        classification=Classification.COMMERCIAL,
        secret_years=5,
        copy_number="000012",
        document_number="义产投招〔2026〕12号",
    )
    pages = read(print_area_statement(statement, options))
    assert pages.texts[0].startswith("000012普通商密★5年义产投招〔2026〕12号签约意向面积统计表")
    assert all("普通商密★5年" in text for text in pages.texts)


def test_real_data_carries_no_demonstration_footer(statement, read):
    text = read(print_area_statement(replace(statement, is_demo=False), PageOptions())).text
    assert "仅供演示" not in text


def test_english_uses_square_metres_and_no_translated_wan(statement, read):
    with speaking(ENGLISH):
        printed = print_area_statement(statement, PageOptions())
    text = read(printed).text
    assert "222,700.00" in text
    assert "22.27" not in text
    assert "dataasof2024-10-08" in text


def test_the_same_contents_give_the_same_bytes(statement):
    first = print_area_statement(statement, PageOptions(style=HouseStyle.HANDBOOK))
    second = print_area_statement(statement, PageOptions(style=HouseStyle.HANDBOOK))
    assert first.pdf == second.pdf


def test_another_process_gives_the_same_bytes(statement):
    script = (
        "import hashlib, runpy, sys\n"
        f"names = runpy.run_path({str(Path(__file__).with_name('conftest.py'))!r})\n"
        "from crm.briefings.options import PageOptions\n"
        "from crm.briefings.pdf.area_statement import print_area_statement\n"
        "from crm.language import CHINESE, speaking\n"
        "with speaking(CHINESE):\n"
        "    pdf = print_area_statement(names['demo_statement'](), PageOptions()).pdf\n"
        "sys.stdout.write(hashlib.sha256(pdf).hexdigest())\n"
    )
    environment = os.environ | {"PYTHONHASHSEED": "7", "PYTHONPATH": str(ROOT)}
    result = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env=environment,
    )
    here = print_area_statement(statement, PageOptions()).pdf
    assert result.stdout == hashlib.sha256(here).hexdigest()


def test_the_time_of_printing_is_on_the_page_only_if_asked_for(statement, read):
    from datetime import datetime

    options = PageOptions(generated_at=datetime(2026, 11, 20, 9, 5))  # noqa: DTZ001 - printed as is
    assert "生成时间：2026年11月20日09:05" in read(print_area_statement(statement, options)).text
    assert "生成时间" not in read(print_area_statement(statement, PageOptions())).text
    assert statement.as_of == date(2024, 10, 8)
