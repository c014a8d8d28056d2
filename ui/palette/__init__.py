"""Find anything (Ctrl+K): records of every kind and actions of the program in one field."""
