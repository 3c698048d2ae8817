"""Prices, taxes and shipping. Amounts are whole cents."""
