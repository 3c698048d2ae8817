import unittest

from checkout.pricing.totals import subtotal, tax, total


class Totals(unittest.TestCase):
    def test_subtotal(self):
        self.assertEqual(subtotal([(250, 2), (100, 1)]), 600)

    def test_tax_of_a_round_amount(self):
        self.assertEqual(tax(1000, "DE"), 190)

    def test_total(self):
        self.assertEqual(total([(1000, 1)], "AT"), 1200)
