import json
import os
import unittest

from validator.versions import blocked, parse

FILE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "config", "minimums.json")

#: The oldest app that support still answers for.
OLDEST_SUPPORTED = "4.2.0"


class Minimums(unittest.TestCase):
    def test_supported_apps_are_let_in(self):
        with open(FILE, encoding="utf-8") as file:
            self.assertFalse(blocked(OLDEST_SUPPORTED, json.load(file)["app"]))

    def test_versions_are_compared_as_numbers(self):
        self.assertTrue(blocked("4.9.0", "4.10.0"))
        self.assertEqual(parse("4.2.0"), (4, 2, 0))
