"""What all records share: fields, parsing, saving, lists and references."""
