"""Keys of the program: which there are, which people chose, and the list that changes them."""
