"""The record pane: facts, related records and the timeline of one record beside its list."""
