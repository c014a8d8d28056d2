"""Briefing packs: what they say (content, from measures and queries) and how they print (pdf)."""
