"""A list page over real companies: finding, opening, editing, archiving, refreshing."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from crm.companies import queries
from crm.companies.commands import archive_company, restore_company, save_company
from crm.companies.fields import COMPANY_FIELDS
from ui.pages.list_page import ListPage
from ui.pages.list_spec import FilterSpec, FormSpec, ListSpec, Total
from ui.panes.content import Fact, PaneContent
from ui.tables.columns import Column, Look

# What the offscreen platform says about windows that drop down or have a least size.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

CONTROL = Qt.KeyboardModifier.ControlModifier


def pane(detail) -> PaneContent:
    row = detail.row
    facts = (Fact("City", row.city or "—"),)
    return PaneContent(row.id, row.version, "", row.name, facts=facts, archived=row.archived)


SPEC = ListSpec(
    key="companies",
    kind="company",
    icon="companies",
    title="Companies",
    search_hint="Name or pinyin",
    columns=(
        Column("name", lambda: "Company", lambda row: row.name, Look.STRONG, "name", 240),
        Column("city", lambda: "City", lambda row: row.city or "—", sort_key="city"),
        Column("leads", lambda: "Leads", lambda row: str(row.leads), Look.NUMBER, "leads", 80),
    ),
    sort="name",
    find_ids=queries.find_ids,
    load_rows=queries.load_rows,
    reads=queries.READS,
    totals=queries.totals,
    totals_text=lambda found: (Total("Total", str(found.count)),),
    load_pane=queries.load_detail,
    pane=pane,
    filters=(
        FilterSpec("city", "City", [("义乌市", "Yiwu"), ("杭州市", "Hangzhou")]),
        FilterSpec("park_id", "Park", target="park"),
    ),
    form=FormSpec(COMPANY_FIELDS, save_company, "New company", "Edit", queries.load_form),
    archive=archive_company,
    restore=restore_company,
    count_text=lambda count: f"{count} records",
    empty_text="No company yet.",
    new_text="New company",
)


@pytest.fixture
def companies(office):
    def save_companies(work) -> list[int]:
        pairs = [(f"甲企业{each:03}", "义乌市") for each in range(150)] + [("乙企业", "杭州市")]
        return [save_company(work, {"name": name, "city": city}).id for name, city in pairs]

    return office.do(save_companies)


@pytest.fixture
def page(context, qtbot, companies):
    made = ListPage(context, SPEC)
    assert len(made.records.model.ids) == len(companies)
    qtbot.addWidget(made)
    made.resize(1364, 800)
    made.show()
    settle(made)
    return made


@pytest.fixture
def told(context):
    heard = []
    context.messages.posted.connect(heard.append)
    return heard


def settle(page) -> None:
    for _ in range(3):
        page.table.viewport().repaint()
        QTest.qWait(2)


def names(page) -> list[str]:
    settle(page)
    model = page.records.model
    return [model.index(row, 1).data() for row in range(min(model.rowCount(), 30))]


def search(page, text) -> None:
    page.filter_bar.search.setText(text)
    QTest.keyClick(page.filter_bar.search, Qt.Key.Key_Return)


def write(page, name, text) -> None:
    line = page.side.form.editor(name).line
    line.setText(text)
    line.textEdited.emit(text)


def press(page, key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    focused = page.focusWidget() or page
    QTest.keyClick(focused, key, modifier)


def test_count_and_sums_are_those_of_all_rows(page):
    assert page.header.count.text() == "151 records"
    assert page.records.totals.text == "Total 151"


def test_search_waits_for_the_last_key_and_finds_by_pinyin(page, qtbot):
    page.filter_bar.search.setText("yqy")
    assert page.header.count.text() == "151 records"
    qtbot.waitUntil(lambda: page.header.count.text() == "1 records")
    assert names(page) == ["乙企业"]
    assert page.records.totals.text == "Total 1"


def test_a_condition_narrows_the_list_and_its_cross_widens_it(page):
    page.show_list({"city": ("杭州市",)})
    assert names(page) == ["乙企业"]
    chip = page.filter_bar._chips["city"]
    assert chip.value == "Hangzhou"
    QTest.keyClick(chip, Qt.Key.Key_Delete)
    assert page.header.count.text() == "151 records"


def test_choices_drop_down_and_several_can_be_checked(page):
    chip = page.filter_bar._chips["city"]
    chip.click()
    popup = QGuiApplication.instance().activePopupWidget()
    popup.list.item(1).setCheckState(Qt.CheckState.Checked)
    assert page.header.count.text() == "1 records"
    popup.list.item(0).setCheckState(Qt.CheckState.Checked)
    assert page.header.count.text() == "151 records"
    popup.close()


def test_a_list_behind_a_figure_shows_its_condition_as_a_chip(page):
    page.filter_bar.show_filters({"city": "义乌市", "tier": ()})
    assert page.filter_bar.filters()["city"] == ("义乌市",)


def test_an_empty_result_offers_to_clear_the_conditions(page):
    search(page, "nothing like it")
    assert page.records.views.currentWidget() is page.records.empty
    assert page.records.empty.sentence.text() == "Nothing matches the conditions."
    page.filter_bar.clear()
    assert page.header.count.text() == "151 records"


def test_an_empty_database_says_so_and_offers_a_new_record(context, qtbot):
    page = ListPage(context, SPEC)
    qtbot.addWidget(page)
    assert page.records.empty.sentence.text() == "No company yet."
    page.records.new_asked.emit()
    assert page.side.form is not None


def test_a_title_sorts_in_the_database(page):
    page.table.sort_by("city")
    assert names(page)[0].startswith("甲企业")
    page.table.sort_by("city")
    assert names(page)[0] == "乙企业"


def test_enter_opens_the_pane_and_esc_returns_to_the_row(page, companies):
    page.table.make_current(companies[3])
    page.table.setFocus()
    press(page, Qt.Key.Key_Return)
    assert page.current_record() == ("company", companies[3])
    assert page.side.isVisible()
    QTest.keyClick(page.side.pane, Qt.Key.Key_Escape)
    assert not page.side.isVisible()
    assert page.table.current_id() == companies[3]


def test_the_pane_follows_the_arrow_keys(page, companies, qtbot):
    page.open_record(companies[3])
    page.table.setFocus()
    press(page, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: page.side.record_id == page.table.current_id() != companies[3])


def test_a_new_record_is_entered_saved_and_shown(page):
    page.new_record()
    write(page, "name", "丙企业有限公司")
    QTest.keyClick(page.side.form.editor("name").line, Qt.Key.Key_S, CONTROL)
    assert page.side.form is None
    assert page.table.hasFocus()
    assert page.header.count.text() == "152 records"
    assert page.current_record() == ("company", page.table.current_id())
    assert page.side.pane.content.title == "丙企业有限公司"


def test_a_refused_save_keeps_the_text_and_says_why_at_the_field(page):
    page.new_record()
    write(page, "name", "乙企业")
    page.side.form.footer.save.click()
    form = page.side.form
    assert form.raw("name") == "乙企业"
    assert form.body.blocks["name"].problem.code == "DUPLICATE"
    assert form.footer.save.isEnabled()
    assert page.header.count.text() == "151 records"


def test_only_the_changed_field_is_saved(page, companies, office):
    page.side.edit(companies[0])
    write(page, "city", "金华市")
    page.side.form.footer.save.click()
    saved = office.read(queries.load_form, companies[0])
    assert saved.values["city"] == "金华市"
    assert saved.version == 2
    assert page.side.pane.content.facts[0].text == "金华市"


def test_two_people_at_one_record_lose_nothing(page, companies, office):
    page.side.edit(companies[0])
    write(page, "city", "金华市")
    office.do(save_company, {"short_name": "甲"}, id=companies[0], version=1)
    page.side.form.footer.save.click()
    form = page.side.form
    assert form.footer._reload.isVisible()
    form.footer._reload.click()
    assert form.raw("city") == "金华市"
    assert form.raw("short_name") == "甲"
    form.footer.save.click()
    saved = office.read(queries.load_form, companies[0])
    assert (saved.values["city"], saved.values["short_name"]) == ("金华市", "甲")


def test_typed_text_keeps_the_page_from_being_left(page, companies):
    page.side.edit(companies[0])
    write(page, "city", "金华市")
    assert page.has_unsaved()
    page.open_record(companies[5])
    assert page.side.form.footer.asking
    assert page.side.form is not None
    QTest.keyClick(page.side.form.editor("city").line, Qt.Key.Key_Escape)
    assert not page.side.form.footer.asking


@pytest.mark.usefixtures("undoing")
def test_archiving_offers_the_way_back(page, companies, told):
    page.open_record(companies[0])
    page.archive_current()
    assert page.header.count.text() == "150 records"
    told[-1].reversal.run()
    assert page.header.count.text() == "151 records"


def test_archived_records_are_listed_alone_and_restored(page, companies):
    page.open_record(companies[0])
    page.archive_current()
    page.filter_bar.toggle_archived()
    assert page.header.count.text() == "1 records"
    page.open_record(companies[0])
    assert [each.key for each in page.side.pane.content.actions] == ["restore"]
    page.side.act("restore")
    assert page.header.count.text() == "0 records"
    page.filter_bar.clear()
    assert page.header.count.text() == "151 records"


def test_a_change_elsewhere_refreshes_list_and_pane_in_place(page, companies, office):
    page.open_record(companies[120])
    settle(page)
    before = page.table.verticalScrollBar().value()
    office.do(save_company, {"city": "金华市"}, id=companies[120])
    settle(page)
    assert page.table.current_id() == companies[120]
    assert page.table.verticalScrollBar().value() == before
    assert page.side.pane.content.facts[0].text == "金华市"
    assert page.records.model.row_of(companies[120]).city == "金华市"


def test_a_change_that_does_not_concern_the_page_reads_nothing(page, monkeypatch):
    asked = []
    monkeypatch.setattr(page.records, "reload", partial(asked.append, "reload"))
    from crm.database.changes import Changes

    page.context.changes.changed.emit(Changes("x", frozenset({("fund", 1)}), 1))
    assert asked == []


def test_checked_rows_far_from_the_screen_are_copied_too(page, told):
    page.records.model.check(page.records.model.ids, on=True)
    page.records.selection.copy.click()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[0] == "Company\tCity\tLeads"
    assert len(copied) == 152
    assert told[-1].text == "Copied rows: 151"


def test_the_window_is_offered_the_actions_and_keys_of_the_page(page):
    keys = page.context.keys
    offered = {keys.text(each.command): each for each in page.page_actions()}
    assert {"Ctrl+N", "F2", "Ctrl+F", "Ctrl+Delete", "F5"} <= set(offered)
    offered["Ctrl+F"].run()
    assert page.focusWidget() is page.filter_bar.search


def test_a_record_outside_the_conditions_can_still_be_opened(page, companies):
    page.show_list({"city": ("杭州市",)})
    page.open_record(companies[0])
    assert page.side.pane.content.title == "甲企业000"
