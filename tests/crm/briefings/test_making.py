"""Packs made from a database: content, choices, refusals."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from crm.briefings.area_statement import collect_area_statement
from crm.briefings.making import StatementOptions, default_style, make_briefing
from crm.briefings.one_pager import collect_one_pager
from crm.briefings.options import BriefingKind, HouseStyle, PageOptions, StatementPart
from crm.briefings.pdf.statement_notes import park_notes
from crm.errors import UserError
from crm.language import ENGLISH, speaking
from crm.leads.commands import save_lead
from crm.leads.queries import find_ids
from crm.letters.terms import LetterState
from crm.records.listing import ListRequest

DAY = date(2024, 10, 8)
LATER = date(2026, 11, 20)


def find_lead(session, text, day=LATER):
    return find_ids(session, ListRequest(text=text), day)[0]


def test_the_statement_lists_every_park_in_scope_and_its_rows_add_up(demo_database):
    with demo_database.read() as session:
        statement = collect_area_statement(session, LATER)
    assert len(statement.parks) == 25
    for name in ("signed", "in_force", "converted", "withdrawn", "expired", "net"):
        assert sum(getattr(park, name) for park in statement.parks) == getattr(
            statement.total, name
        )
    total = statement.total
    assert total.signed == total.in_force + total.converted + total.withdrawn + total.expired
    assert sum(letter.area for letter in statement.letters) == total.signed
    assert len(statement.letters) == total.signed_count


def test_the_movement_ends_at_the_area_in_force(demo_database):
    with demo_database.read() as session:
        statement = collect_area_statement(session, LATER)
    moved = statement.movement_total
    assert moved.opening == Decimal(222700)
    assert moved.closing == statement.total.in_force
    left = moved.superseded + moved.converted + moved.withdrawn + moved.expired
    assert moved.opening + moved.new - left == moved.closing


def test_the_target_and_its_progress_are_those_of_the_figures(demo_database):
    with demo_database.read() as session:
        statement = collect_area_statement(session, DAY)
    assert statement.total.target == Decimal(250000)
    assert statement.total.completion == Decimal("89.08")
    assert statement.target.elapsed == Decimal("77.05")
    assert statement.target.ahead == Decimal("12.03")


def test_available_area_is_unknown_in_total_while_one_park_is(demo_database):
    with demo_database.read() as session:
        statement = collect_area_statement(session, LATER)
    park = next(each for each in statement.parks if each.name == "示例产业园")
    assert park.available == Decimal(23000)
    assert statement.total.available is None


def test_an_approximate_published_area_is_quoted_as_printed(demo_database):
    with demo_database.read() as session:
        statement = collect_area_statement(session, DAY)
        earlier = collect_area_statement(session, date(2024, 10, 7))
    assert [(each.park, each.text) for each in statement.quotations] == [
        ("稠江智能制造产业园", "约1.5万平方米")
    ]
    assert earlier.quotations == ()
    assert {each.written for each in statement.letters if each.park.startswith("稠江")} == {
        "约3,000"
    }


def test_empty_parks_can_be_left_out_and_the_notes_say_so(demo_database):
    with demo_database.read() as session:
        statement = collect_area_statement(session, DAY, leave_out_empty=True)
    assert [park.signed_count for park in statement.parks] == [46, 5]
    assert statement.parks_left_out == 23
    assert any(note.startswith("23处") for note in park_notes(statement))


def test_the_same_choices_give_the_same_bytes_and_the_next_day_others(demo_database):
    with demo_database.read() as session:
        first = make_briefing(session, "area-statement", as_of=DAY)
        again = make_briefing(session, "area-statement", as_of=DAY)
        later = make_briefing(session, "area-statement", as_of=date(2024, 10, 9))
    assert first.pdf == again.pdf
    assert first.pdf != later.pdf


def test_the_parts_of_the_statement_can_be_chosen(demo_database, read):
    choice = StatementOptions(parts=(StatementPart.PARKS,), leave_out_empty=True)
    with demo_database.read() as session:
        briefing = make_briefing(session, "area-statement", as_of=DAY, statement=choice)
    assert briefing.pages == 1
    assert "示例企业001" not in read(briefing).text


def test_the_one_pager_of_a_demonstration_lead(demo_database, read):
    with demo_database.read() as session:
        lead_id = find_lead(session, "示例入园企业甲")
        content = collect_one_pager(session, lead_id, LATER)
        briefing = make_briefing(session, "one-pager", as_of=LATER, lead_id=lead_id)
    assert [letter.state for letter in content.letters] == [
        LetterState.IN_FORCE,
        LetterState.SUPERSEDED,
    ]
    assert briefing.pages == 1
    assert "6,000.00" in read(briefing).text
    assert briefing.is_demo


def test_the_one_pager_knows_nothing_of_what_happened_later(demo_database):
    with demo_database.read() as session:
        lead_id = find_lead(session, "示例入园企业甲")
        content = collect_one_pager(session, lead_id, date(2026, 3, 1))
    assert len(content.letters) == 1
    assert all(each.on <= date(2026, 3, 1) for each in content.progress)


def test_the_one_pager_of_a_real_project_says_superlatives_as_written(office, read):
    lead = office.lead(est_investment="超300亿元", title="<b>&大项目", note="备注")
    with office.database.read() as session:
        briefing = make_briefing(session, "one-pager", as_of=DAY, lead_id=lead.id)
    text = read(briefing).text
    assert "超300亿元" in text
    assert "<b>&大项目情况一页纸" in text
    assert "示例数据" not in text


def test_a_long_note_reaches_the_paper_cut(office, read):
    lead = office.lead()
    office.do(save_lead, {"note": "长" * 50_000}, id=lead.id, version=lead.version)
    with office.database.read() as session:
        briefing = make_briefing(session, "one-pager", as_of=DAY, lead_id=lead.id)
    assert briefing.pages == 1
    assert "共50,000字" in read(briefing).text


def test_missing_characters_and_stand_in_fonts_are_told(office):
    lead = office.lead(title="项目😀")
    with office.database.read() as session:
        briefing = make_briefing(session, "one-pager", as_of=DAY, lead_id=lead.id)
    assert briefing.missing_characters == ("😀",)
    assert any("U+1F600" in note for note in briefing.notes)
    assert {use.role for use in briefing.fonts} == {"小标宋", "黑体", "楷体", "仿宋"}


def test_an_empty_database_prints_an_empty_statement(database, read):
    with database.read() as session:
        briefing = make_briefing(session, "area-statement", as_of=DAY)
    assert "累计签订意向书0份" in read(briefing).text
    assert "示例数据" not in read(briefing).text


def test_english_packs_are_made_from_the_same_data(demo_database, read):
    with speaking(ENGLISH), demo_database.read() as session:
        briefing = make_briefing(session, "area-statement", as_of=DAY)
    assert briefing.title == "Signed Intent Area Statement"
    assert "222,700.00" in read(briefing).text


def test_an_unknown_pack_and_a_one_pager_of_nobody_are_refused(database):
    with database.read() as session:
        for arguments, code in (
            ({"kind": "weekly"}, "VALUE_UNKNOWN"),
            ({"kind": "one-pager"}, "FIELD_REQUIRED"),
            ({"kind": "one-pager", "lead_id": 99}, "NOT_FOUND"),
        ):
            with pytest.raises(UserError) as refusal:
                make_briefing(session, as_of=DAY, **arguments)
            assert refusal.value.code == code


def test_each_pack_has_its_house_style():
    assert default_style(BriefingKind.ONE_PAGER) is HouseStyle.HANDBOOK
    assert default_style(BriefingKind.AREA_STATEMENT) is HouseStyle.OFFICIAL
    assert PageOptions().style is HouseStyle.OFFICIAL
