"""Proration by days."""

DAYS_PER_MONTH = 30


def prorate(cents, used_days):
    """Return the price of `used_days` days of a monthly price."""
    return cents * used_days // DAYS_PER_MONTH
