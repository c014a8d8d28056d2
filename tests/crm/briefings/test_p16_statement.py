"""P16: the statement of the demonstration data, as a reader of the file sees it."""

from __future__ import annotations

from datetime import date

from crm.briefings.making import make_briefing

AS_OF = date(2024, 10, 8)


def test_p16_the_statement_of_the_demonstration_data(demo_database, read):
    with demo_database.read() as session:
        briefing = make_briefing(session, "area-statement", as_of=AS_OF)
    pages = read(briefing)
    assert set(pages.sizes) == {(297, 210)}
    for text in (
        "签约意向面积统计表",
        "数据截至2024年10月8日",
        "20.77",
        "46",
        "1.50",
        "22.27",
        "示例数据，仅供演示",
        "约1.5万平方米",
    ):
        assert text in pages.text
    for number, text in enumerate(pages.texts, 1):
        assert f"—{number}—" in text
        assert "示例数据，仅供演示" in text
    assert pages.unembedded_fonts() == set()
    assert briefing.is_demo
    assert briefing.missing_characters == ()
    assert briefing.numbers["signed"] == "222700.00"
    assert briefing.numbers["signed_count"] == "51"
