"""Views in the window: chosen, changed, saved, shared, and there again after a restart."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from sqlalchemy import update

from crm.language import mark
from crm.leads import queries
from crm.records.conditions import Condition, Operator, to_json
from crm.records.fields import Field, Kind
from crm.settings import Settings
from crm.views.commands import save_view
from crm.views.definition import FORMAT, ME, Columns, ViewDefinition
from crm.views.definition import to_json as written
from crm.views.models import SavedView
from crm.views.queries import load_views
from ui.acting import Acting
from ui.pages.list_page import ListPage
from ui.pages.list_spec import FilterSpec, GivenView, ListSpec
from ui.pages.views_form import ViewForm
from ui.pages.views_picker import ViewPicker
from ui.tables.columns import Column, Look

# What the offscreen platform says about windows that drop down.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

ENTER, DOWN, DELETE = Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Delete
SPEC = ListSpec(
    key="leads",
    kind="lead",
    icon="leads",
    title="Leads",
    search_hint="Company or pinyin",
    columns=(
        Column("company", lambda: "Company", lambda row: row.company, Look.STRONG, "company", 200),
        Column("stage", lambda: "Stage", lambda row: row.stage.label, sort_key="stage"),
        Column("area", lambda: "Area", lambda row: str(row.area_needed or "—"), Look.NUMBER),
        Column("code", lambda: "Code", lambda row: row.code, sort_key="code", shown=False),
    ),
    sort="registered",
    descending=True,
    find_ids=queries.find_ids,
    load_rows=queries.load_rows,
    reads=queries.READS,
    filters=(
        FilterSpec("stage", "Stage", [("NEW", "Lead"), ("CONTACTED", "Contact")]),
        FilterSpec("owner_id", "Owner", target="staff"),
    ),
    views=(
        GivenView("mine", "My leads", ViewDefinition(filters={"owner_id": (ME,)})),
        GivenView("new", "New", ViewDefinition(filters={"stage": ("NEW",)}, sort="code")),
    ),
    more_filters=("registered_from",),
    conditions=(Field("title", mark("field", "Title"), Kind.TEXT),),
    groups=("stage",),
    count_text=lambda count: f"{count} leads",
    empty_text="No lead yet.",
)


@pytest.fixture
def leads(office):
    own = [office.lead(title=f"甲{each}").id for each in range(3)]
    return [*own, office.lead(title="乙", by=office.recruiter).id]


@pytest.fixture
def start(context, qtbot, leads):  # noqa: ARG001 - the page lists them
    """Open the page; each time as a program that was started anew does it."""

    def open_page(*, by=None, spec=SPEC) -> ListPage:
        settings = Settings(context.settings._path)
        acting = Acting(by or context.actor)
        page = ListPage(replace(context, settings=settings, acting=acting), spec)
        qtbot.addWidget(page)
        page.resize(1364, 800)
        page.show()
        return page

    return open_page


@pytest.fixture
def page(start):
    return start()


@pytest.fixture
def told(context):
    heard = []
    context.messages.posted.connect(lambda message: heard.append(message.text))
    return heard


def name(page) -> str:
    return page.views.picker.text()


def marked(page) -> bool:
    return page.views.picker.value != ""


def popup(kind):
    found = QApplication.activePopupWidget()
    assert isinstance(found, kind)
    return found


def pick(page, title) -> None:
    QTest.mouseClick(page.views.picker, Qt.MouseButton.LeftButton)
    picker = popup(ViewPicker)
    texts = [picker.list.item(row).text() for row in range(picker.list.count())]
    row = next(row for row, text in enumerate(texts) if text.split(" · ")[0] == title)
    place = picker.list.visualItemRect(picker.list.item(row)).center()
    QTest.mouseClick(picker.list.viewport(), Qt.MouseButton.LeftButton, pos=place)


def listed(page) -> list[str]:
    page.views.open_picker()
    picker = popup(ViewPicker)
    texts = [picker.list.item(row).text() for row in range(picker.list.count())]
    picker.close()
    return texts


def save_as(page, text, *, shared=False) -> ViewForm:
    page.views.saving.save_as()
    form = popup(ViewForm)
    form.line.setText(text)
    form.shared.setChecked(shared)
    QTest.keyClick(form.line, ENTER)
    return form


def enter_view(office, text, view=SPEC.views[1].shows) -> int:
    raw = {"list_key": "leads", "name": text, "definition": written(view)}
    return office.do(save_view, raw).id


def test_a_list_begins_with_all_rows_and_offers_ready_made_views(page):
    assert (name(page), marked(page)) == ("All", False)
    assert listed(page) == ["All", "Ready-made", "My leads", "New"]


def test_a_view_is_chosen_with_the_mouse_and_shows_its_rows(page):
    pick(page, "My leads")
    assert (name(page), page.header.count.text()) == ("My leads", "3 leads")
    assert page.filter_bar._chips["owner_id"].value == "招商主管"
    assert page.table.hasFocus()


def test_a_view_is_chosen_with_the_keyboard(page):
    page.views.open_picker()
    picker = popup(ViewPicker)
    QTest.keyClick(picker.list, DOWN)
    QTest.keyClick(picker.list, ENTER)
    assert name(page) == "My leads"


def test_a_change_is_marked_and_can_be_put_back(page):
    pick(page, "New")
    page.table.sort_by("company")
    assert marked(page)
    assert "changed" in page.views.picker.accessibleName()
    page.views.put_back()
    assert not marked(page)
    assert page.records.request.sort == "code"
    page.filter_bar.show_filters({})
    assert marked(page)


def test_everything_that_a_view_holds_is_there_after_a_restart(page, start):
    page.filter_bar.show_conditions(
        {"stage": ("NEW",)}, [Condition("title", Operator.CONTAINS, ("甲",))], ""
    )
    page.table.sort_by("company")
    page.table.sort_by("company")
    page.records.group = "stage"
    layout = page.table.layout_of_columns
    layout.arrange(["stage", "code", "company", "area"], {"company", "code", "stage"})
    page.table.horizontalHeader().resizeSection(2, 111)
    save_as(page, "重点")
    assert (name(page), marked(page)) == ("重点", False)
    page.hide()
    for again in (start(), start()):
        assert (name(again), marked(again)) == ("重点", False)
        request = again.records.request
        assert request.filters == {"stage": ("NEW",)}
        assert request.conditions == (Condition("title", Operator.CONTAINS, ("甲",)),)
        assert (request.sort, request.descending, request.group) == ("company", True, "stage")
        assert again.table.layout_of_columns.in_order == ["stage", "code", "company"]
        assert again.table.columnWidth(2) == 111
        assert again.header.count.text() == "3 leads"


def test_what_was_changed_and_not_saved_is_there_after_a_restart_too(page, start):
    pick(page, "New")
    page.filter_bar.search.setText("yi")
    QTest.keyClick(page.filter_bar.search, ENTER)
    page.table.layout_of_columns.arrange(["company", "stage", "area", "code"], {"company"})
    again = start()
    assert (name(again), marked(again)) == ("New", True)
    assert again.filter_bar.text == "yi"
    assert again.table.layout_of_columns.in_order == ["company"]
    again.views.put_back()
    assert not marked(again)
    assert again.table.layout_of_columns.in_order == ["company", "stage", "area"]


def test_each_view_has_columns_of_its_own(page):
    pick(page, "New")
    page.table.layout_of_columns.arrange(["company", "stage", "area", "code"], {"company", "code"})
    pick(page, "My leads")
    assert page.table.layout_of_columns.in_order == ["company", "stage", "area"]
    assert not marked(page)
    pick(page, "New")
    assert page.table.layout_of_columns.in_order == ["company", "code"]
    assert marked(page)


def test_a_width_is_kept_even_when_the_window_closes_at_once(page, start):
    page.table.horizontalHeader().resizeSection(2, 144)
    page.close()
    assert start().table.columnWidth(2) == 144


def test_a_changed_view_is_updated_from_the_menu_of_its_button(page, office, told):
    save_as(page, "重点")
    page.table.sort_by("company")
    assert marked(page)
    QTest.mouseClick(page.views.saver, Qt.MouseButton.LeftButton)
    menu = popup(QMenu)
    assert [each.text() for each in menu.actions()] == ["Update “重点”", "Save as…"]
    QTest.keyClick(menu, ENTER)
    assert not marked(page)
    (row,) = office.read(load_views, "leads", office.manager.id)
    assert row.definition.sort == "company"
    assert told[-1] == "The view “重点” is saved."


def test_two_views_of_one_name_are_refused_at_the_field(page, office):
    save_as(page, "重点")
    form = save_as(page, "重点 ")
    assert form.isVisible()
    assert form.line.property("error")
    assert form.error.text().endswith("DUPLICATE")
    assert form.line.hasFocus()
    form.line.selectAll()
    QTest.keyClicks(form.line, "b")
    assert not form.error.isVisible()
    QTest.keyClick(form.line, ENTER)
    assert name(page) == "b"
    assert len(office.read(load_views, "leads", office.manager.id)) == 2


def test_a_view_without_a_name_is_refused_at_the_field(page):
    form = save_as(page, " ")
    assert form.error.text().endswith("FIELD_REQUIRED")
    QTest.keyClick(form.line, Qt.Key.Key_Escape)
    assert name(page) == "All"


def test_a_shared_view_is_seen_and_copied_but_not_changed_by_a_colleague(page, start, office):
    save_as(page, "大家", shared=True)
    theirs = start(by=office.recruiter)
    assert listed(theirs)[-2:] == ["Shared by others", "大家 · 招商主管"]
    pick(theirs, "大家")
    theirs.table.sort_by("code")
    theirs.views.open_picker()
    picker = popup(ViewPicker)
    assert not picker.rename.isVisible()
    assert not picker.archive.isVisible()
    picker.close()
    theirs.views.saving.save()
    form = popup(ViewForm)  # nothing but a copy can be made
    QTest.keyClick(form.line, ENTER)
    rows = office.read(load_views, "leads", office.recruiter.id)
    assert [(each.name, each.mine) for each in rows] == [("大家", True), ("大家", False)]


def test_a_view_is_renamed_shared_and_deleted_by_keyboard(page, office):
    save_as(page, "旧名")
    page.views.open_picker()
    QTest.keyClick(popup(ViewPicker).list, Qt.Key.Key_F2)
    form = popup(ViewForm)
    assert form.line.text() == "旧名"
    form.line.selectAll()
    QTest.keyClicks(form.line, "new")
    QTest.keyClick(form.line, ENTER)
    assert name(page) == "new"
    page.views.open_picker()
    QTest.keyClick(popup(ViewPicker).share, Qt.Key.Key_Space)
    assert [each.name for each in office.read(load_views, "leads", office.colleague.id)] == ["new"]
    page.views.open_picker()
    QTest.keyClick(popup(ViewPicker).list, DELETE)
    assert office.read(load_views, "leads", office.manager.id) == ()
    assert name(page) == "All"


def test_me_is_whoever_looks_at_a_shared_view(page, start, office):
    pick(page, "My leads")
    page.views.saving.save_as()
    form = popup(ViewForm)
    assert form.me.isVisible()
    assert form.me.isChecked()
    form.line.setText("自己的")
    form.shared.setChecked(True)
    QTest.keyClick(form.line, ENTER)
    theirs = start(by=office.recruiter)
    pick(theirs, "自己的")
    assert theirs.header.count.text() == "1 leads"
    assert theirs.records.request.filters == {"owner_id": (office.recruiter.id,)}


def test_a_name_chosen_on_purpose_stays_that_person(page, office):
    page.filter_bar.show_filters({"owner_id": (office.manager.id,)})
    page.views.saving.save_as()
    form = popup(ViewForm)
    assert not form.me.isChecked()
    form.line.setText("主管的")
    QTest.keyClick(form.line, ENTER)
    (row,) = office.read(load_views, "leads", office.manager.id)
    assert row.definition.filters == {"owner_id": (office.manager.id,)}


def test_a_view_of_a_newer_program_says_so_and_is_kept(page, office, told):
    enter_view(office, "新")
    newer = {"format": FORMAT + 1}
    with office.database.write("newer", actor=office.manager) as work:
        work.session.execute(update(SavedView).values(definition=newer, version=9))
    page.views._read()
    pick(page, "新")
    assert told[-1].endswith("VIEW_NEWER")
    assert name(page) == "All"


def test_renamed_columns_and_conditions_are_named_and_survive_an_update(page, office, told):
    old = ViewDefinition(
        filters={"stage": ("NEW",), "team": ("一部",)},
        conditions=(to_json(Condition("gone", Operator.EMPTY)),),
        sort="length",
        columns=Columns(("old", "stage", "company"), frozenset({"old", "stage"})),
    )
    enter_view(office, "旧", old)
    pick(page, "旧")
    assert all(each in told[-1] for each in ("old", "team", "gone", "length", "VIEW_PARTLY"))
    assert page.header.count.text() == "4 leads"
    assert page.table.layout_of_columns.in_order == ["stage", "area"]
    assert not marked(page)
    page.table.sort_by("company")
    page.views.saving.update()
    (row,) = office.read(load_views, "leads", office.manager.id)
    assert row.definition.sort == "company"
    assert row.definition.filters == old.filters
    assert row.definition.conditions == old.conditions
    assert "old" in row.definition.columns.shown


def test_a_view_changed_by_somebody_else_is_followed_while_nothing_was_changed_here(page, office):
    save_as(page, "重点", shared=True)
    (row,) = office.read(load_views, "leads", office.manager.id)
    other = written(replace(row.definition, sort="company", descending=False))
    office.do(save_view, {"definition": other}, id=row.id, by=office.admin)
    assert page.records.request.sort == "company"
    assert not marked(page)
    page.table.sort_by("code")
    other = written(replace(row.definition, sort="stage", descending=False))
    office.do(save_view, {"definition": other}, id=row.id, by=office.admin)
    assert page.records.request.sort == "code"
    assert marked(page)


def test_the_list_behind_a_figure_leaves_the_view(page, start):
    pick(page, "New")
    page.show_list({"stage": ("CONTACTED",)})
    assert (name(page), marked(page)) == ("All", True)
    assert page.records.request.sort == "registered"
    again = start()
    assert again.records.request.filters == {"stage": ("CONTACTED",)}


def test_settings_that_hold_nonsense_only_cost_the_memory(context, start):
    path = context.settings._path
    path.write_text('{"list.leads.views": {"view": 3, "now": [], "columns": {"": 5}}}')
    page = start()
    assert (name(page), page.header.count.text()) == ("All", "4 leads")


def test_many_views_can_be_searched_by_pinyin(page, office):
    for each in ("一季度", "二季度", "三季度", "四季度", "五", "六", "重点企业"):
        enter_view(office, each)
    page.views.open_picker()
    picker = popup(ViewPicker)
    assert picker.line.hasFocus()
    QTest.keyClicks(picker.line, "zdqy")
    assert [picker.list.item(row).text() for row in range(picker.list.count())] == [
        "Mine",
        "重点企业",
    ]
    QTest.keyClick(picker.line, ENTER)
    assert name(page) == "重点企业"


def test_the_window_is_offered_views_and_columns_with_keys(page):
    offered = {each.command: each for each in page.page_actions()}
    offered["list.views"].run()
    popup(ViewPicker).close()
    offered["list.save_view"].run()
    popup(ViewForm).close()
    offered["list.columns"].run()
    QApplication.activePopupWidget().close()
    page.table.make_current(page.records.model.ids[0])
    offered["list.copy_with_header"].run()
    assert QGuiApplication.clipboard().text().startswith("Company\tStage\tArea\n")
