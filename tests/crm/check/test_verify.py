"""What `check` finds in a database whose rows were changed behind the program's back."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from crm.appointments.commands import save_appointment
from crm.check.verify import verify
from crm.visits.commands import save_visit
from crm.visits.issues import save_issue
from crm.visits.programme import save_visit_item


def findings(database, *statements):
    with database.engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))
    with database.read() as session:
        found = [(each.code, each.record) for each in verify(session)]
    # The search index cannot follow what goes past the program: tests/crm/search asks for it.
    return [each for each in found if each[0] != "INDEX_WRONG"]


def test_the_demonstration_data_is_sound(demo_database):
    assert findings(demo_database) == []


def test_an_empty_database_is_sound(database):
    assert findings(database) == []


ONE_WRONG_FACT = {
    "a company whose key does not follow from its name": (
        "UPDATE company SET exact_key = 'x' WHERE name = '示例企业001'",
        "KEY_WRONG",
    ),
    "a lead that cannot be sorted": (
        "UPDATE lead SET sort_key = 'x' WHERE code = 'PJ01'",
        "KEY_WRONG",
    ),
    "a company that is there twice": (
        (
            "UPDATE company SET name = '示例企业001', exact_key = '示例企业001', "
            "loose_key = '示例企业001', sort_key = (SELECT sort_key FROM company AS other "
            "WHERE other.name = '示例企业001') WHERE name = '示例企业002'"
        ),
        "DUPLICATE",
    ),
    "a credit code with a wrong check digit": (
        "UPDATE company SET uscc = '91350100M000100Y44' WHERE name = '示例企业001'",
        "USCC_INVALID",
    ),
    "three leading industries": (
        "UPDATE park SET leading_industry_ids = '[1, 2, 3]' WHERE code = 'SP01'",
        "PARK_INDUSTRIES",
    ),
    "a baseline without its date": (
        "UPDATE park SET baseline_on = NULL WHERE code = 'SP01'",
        "FIELD_REQUIRED",
    ),
    "a leading industry that is not there": (
        "UPDATE park SET leading_industry_ids = '[999999]' WHERE code = 'SP01'",
        "NOT_FOUND",
    ),
    "a counter behind its codes": (
        "UPDATE code_counter SET last = 50 WHERE prefix = 'YX' AND year = 2024",
        "DUPLICATE",
    ),
    "a lead that stands elsewhere than its history says": (
        "UPDATE lead SET stage = 'VISITED' WHERE code = 'XS-2026-0003'",
        "STAGE_TRANSITION_INVALID",
    ),
    "a move before the one that precedes it": (
        (
            "UPDATE lead_stage_history SET \"on\" = '2026-01-06' WHERE to_stage = 'VISITED' AND "
            "lead_id = (SELECT id FROM lead WHERE code = 'XS-2026-0001')"
        ),
        "STAGE_DATE_ORDER",
    ),
    "a lost lead without a reason": (
        "UPDATE lead SET lost_reason = NULL WHERE code = 'XS-2026-0002'",
        "FIELD_REQUIRED",
    ),
    "a project that landed before its contract": (
        "UPDATE lead SET landed_on = '2020-01-01' WHERE code = 'PJ01'",
        "STAGE_DATE_ORDER",
    ),
    "a signed letter without an area": (
        "UPDATE letter SET area = NULL WHERE code = 'YX-2024-0001'",
        "AREA_NOT_POSITIVE",
    ),
    "a signed letter without a date": (
        "UPDATE letter SET signed_on = NULL WHERE code = 'YX-2024-0001'",
        "LETTER_SIGNED_DATE_REQUIRED",
    ),
    "a letter that ends before it begins": (
        "UPDATE letter SET valid_until = '2024-01-01' WHERE code = 'YX-2024-0001'",
        "LETTER_VALID_BEFORE_SIGNED",
    ),
    "a letter withdrawn after it expired": (
        "UPDATE letter SET withdrawn_on = '2026-12-01' WHERE code = 'YX-2026-0002'",
        "LETTER_DATE_ORDER",
    ),
    "a letter both withdrawn and converted": (
        "UPDATE letter SET withdrawn_on = '2026-08-01' WHERE code = 'YX-2026-0004'",
        "LETTER_CLOSED",
    ),
    "a converted letter without the area of its contract": (
        "UPDATE letter SET contract_area = NULL WHERE code = 'YX-2026-0004'",
        "AREA_NOT_POSITIVE",
    ),
    "a letter of another company than its lead": (
        (
            "UPDATE letter SET company_id = (SELECT id FROM company WHERE name = '木林森') "
            "WHERE code = 'YX-2024-0001'"
        ),
        "LETTER_COMPANY_MISMATCH",
    ),
    "a letter that replaces one for sale": (
        "UPDATE letter SET area_kind = 'SALE' WHERE code = 'YX-2026-0001'",
        "LETTER_KIND_MISMATCH",
    ),
    "a letter signed before the one that it replaces": (
        "UPDATE letter SET signed_on = '2026-03-01' WHERE code = 'YX-2026-0006'",
        "LETTER_DATE_ORDER",
    ),
    "a group that paid more into a fund than it subscribed": (
        "UPDATE fund SET group_paid_in = 200000000000 WHERE code = 'SF01'",
        "FUND_PAIDIN_GT_SUBSCRIBED",
    ),
    "a fund smaller than its deals": (
        (
            "UPDATE fund SET total_size = 50000000000, group_subscribed = NULL, "
            "group_paid_in = NULL WHERE code = 'SF01'"
        ),
        "DEAL_GT_FUND_SIZE",
    ),
    "a direct deal with a fund": (
        "UPDATE deal SET vehicle = 'DIRECT' WHERE code = 'GQ-2020-0001'",
        "DEAL_VEHICLE",
    ),
    "more paid in than subscribed": (
        (
            "UPDATE pay_in SET amount = 99900000000 "
            "WHERE deal_id = (SELECT id FROM deal WHERE code = 'GQ-2020-0001')"
        ),
        "PAYIN_GT_SUBSCRIBED",
    ),
    "a pay-in before the signing": (
        (
            "UPDATE pay_in SET \"on\" = '2020-01-01' "
            "WHERE deal_id = (SELECT id FROM deal WHERE code = 'GQ-2020-0001')"
        ),
        "DEAL_DATE_ORDER",
    ),
    "a trip that ends before it starts": (
        "UPDATE trip SET ends_on = '2024-01-01' WHERE code = 'CF-2024-0001'",
        "PERIOD_ORDER",
    ),
    "a stop outside its trip": (
        (
            "UPDATE trip_stop SET \"on\" = '2025-01-01' "
            "WHERE trip_id = (SELECT id FROM trip WHERE code = 'CF-2024-0001')"
        ),
        "PERIOD_ORDER",
    ),
    "a trip without its leader": (
        "DELETE FROM trip_member WHERE trip_id = (SELECT id FROM trip WHERE code = 'CF-2024-0001')",
        "NOT_FOUND",
    ),
    "a reception without a park": (
        (
            "DELETE FROM visit_park "
            "WHERE visit_id = (SELECT id FROM visit WHERE code = 'KC-2024-0002')"
        ),
        "FIELD_REQUIRED",
    ),
    "a task of two records": (
        (
            "UPDATE task SET lead_id = (SELECT id FROM lead WHERE code = 'PJ01'), "
            "visit_id = (SELECT id FROM visit WHERE code = 'KC-2024-0001') "
            "WHERE id = (SELECT max(id) FROM task WHERE trip_id IS NULL)"
        ),
        "VALUE_UNKNOWN",
    ),
    "a task with a time and no day": (
        "UPDATE task SET due_on = NULL, due_time = '09:30' WHERE id = 1",
        "FIELD_REQUIRED",
    ),
    "a target below 0": (
        "UPDATE target SET value = -1 WHERE measure = 'K01'",
        "TARGET_NEGATIVE",
    ),
    "two targets over the same days": (
        "UPDATE target SET measure = '税收' WHERE measure = '租金收入'",
        "TARGET_OVERLAP",
    ),
}


@pytest.mark.parametrize("fault", list(ONE_WRONG_FACT))
def test_one_wrong_fact_gives_one_finding(demo_database, fault):
    statement, code = ONE_WRONG_FACT[fault]
    assert [found for found, _record in findings(demo_database, statement)] == [code]


def test_a_letter_can_go_back_to_itself(demo_database):
    found = findings(
        demo_database,
        "UPDATE letter SET supersedes_id = (SELECT id FROM letter WHERE code = 'YX-2026-0006'), "
        "relation_to_prior = 'SUPERSEDES' WHERE code = 'YX-2026-0005'",
    )
    assert ("LETTER_CYCLE", "YX-2026-0005") in found
    assert ("LETTER_CYCLE", "YX-2026-0006") in found


def test_an_unknown_term_is_named_and_stops_the_rest(demo_database):
    assert findings(
        demo_database,
        "UPDATE letter SET status = 'LAPSED' WHERE code = 'YX-2024-0001'",
        "UPDATE park SET baseline_on = NULL WHERE code = 'SP01'",
    ) == [("VALUE_UNKNOWN", "letter 1")]


@pytest.mark.parametrize("engine_name", ["sqlite"])
def test_a_row_without_its_parent_is_found(demo_database):
    with demo_database.engine.connect() as connection:
        raw = connection.connection.dbapi_connection
        raw.execute("PRAGMA foreign_keys = OFF")
        raw.execute("UPDATE letter SET park_id = 999 WHERE code = 'YX-2024-0001'")
        raw.execute("PRAGMA foreign_keys = ON")
    assert findings(demo_database) == [("NOT_FOUND", "letter 1")]


def test_what_a_day_leaves_behind_is_looked_at_too(office):
    office.do(save_appointment, {"title": "例会", "on": "2026-12-30", "start_time": "9:00"})
    raw = {"direction": "SERVICE", "on": "2026-12-30", "company_ids": [office.company().id]}
    visit = office.do(save_visit, raw)
    line = {"visit_id": visit.id, "activity": "座谈", "start_time": "9:00", "end_time": "10:00"}
    office.do(save_visit_item, line)
    office.do(save_issue, {"visit_id": visit.id, "text": "用工不足"})
    assert findings(office.database) == []
    damage = (
        ("UPDATE appointment SET ends_on = '2026-12-29'", ("PERIOD_ORDER", "appointment 1")),
        ("UPDATE visit_item SET end_time = '08:00'", ("PERIOD_ORDER", "visit_item 1")),
        ("UPDATE issue SET closed_on = '2026-12-01'", ("PERIOD_ORDER", "issue 1")),
    )
    for statement, _found in damage:
        findings(office.database, statement)
    assert sorted(findings(office.database)) == sorted(found for _statement, found in damage)
