"""The demonstration data: published totals reproduced exactly (docs/domain.md, Demonstration)."""
