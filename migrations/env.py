"""Alembic runs here on the connection that crm.database.migrate opened; it owns the transaction."""

from __future__ import annotations

from alembic import context

from crm.database.tables import metadata

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    transactional_ddl=True,
    render_as_batch=True,
    compare_type=True,
)
context.run_migrations()
