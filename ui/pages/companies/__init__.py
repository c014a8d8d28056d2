"""The page of companies and their contacts."""
