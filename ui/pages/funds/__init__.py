"""The page of funds and equity deals."""
