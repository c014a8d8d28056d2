"""Charts on screen, painted from the theme."""
