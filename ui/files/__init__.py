"""Attached files on screen: taken by drag and paste, shown with small pictures, opened."""
