"""Industries (产业) of the versioned 4+4+X taxonomy."""
