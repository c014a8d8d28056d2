"""The pipeline board: leads as cards, one column a stage."""
