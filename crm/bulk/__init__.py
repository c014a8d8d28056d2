"""One change made to many records, seen before it is made (docs/domain.md, Bulk edits)."""
