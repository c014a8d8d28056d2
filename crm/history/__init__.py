"""Who changed which field when: reading the change sets."""
