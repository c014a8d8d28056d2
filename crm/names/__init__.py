"""Company names: keys for comparison, for sorting and for search, and the credit code."""
