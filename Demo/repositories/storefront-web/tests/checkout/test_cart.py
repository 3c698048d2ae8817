import unittest

from checkout.cart import Cart, CartError
from checkout.discounts import percent_off


class CartArithmetic(unittest.TestCase):
    def test_total_counts_quantities(self):
        cart = Cart()
        cart.add("a", 250, 3)
        cart.add("b", 100)
        self.assertEqual(cart.total(), 850)

    def test_removing_what_is_not_there_is_refused(self):
        with self.assertRaises(CartError):
            Cart().remove("a")

    def test_quantity_must_be_positive(self):
        with self.assertRaises(CartError):
            Cart().add("a", 100, 0)

    def test_half_price(self):
        self.assertEqual(percent_off(200, 50), 100)
