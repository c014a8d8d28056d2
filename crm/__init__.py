"""Yinfeng without a window: records, rules, figures and printed packs of investment attraction."""
