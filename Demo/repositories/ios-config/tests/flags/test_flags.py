import os
import unittest

from validator.flags import load, problems

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "config", "flags")


class Flags(unittest.TestCase):
    def test_every_flag_is_sound(self):
        for name, flag in load(FOLDER).items():
            with self.subTest(name):
                self.assertEqual(problems(flag), [])
                self.assertEqual(name, flag["name"] + ".json")

    def test_missing_fields_are_named(self):
        self.assertIn("owner is missing", problems({"name": "x", "enabled": True, "percent": 1}))

    def test_unknown_fields_are_named(self):
        flag = {"name": "x", "owner": "app", "enabled": True, "percent": 1, "color": "red"}
        self.assertEqual(problems(flag), ["color is not known"])
