"""The figures K01 … K39: every number that a person sees, for an as-of date, from one place."""
