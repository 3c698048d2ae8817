import unittest

from checkout.http.app import make_app
from tests.http.client import call


class App(unittest.TestCase):
    def test_health(self):
        status, _, document = call(make_app(), "GET", "/health")
        self.assertEqual((status, document), (200, {"status": "ok"}))

    def test_order(self):
        order = {"lines": [{"cents": 500, "quantity": 2}], "country": "NL"}
        status, _, document = call(make_app(), "POST", "/orders", order)
        self.assertEqual((status, document), (201, {"number": 1, "total": 1210}))

    def test_unknown_page(self):
        self.assertEqual(call(make_app(), "GET", "/nowhere")[0], 404)

    def test_empty_order(self):
        self.assertEqual(call(make_app(), "POST", "/orders", {"lines": [], "country": "NL"})[0], 422)
