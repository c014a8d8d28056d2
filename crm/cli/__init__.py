"""The command line: the same calls as the window's, without Qt (docs/commands.md)."""
