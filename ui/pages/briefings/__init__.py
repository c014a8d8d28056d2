"""The page of packs: choose, set, look at the real pages, save or print them."""
