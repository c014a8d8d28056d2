"""The page of parks: its areas are the figures, and it says where intent exceeds the room."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from crm.letters.commands import save_letter, sign_letter
from tests.support.hands import button, cells, click, enter, line, problems, related, save, shown
from ui.change_notifier import ChangeNotifier
from ui.pages.parks.page import create_page

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def demo_page(context, demo_database, qtbot):
    on_demo = replace(context, database=demo_database, changes=ChangeNotifier(demo_database))
    return shown(create_page(on_demo), qtbot)


@pytest.fixture
def page(context, qtbot):
    return shown(create_page(context), qtbot)


def column(page, key) -> dict[str, str]:
    return dict(zip(cells(page, "code"), cells(page, key), strict=True))


def click_header(page, key) -> None:
    header = page.table.horizontalHeader()
    keys = [each.key for each in page.records.model.columns]
    left = header.sectionViewportPosition(keys.index(key))
    place = QPoint(left + 20, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_the_published_areas_stand_beside_their_parks(demo_page):
    assert column(demo_page, "letters")["PK01"] == "46"
    assert column(demo_page, "gross")["PK01"] == "207,700.00"
    assert column(demo_page, "gross")["PK02"] == "15,000.00"
    assert column(demo_page, "gross")["PK03"] == "0.00"


def test_what_is_not_published_is_a_dash_and_never_zero(demo_page):
    available = column(demo_page, "available")
    assert available["PK01"] == "—"
    assert available["SP01"] == "23,000.00"
    assert column(demo_page, "coverage")["SP01"] == "72.61%"
    assert "(35 not published)" in demo_page.records.totals.text


def test_parks_can_be_put_in_the_order_of_a_figure(demo_page):
    click_header(demo_page, "gross")
    click_header(demo_page, "gross")
    assert cells(demo_page, "code")[:3] == ["PK01", "SP01", "PK02"]
    click_header(demo_page, "available")
    assert cells(demo_page, "code")[0] == "SP01"


def test_the_pane_lists_the_letters_of_the_park(demo_page):
    demo_page.open_record(demo_page.records.model.ids[0])
    section = demo_page.side.pane.content.sections[0]
    assert len(section.rows) == 46
    assert related(demo_page)[0].figure.endswith("m²")


def test_more_intent_than_room_is_flagged_in_list_and_pane_as_soon_as_it_is_signed(page, office):
    park = office.park("PK01", leasable_area="1000㎡")
    page.open_record(park.id)
    assert column(page, "coverage")["PK01"] == "0.00%"
    lead = office.lead()
    values = {
        "lead_id": lead.id,
        "park_id": park.id,
        "area_kind": "RENT",
        "area": "1500㎡",
        "signed_on": "2026-12-01",
    }
    letter = office.do(save_letter, values)
    office.do(sign_letter, letter.id)
    assert column(page, "coverage")["PK01"] == "Oversubscribed 150.00%"
    assert page.side.pane.content.box.caption == "Oversubscribed"
    assert page.records.totals.text.startswith("Total 1 parks  Signed 1,500.00 m²")


def test_an_area_without_a_unit_is_explained_at_its_field(page):
    page.new_record()
    enter(line(page, "code"), "PK90")
    enter(line(page, "name"), "示例产业园")
    enter(line(page, "leasable_area"), "2.5")
    save(page)
    assert problems(page) == {"leasable_area": "UNIT_MISSING"}
    line(page, "leasable_area").selectAll()
    enter(line(page, "leasable_area"), "2.5万㎡")
    save(page)
    assert column(page, "available") == {"PK90": "25,000.00"}


def test_a_new_letter_of_the_park_begins_with_it(page, office, context):
    wanted = []
    context.navigate.new_wanted.connect(lambda kind, values: wanted.append((kind, values)))
    park = office.park("PK01")
    page.open_record(park.id)
    click(button(page.side.pane, "New letter"))
    assert wanted == [("letter", {"park_id": park.id})]
