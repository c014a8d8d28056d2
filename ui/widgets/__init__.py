"""Small parts that every page uses: chips, headers, buttons, messages, empty states."""
