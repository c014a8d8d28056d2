"""What happened to a record: who changed what, when and why."""
