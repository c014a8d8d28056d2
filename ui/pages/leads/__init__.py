"""The page of leads."""
