"""The page of what was archived: records of every kind, found, looked at and brought back."""
