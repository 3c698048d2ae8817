"""Numbers by day."""
