"""The window: shows rows and sends commands; everything it knows comes from crm."""
