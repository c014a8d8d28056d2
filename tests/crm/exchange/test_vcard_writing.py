"""Contacts as vCard 3.0 and 4.0: valid for others, and read back without loss."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm.companies.contact_exchanging import WholeContact
from crm.errors import UserError
from crm.exchange.vcard.contacts import card_of, contact_values, uid_of
from crm.exchange.vcard.names import split_name
from crm.exchange.vcard.reading import read_cards
from crm.exchange.vcard.writing import VERSIONS, fold, write_cards

UID = UUID("00000000-0000-4000-8000-000000000001")
WRITTEN = datetime(2026, 10, 10, 1, 2, 3, tzinfo=UTC)
# As stored: without control characters and outer blanks (docs/domain.md, Other codes).
STORED = st.characters(exclude_categories=("Cs", "Cc"))
LINE = st.text(STORED | st.sampled_from("\\;,:\"^=欧阳示例 '"), max_size=60).map(str.strip)
NOTE = st.text(STORED | st.sampled_from("\\;,\n 注"), max_size=300).map(str.strip)
VALUES = ("name", "title", "mobile", "phone", "email", "wechat", "note")


def contact(**values):
    return WholeContact(UID, WRITTEN, **dict.fromkeys((*VALUES, "company"), "") | values)


def test_the_usual_contact_as_others_read_it():
    found = write_cards(
        [
            card_of(
                contact(
                    name="欧阳示例",
                    company="示例科技，有限公司;甲",
                    title="总经理",
                    mobile="13800000000",
                    phone="0571-00000000",
                    email="a@example.com",
                    wechat="wx_1",
                    note="第一行\r\n第二行",
                )
            )
        ]
    )
    assert found.decode().split("\r\n") == [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "PRODID:-//Yinfeng//Contacts//EN",
        f"UID:{UID}",
        "REV:20261010T010203Z",
        "N:欧阳;示例;;;",
        "FN:欧阳示例",
        "ORG:示例科技，有限公司\\;甲",
        "TITLE:总经理",
        "TEL;TYPE=CELL:13800000000",
        "TEL;TYPE=VOICE;TYPE=WORK:0571-00000000",
        "EMAIL;TYPE=INTERNET:a@example.com",
        "X-WECHAT:wx_1",
        "NOTE:第一行\\n第二行",
        "END:VCARD",
        "",
    ]


def test_version_4_writes_its_own_parameters():
    lines = write_cards([card_of(contact(name="a", mobile="1", email="b"))], "4.0").decode()
    assert "KIND:individual\r\n" in lines
    assert f"UID:urn:uuid:{UID}\r\n" in lines
    assert "TEL;TYPE=cell:1\r\n" in lines
    assert "EMAIL:b\r\n" in lines


def test_another_version_is_refused():
    with pytest.raises(UserError) as refused:
        write_cards([], "2.1")
    assert refused.value.code == "VALUE_UNKNOWN"


@given(text=st.text(STORED, max_size=400))
def test_no_line_is_longer_than_75_octets_and_no_character_is_cut(text):
    lines = fold(f"NOTE:{text}").split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(line) <= 75 for line in lines)
    assert "".join(line.decode()[number > 0 :] for number, line in enumerate(lines[:-1])) == (
        f"NOTE:{text}"
    )


@pytest.mark.parametrize("version", VERSIONS)
@given(
    values=st.fixed_dictionaries(
        {name: NOTE if name == "note" else LINE for name in VALUES if name != "name"}
    ),
    name=LINE.filter(bool),
    company=LINE.filter(bool),
)
def test_every_contact_comes_back_as_it_was(version, values, name, company):
    whole = contact(name=name, company=company, **values)
    found = read_cards(write_cards([card_of(whole)] * 2, version)).cards
    assert len(found) == 2
    assert found[0].company == company
    assert contact_values(found[0]) == {"name": name, **values}
    assert (uid_of(found[0]), found[0].revised) == (UID, WRITTEN)
    assert not found[0].warnings


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("欧阳示例", ("欧阳", "示例")),
        ("张示例", ("张", "示例")),
        ("张三", ("张", "三")),
        ("诸葛示", ("诸葛", "示")),
        ("投资总监", ("", "投资总监")),
        ("董事长", ("", "董事长")),
        ("张经理", ("", "张经理")),
        ("Ann Example", ("", "Ann Example")),
        ("张 三", ("", "张 三")),
    ],
)
def test_the_family_name_is_guessed_for_persons_only(name, parts):
    assert split_name(name) == parts
