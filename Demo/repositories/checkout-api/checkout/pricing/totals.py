"""The total of an order."""

#: Value added tax in percent, by country.
TAX_PERCENT = {"DE": 19, "AT": 20, "NL": 21}


def subtotal(lines):
    """Return the sum of lines, each a pair of unit price and quantity."""
    return sum(cents * quantity for cents, quantity in lines)


def tax(cents, country):
    """Return the tax on a net amount."""
    return int(cents * TAX_PERCENT[country] / 100)


def total(lines, country):
    """Return what the customer pays."""
    net = subtotal(lines)
    return net + tax(net, country)
