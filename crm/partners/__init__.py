"""Partners (招引合作机构) who refer companies."""
