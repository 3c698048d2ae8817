"""Money that is owed."""
