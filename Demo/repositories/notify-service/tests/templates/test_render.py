import unittest

from notify.templates.render import TemplateError, render


class Render(unittest.TestCase):
    def test_values_are_filled_in(self):
        self.assertEqual(render("Hello {{name}}", {"name": "Ada"}), "Hello Ada")

    def test_missing_values_are_named(self):
        with self.assertRaisesRegex(TemplateError, "number"):
            render("{{number}}", {})
