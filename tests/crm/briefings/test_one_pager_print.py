"""The one-pager: one page, whatever is in the records."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crm.briefings.contents import Fact
from crm.briefings.options import Classification, HouseStyle, PageOptions
from crm.briefings.pdf.one_pager import one_pager_title, print_one_pager
from crm.language import ENGLISH, speaking

HANDBOOK = PageOptions(style=HouseStyle.HANDBOOK)
SECTIONS = "一、二、三、四、五、六、七、"


def overfull(pager):
    """A record in which every field is as long as it may be."""
    name = "长" * 199 + "尾"
    return replace(
        pager,
        company=name,
        title=name,
        level="省特别重大产业项目",
        company_facts=(
            Fact("企业全称", name, is_name=True),
            *(Fact(fact.label, "值" * 300) for fact in pager.company_facts),
        ),
        project_facts=tuple(Fact(fact.label, "值" * 300) for fact in pager.project_facts),
        progress=tuple(replace(each, text="进" * 3000) for each in pager.progress),
        letters=tuple(replace(pager.letters[0], park="园" * 200) for _each in range(40)),
        deals=tuple(replace(pager.deals[0], vehicle="基" * 200) for _each in range(40)),
        requirements=tuple(
            replace(pager.requirements[0], quantity="需" * 200) for _each in range(40)
        ),
        talking_points="谈" * 5000,
        next_action=replace(pager.next_action, text="行" * 2000),
        note="注" * 100_000,
    )


@pytest.mark.parametrize("style", HouseStyle)
def test_an_ordinary_project_fits_with_everything(one_pager, read, style):
    pages = read(print_one_pager(one_pager, PageOptions(style=style)))
    assert pages.sizes == [(210, 297)]
    assert "智能视觉一体机及域控制器制造基地项目情况一页纸" in pages.text
    for text in ("意向", "招商专员一", "2026年11月20日", "6,000.00", "44.00%", "新增8000千伏安"):
        assert text in pages.text
    assert all(mark in pages.text for mark in SECTIONS.split("、")[:-1])
    assert "示例数据，仅供演示" in pages.text
    assert pages.unembedded_fonts() == set()


@pytest.mark.parametrize("style", HouseStyle)
@pytest.mark.parametrize("language", ["zh_CN", ENGLISH])
def test_the_longest_record_is_still_one_page_and_says_what_is_left_out(
    one_pager, read, style, language
):
    with speaking(language):
        printed = print_one_pager(overfull(one_pager), PageOptions(style=style))
    pages = read(printed)
    assert printed.pages == 1
    assert "尾" in pages.text
    sizes = [size for _text, _left, _bottom, size in pages.places(1)]
    assert min(sizes) >= 9
    if language != ENGLISH:
        assert "份意向书、另有" in pages.text
        assert "三、对接进展（详见附页）" in pages.text
        assert "共100,000字" in pages.text


def test_lists_are_trimmed_before_letters_are(one_pager, read):
    busy = replace(one_pager, talking_points="谈" * 480, note="注" * 480)
    text = read(print_one_pager(busy, PageOptions())).text
    assert "YX-2026-0001" in text
    assert "三、对接进展（详见附页）" in text


def test_a_long_note_is_cut_at_500_characters(one_pager, read):
    text = read(print_one_pager(replace(one_pager, note="注" * 50_000), HANDBOOK)).text
    assert "……（全文见系统，共50,000字）" in text
    assert text.count("注") < 510


def test_empty_sections_are_kept(one_pager, read):
    bare = replace(
        one_pager,
        progress=(),
        letters=(),
        deals=(),
        requirements=(),
        talking_points="",
        next_action=None,
        note="",
    )
    assert read(print_one_pager(bare, HANDBOOK)).text.count("本期无。") == 5


def test_stored_text_is_printed_as_it_is(one_pager, read):
    text = '<b>&"㴪𬭎龘</b>'
    pages = read(print_one_pager(replace(one_pager, title=text, note=text), HANDBOOK))
    assert pages.text.count(text) == 2


def test_a_project_is_not_called_project_twice(one_pager):
    assert one_pager_title(replace(one_pager, title="动力电池项目")) == "动力电池项目情况一页纸"


def test_the_handbook_carries_the_mark_at_its_head(one_pager, read):
    options = replace(HANDBOOK, classification=Classification.INTERNAL)
    assert "内部资料注意保存" in read(print_one_pager(one_pager, options)).text


def test_the_same_contents_give_the_same_bytes(one_pager):
    assert print_one_pager(one_pager, HANDBOOK).pdf == print_one_pager(one_pager, HANDBOOK).pdf
