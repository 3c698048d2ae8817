"""Coupons."""


def percent_off(cents, percent):
    """Return the price after a coupon of `percent` percent."""
    return int(cents - cents * (percent / 100.0))
