import unittest

from checkout.orders.store import OrderError, OrderStore


class Store(unittest.TestCase):
    def test_numbers_go_up(self):
        store = OrderStore()
        self.assertEqual([store.place([(100, 1)], "DE"), store.place([(100, 1)], "DE")], [1, 2])

    def test_an_order_needs_lines(self):
        with self.assertRaises(OrderError):
            OrderStore().place([], "DE")

    def test_cancelling_twice_is_refused(self):
        store = OrderStore()
        number = store.place([(100, 1)], "DE")
        store.cancel(number)
        with self.assertRaisesRegex(OrderError, "cancelled"):
            store.cancel(number)
