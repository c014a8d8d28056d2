"""Two records that mean the same become one (docs/domain.md, Merging)."""
