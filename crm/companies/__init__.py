"""Companies (企业) and their contacts (联系人)."""
