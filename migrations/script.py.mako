"""${message}

Rules for a migration: it runs inside one transaction on SQLite and on PostgreSQL; name every
constraint; change tables with `op.batch_alter_table`; import nothing from crm (the models of
today are not those of then); never edit one that was released.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
${imports if imports else ""}
revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    ${upgrades if upgrades else "pass"}
