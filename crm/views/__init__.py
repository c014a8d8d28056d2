"""Views of lists that people save: conditions, order, groups and columns under a name."""
