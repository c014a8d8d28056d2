"""The figures of the team for one as-of date."""
