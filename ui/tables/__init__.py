"""Lists of records: ids first, rows by page, painted by one delegate, columns declared as data."""
