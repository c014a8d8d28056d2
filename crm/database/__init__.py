"""The database: engines, sessions, change sets, migration and backup."""
