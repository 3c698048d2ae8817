"""The cart: lines of products with quantities."""


class CartError(ValueError):
    """The cart cannot do what was asked."""


class Cart:
    """Quantities by product. Prices are whole cents."""

    def __init__(self):
        self.lines = {}

    def add(self, sku, cents, quantity=1):
        """Put `quantity` more of a product into the cart."""
        if quantity < 1:
            raise CartError(f"quantity of {sku} must be at least 1, not {quantity}")
        _, already = self.lines.get(sku, (cents, 0))
        self.lines[sku] = (cents, already + quantity)

    def remove(self, sku):
        """Take a product out of the cart."""
        if sku not in self.lines:
            raise CartError(f"{sku} is not in the cart")
        del self.lines[sku]

    def total(self):
        """Return the sum of all lines in cents."""
        return sum(cents * quantity for cents, quantity in self.lines.values())
