import unittest

from catalog.items import Item
from catalog.pages import card, listing, product_page


class Pages(unittest.TestCase):
    def test_card_names_the_price(self):
        self.assertIn("EUR 34.50", card(Item("lamp-02", "Desk lamp", 3450, 4)))

    def test_sold_out_card_is_marked(self):
        self.assertIn("sold-out", card(Item("x", "Shade", 100, 0)))

    def test_names_are_escaped(self):
        self.assertIn("&lt;b&gt;", product_page(Item("x", "<b>", 100, 1)))

    def test_listing_has_every_product(self):
        text = listing([Item("a", "One", 100, 1), Item("b", "Two", 200, 1)])
        self.assertEqual(text.count('class="card'), 2)
