"""The quick log (速记): somebody met or spoken to, logged from anywhere without the mouse."""
