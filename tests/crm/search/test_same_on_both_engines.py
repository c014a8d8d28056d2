"""SQLite and PostgreSQL find the same, and what reading every piece would find."""

from __future__ import annotations

from contextlib import contextmanager
from functools import lru_cache

import pytest
from sqlalchemy import select

from crm.clock import Clock
from crm.companies.commands import archive_company, save_company
from crm.companies.models import Company
from crm.demo.loader import load_demo_into
from crm.demo.rows import company_values
from crm.leads.commands import save_lead
from crm.search.models import SearchPiece
from crm.search.places import LAST_PIECE, RECORD_BITS, RECORD_SHIFT, Place, record_number
from crm.search.queries import find
from crm.search.statement import CONSIDERED
from crm.search.syllables import SYLLABLES
from crm.search.tokens import WHOLE, question, tokens
from crm.start import acting
from tests.support.databases import NOW, opened

# Texts that somebody may paste into a field, as far as they may be stored at all.
ODD = (
    *("O'Neill & Söhne GmbH", 'Quote "Q" Co', "AND OR NOT NEAR", "a*b (c) {d} [e]"),
    *(
        "100% \\ 50 %s",
        "😀👍🏻👩\u200d👩\u200d👧 Emoji",
        "ＦＵＬＬ　ＷＩＤＴＨ１２３",
        "Ａ１－Ｂ２",
    ),
    *("ﬁne ligature", "①②③ ㎡ ㈱", "𬭎㴪𠮷野家", "義烏創投", "한국 기업", "カタカナ株式会社"),
    *("Привет Москва", "ΑΒΓ αβγ", "İstanbul ı", "naïve Café", "Cafe\u0301 decomposed", "null"),
    *("-1", "+86 138-0000-1111", "C++/C#", "tab\there", "long" * 40, "重庆银行长沙分行"),
    *("：；，。、", "‘单’引号", "--; DROP TABLE", "$1 %(x)s ?", "☃ snow", "٣٤٥ digits", "x" * 190),
)


@contextmanager
def filled(store, clock):
    """Open a database with the demonstration data, odd texts, and something of every rank."""
    location = store.copy(store.template("demo", load_demo_into))
    for database in opened(location, clock):
        with database.read() as session:
            actor = acting(session, "S01")
        with database.write("odd", actor=actor) as work:
            for number, odd in enumerate(ODD):
                company = {"name": f"{odd}{number}", "note": odd, "city": odd[:20]}
                saved = save_company(work, company)
                lead = {"title": odd, "company_id": saved.id, "source_channel": "其他"}
                save_lead(work, {**lead, "summary": f"{odd} " * 30})
                if number % 3 == 0:
                    archive_company(work, saved.id)
            for number in range(CONSIDERED + 50):
                work.session.add(Company(**company_values(f"众多企业{number}", city="众多")))
            save_company(work, {"name": "众多"}, id=saved.id)
        yield database
    store.discard(location)


@pytest.fixture(scope="module")
def both(sqlite_store, postgresql_store):
    """Both databases, open at once."""
    clock = Clock(fixed=NOW)
    with filled(sqlite_store, clock) as one, filled(postgresql_store, clock) as other:
        yield one, other


def typed_texts(pieces):
    """Return what people might type: parts of what is there, and what is nowhere."""
    texts = sorted({line for piece in pieces for line in piece.text.split("\n")})
    parts = {
        text[at : at + length] for text in texts[::17] for at, length in ((0, 1), (1, 2), (2, 5))
    }
    words = {f"{text[:2]} {text[-2:]}" for text in texts[::23]}
    digits = {f"{number:02}" for number in range(0, 100, 7)} | set("0123456789")
    letters = {*"abcdefghijklmnopqrstuvwxyz", *sorted(SYLLABLES)[::29], "yw", "sl", "slqy", "zd"}
    odd = {part for odd in ODD for part in (odd, odd[:3], odd[1:4], odd[-3:], odd.swapcase())}
    nowhere = {"", "''", '"', "& | !", "<-> <2>", "('a')", "\\'", "\x00", "\ud800", "众多" * 200}
    return sorted(parts | words | digits | letters | odd | nowhere)


held = lru_cache(maxsize=None)(tokens)


def by_reading(pieces, typed):
    """Return the numbers of the records in their order, found by looking at every piece."""
    asked = question(typed)
    if asked is None:
        return []
    matching = [
        piece.id
        for piece in pieces
        if all(any(needle.text in piece.haystack for needle in word) for word in asked.words)
    ]
    wholes = {WHOLE + each for each in asked.whole}
    whole = [piece.id for piece in pieces if held(piece.haystack) & wholes]
    considered = {*matching[:CONSIDERED], *whole[:CONSIDERED]}
    haystacks = {piece.id: piece.haystack for piece in pieces if piece.id in considered}
    ranks: dict[int, int] = {}
    for number, haystack in haystacks.items():
        rank = 2 - any(f"\n{each}" in haystack for each in asked.whole)
        rank = 0 if any(f"\n{each}\n" in haystack for each in asked.whole) else rank
        record = number >> RECORD_SHIFT
        ranks[record] = min(ranks.get(record, 3), rank)
    return sorted(ranks, key=lambda record: (-(record >> RECORD_BITS), ranks[record], -record))


def test_both_engines_find_the_same_in_the_same_order(both):
    sqlite, postgresql = both
    with sqlite.read() as one, postgresql.read() as other:
        query = select(SearchPiece.id, SearchPiece.text, SearchPiece.haystack)
        query = query.order_by(SearchPiece.id.desc())
        pieces = one.execute(query).all()
        assert [tuple(each) for each in pieces] == [tuple(each) for each in other.execute(query)]
        found = 0
        for typed in typed_texts(pieces):
            hits = find(one, typed, limit=60)
            assert hits == find(other, typed, limit=60), typed
            numbers = [record_number(Place(hit.kind, hit.id, hit.archived)) for hit in hits]
            assert numbers == by_reading(pieces, typed)[:60], typed
            found += bool(hits)
        assert found > 200, found


def test_odd_texts_are_found_by_themselves(both):
    for database in both:
        with database.read() as session:
            for odd in ODD:
                hits = find(session, odd, limit=1000)
                if question(odd) is None:
                    assert hits == ()
                else:
                    assert odd.replace("\t", " ") in {hit.title for hit in hits}, odd
                    assert all(len(hit.match) <= 80 for hit in hits)


def test_the_whole_name_comes_first_on_both_engines(both):
    for database in both:
        with database.read() as session:
            hits = find(session, "众多", limit=1000)
            assert hits[0].title == "众多"
            assert len(hits) == 1000
            assert hits[0].id & LAST_PIECE
