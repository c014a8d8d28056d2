"""The page of parks and their intent."""
