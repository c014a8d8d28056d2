"""The page of intent letters."""
