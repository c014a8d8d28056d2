"""Numbers of contacts as digits, so that a person who is entered twice is found at once."""

from __future__ import annotations

import re
import unicodedata

import sqlalchemy as sa
from alembic import op

revision = "0007_contact_keys"
down_revision = "0006_saved_views"

CHUNK = 5_000
COUNTRY = re.compile(r"^(0086|86)(?=1\d{10}$|0?[2-9]\d{8,10}$)")
SEPARATORS = re.compile(r"[/,;、，；\n]")
SHORTEST = 5


def upgrade() -> None:
    text = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
    for name in ("mobile_key", "phone_key"):
        op.add_column("contact", sa.Column(name, text))
    for name in ("mobile_key", "phone_key", "email", "wechat"):
        op.create_index(f"ix_contact_{name}", "contact", [name])
    _fill()


def _fill() -> None:
    contact = sa.table("contact", *(sa.column(each) for each in ("id", "mobile", "phone")))
    keyed = sa.table("contact", *(sa.column(each) for each in ("id", "mobile_key", "phone_key")))
    connection = op.get_bind()
    query = sa.select(contact).where(contact.c.mobile.is_not(None) | contact.c.phone.is_not(None))
    rows = [
        {"row": row.id, "mobile": _digits(row.mobile), "phone": _digits(row.phone)}
        for row in connection.execute(query)
    ]
    statement = (
        sa.update(keyed)
        .where(keyed.c.id == sa.bindparam("row"))
        .values(mobile_key=sa.bindparam("mobile"), phone_key=sa.bindparam("phone"))
    )
    for start in range(0, len(rows), CHUNK):
        connection.execute(statement, rows[start : start + CHUNK])


def _digits(written: str | None) -> str | None:
    """Return the first number as it is dialled within the country."""
    for part in SEPARATORS.split(unicodedata.normalize("NFKC", written or "")):
        digits = COUNTRY.sub("", re.sub(r"\D", "", part))
        if len(digits) >= SHORTEST:
            return digits
    return None
