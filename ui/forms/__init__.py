"""Forms of records, built from the typed definition of their fields in `crm`."""
