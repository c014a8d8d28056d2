"""Follow-ups (跟进记录) on leads and companies."""
