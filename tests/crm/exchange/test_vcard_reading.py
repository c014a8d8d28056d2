"""Business cards as phones, Outlook and old programs write them."""

from __future__ import annotations

import base64
import quopri

import pytest

from crm.errors import UserError
from crm.exchange.vcard.card import Address, Number
from crm.exchange.vcard.reading import LARGEST, read_cards
from crm.language import speaking

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 3


@pytest.fixture(autouse=True)
def english():
    with speaking("en"):
        yield


def card(*lines, version="3.0", encoding="utf-8", end="\r\n"):
    whole = ("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", "")
    return end.join(whole).encode(encoding)


def one(content):
    cards = read_cards(content).cards
    assert len(cards) == 1
    return cards[0]


def codes(found):
    return [each.code for each in found]


def quoted(text):
    return quopri.encodestring(text.encode(), quotetabs=True).decode().replace("=\n", "")


# phones and Outlook


def test_a_card_of_an_android_phone_with_soft_breaks_and_a_picture():
    soft = "=E7=A4=BA=E4=BE=8B=E7=A7=91=E6=8A=80=\r\n=E6=9C=89=E9=99=90=E5=85=AC=E5=8F=B8"
    picture = base64.encodebytes(PNG).decode().replace("\n", "\r\n ").rstrip()
    found = one(
        card(
            f"N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{quoted('欧阳')};{quoted('示例')};;;",
            f"FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{quoted('欧阳示例')}",
            "TEL;CELL;PREF:138-0000-0000",
            "TEL;WORK;FAX:0571-00000001",
            f"ORG;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{soft}",
            f"PHOTO;ENCODING=BASE64;PNG:{picture}",
            "",
            "X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;x;1;;;",
            version="2.1",
        )
    )
    assert (found.name, found.company) == ("欧阳示例", "示例科技有限公司")
    assert found.numbers == (
        Number("138-0000-0000", frozenset({"cell"})),
        Number("0571-00000001", frozenset({"work", "fax"})),
    )
    assert found.photo == PNG
    assert found.left_out == ("X-ANDROID-CUSTOM",)
    assert not found.errors
    assert not found.warnings


def test_base64_that_goes_on_without_a_blank_before_it():
    picture = "\r\n".join(base64.encodebytes(PNG).decode().split())
    found = one(card("FN:总经理", f"PHOTO;JPEG;BASE64:{picture}", "", "TEL:1", version="2.1"))
    assert found.photo == PNG
    assert [each.text for each in found.numbers] == ["1"]


def test_a_card_of_outlook_declares_its_encoding_on_each_line():
    lines = (
        "BEGIN:VCARD",
        "VERSION:2.1",
        "X-MS-SIGNATURE:YES",
        "N;LANGUAGE=zh-cn;CHARSET=gb2312:王;示例",
        "FN;CHARSET=gb2312:王示例",
        "ORG;CHARSET=gb2312:示例集团;投资部",
        "TITLE;CHARSET=gb2312:投资总监",
        "TEL;WORK;VOICE:(0571) 0000-0000",
        "ADR;WORK;PREF;CHARSET=gb2312:;;示例路1号;杭州;浙江;310000;中国",
        "EMAIL;PREF;INTERNET:a@example.com",
        "X-MS-OL-DEFAULT-POSTAL-ADDRESS:2",
        "END:VCARD",
        "",
    )
    found = one("\r\n".join(lines).encode("gbk"))
    assert (found.name, found.title) == ("王示例", "投资总监")
    assert (found.company, found.departments) == ("示例集团", ("投资部",))
    assert found.addresses == (Address("中国浙江杭州示例路1号 310000"),)
    assert found.emails == ("a@example.com",)
    assert found.numbers[0].kinds == {"work", "voice"}


def test_a_card_of_an_iphone_names_its_fields_by_labels():
    found = one(
        card(
            "N:张;示例;;;",
            "FN:示例 张",
            "item1.TEL:+86 138 0000 0000",
            "item1.X-ABLabel:_$!<Mobile>!$_",
            "item2.TEL:0571-00000000",
            "item2.X-ABLabel:传真",
            "item3.IMPP;X-SERVICE-TYPE=WeChat;type=pref:x-apple:wx_example",
            "item4.URL:https\\://example.com",
            "X-SOCIALPROFILE;type=weibo;x-user=example:https://example.com/u",
            "IMPP;X-SERVICE-TYPE=QQ;type=HOME:x-apple:10001",
        )
    )
    assert found.name == "张示例"
    assert [each.kinds for each in found.numbers] == [{"cell"}, {"fax"}]
    assert found.wechat == "wx_example"
    assert ("QQ", "10001") in found.messengers
    assert found.urls == ("https://example.com",)


def test_a_true_vcard_4_with_addresses_for_values_and_preferences():
    data = base64.b64encode(PNG).decode()
    found = one(
        card(
            "KIND:individual",
            "FN;PREF=2:Example",
            "FN;PREF=1:总经理",
            'TEL;VALUE=uri;PREF=1;TYPE="voice,cell":tel:+86-138-0000-0000',
            "TEL;VALUE=uri;TYPE=work:tel:+86-571-0000-0000;ext=12",
            "IMPP:weixin:wx_example",
            'NOTE;X-A="a:b;c";X-B=^n^^^\':第一行\\n第二行\\, a\\; b\\\\c',
            f"PHOTO:data:image/png;base64,{data}",
            "ORG;SORT-AS=示例:示例\\;科技;市场部;一处",
            "UID:urn:uuid:00000000-0000-4000-8000-000000000001",
            "REV:20261010T010203Z",
            version="4.0",
        )
    )
    assert found.name == "总经理"
    assert found.numbers == (
        Number("+86-138-0000-0000", frozenset({"voice", "cell"})),
        Number("+86-571-0000-0000,12", frozenset({"work"})),
    )
    assert found.wechat == "wx_example"
    assert found.note == "第一行\n第二行, a; b\\c"
    assert found.photo == PNG
    assert (found.company, found.departments) == ("示例;科技", ("市场部", "一处"))
    assert found.revised is not None
    assert found.revised.isoformat() == "2026-10-10T01:02:03+00:00"


