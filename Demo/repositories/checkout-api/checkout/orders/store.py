"""Orders in memory, numbered in the order in which they came."""


class OrderError(ValueError):
    """An order that cannot be taken."""


class OrderStore:
    """Keeps the orders of one process."""

    def __init__(self):
        self.orders = {}
        self._next = 1

    def place(self, lines, country):
        """Take an order and return its number."""
        if not lines:
            raise OrderError("an order needs at least one line")
        number = self._next
        self._next += 1
        self.orders[number] = {"lines": list(lines), "country": country, "state": "open"}
        return number

    def find(self, number):
        """Return an order, or None."""
        return self.orders.get(number)

    def cancel(self, number):
        """Cancel an open order."""
        order = self.orders.get(number)
        if order is None:
            raise OrderError(f"there is no order {number}")
        if order["state"] != "open":
            raise OrderError(f"order {number} is {order['state']}, only an open order can be cancelled")
        order["state"] = "cancelled"
