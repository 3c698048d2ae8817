import unittest

from shared.html import money, page


class Frame(unittest.TestCase):
    def test_money_has_two_digits_of_cents(self):
        self.assertEqual(money(1205), "EUR 12.05")

    def test_title_is_escaped(self):
        self.assertIn("<title>A &amp; B", page("A & B", ""))