def test_a_picture_on_the_web_is_not_loaded():
    found = one(card("FN:总经理", "PHOTO;VALUE=uri:https://example.com/a.jpg"))
    assert found.photo is None
    assert found.left_out == ("PHOTO",)


@pytest.mark.parametrize(
    ("line", "kind"),
    [("KIND:org", "org"), ("KIND:group", "group"), ("X-ABShowAs:COMPANY", "org")],
)
def test_cards_of_organisations_and_groups_say_so(line, kind):
    assert one(card("FN:示例集团", line)).kind == kind


def test_the_card_of_an_assistant_inside_a_card_is_not_taken():
    found = one(card("AGENT:", "BEGIN:VCARD", "FN:助理", "END:VCARD", "FN:总经理", version="2.1"))
    assert found.name == "总经理"


# encodings


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "gb18030"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_every_usual_encoding_and_end_of_line_is_read(encoding, end):
    found = read_cards(card("FN:招商专员", "ORG:示例科技㴪有限公司", encoding=encoding, end=end))
    assert (found.cards[0].name, found.cards[0].company) == ("招商专员", "示例科技㴪有限公司")
    assert found.encoding == ("gb18030" if encoding == "gb18030" else "utf-8")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Société Générale à Zürich", "latin-1"),
        ("範例股份有限公司總經理", "big5"),
        ("株式会社サンプル", "shift_jis"),
        ("Пример", "cp1251"),
    ],
)
def test_another_encoding_is_refused_and_never_read_as_something_else(text, encoding):
    with pytest.raises(UserError) as refused:
        read_cards(card(f"FN:{text}", f"NOTE:{text}", encoding=encoding))
    assert refused.value.code == "ENCODING_UNKNOWN"


def test_an_encoding_that_a_line_declares_wrongly_is_found_all_the_same():
    found = one(card("FN;CHARSET=UTF-8:招商专员", version="2.1", encoding="gb18030"))
    assert found.name == "招商专员"


def test_one_line_in_another_encoding_is_an_error_of_its_card_only():
    good = card("FN:招商专员", "ORG:示例科技")
    bad = card("FN:\N{LATIN SMALL LETTER E WITH ACUTE}t\N{LATIN SMALL LETTER E WITH ACUTE} x")
    found = read_cards(good + bad.decode().encode("latin-1") + good).cards
    assert [codes(each.errors) for each in found] == [[], ["ENCODING_UNKNOWN"], []]
    assert "Line 8" in found[1].errors[0].message


def test_a_line_may_be_folded_inside_a_character():
    name = "示例科技有限公司".encode()
    content = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:x\r\nORG:" + name[:4] + b"\r\n " + name[4:]
    assert one(content + b"\r\nEND:VCARD\r\n").company == "示例科技有限公司"


# what is broken


def test_a_file_that_is_cut_off_says_at_which_card():
    found = read_cards(card("FN:总经理") + card("FN:投资总监")[:-12]).cards
    assert [codes(each.errors) for each in found] == [[], ["FILE_UNREADABLE"]]
    assert "line 5" in found[1].errors[0].message


def test_a_card_that_begins_inside_another_ends_it():
    found = read_cards(b"BEGIN:VCARD\nFN:A\n" + card("FN:B")).cards
    assert [(each.name, codes(each.errors)) for each in found] == [
        ("A", ["FILE_UNREADABLE"]),
        ("B", []),
    ]


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02" * 999, PNG, b"a,b\n1,2\n"])
def test_what_is_no_vcard_is_refused(content):
    with pytest.raises(UserError) as refused:
        read_cards(content)
    assert refused.value.code == "FILE_UNREADABLE"


def test_a_file_over_the_limit_is_refused():
    with pytest.raises(UserError) as refused:
        read_cards(bytes(LARGEST + 1))
    assert refused.value.code == "FILE_TOO_LARGE"


def test_a_line_of_ten_megabytes_is_read():
    found = one(card("FN:总经理", "NOTE:" + "a" * 10_000_000))
    assert len(found.note) == 10_000_000


def test_a_line_that_is_not_understood_is_left_out_with_a_warning():
    found = one(card("FN:总经理", "what is this"))
    assert codes(found.warnings) == ["VCARD_LINE"]
    assert "Line 4" in found.warnings[0].message


def test_a_broken_picture_leaves_the_card_whole():
    found = one(card("FN:总经理", "PHOTO;ENCODING=b;TYPE=JPEG:%%%%"))
    assert codes(found.warnings) == ["PHOTO_UNREADABLE"]
    assert found.name == "总经理"


def test_reading_can_be_given_up():
    class GivenUpError(Exception):
        pass

    def give_up(_done, _total):
        raise GivenUpError

    with pytest.raises(GivenUpError):
        read_cards(card("FN:x"), progress=give_up)
