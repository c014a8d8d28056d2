"""One index over every record, kept in the same commit as the records (docs/domain.md, Search)."""
