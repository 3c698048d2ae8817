import os
import tempfile
import unittest

from sitegen.site import build, title_of


class Site(unittest.TestCase):
    def test_pages_keep_their_folders(self):
        with tempfile.TemporaryDirectory() as folder:
            content = os.path.join(folder, "content")
            os.makedirs(os.path.join(content, "guides"))
            with open(os.path.join(content, "guides", "a.md"), "w", encoding="utf-8") as file:
                file.write("# A\n")
            names = build(content, os.path.join(folder, "out"))
            self.assertIn("guides/a.html", names)
            self.assertTrue(os.path.exists(os.path.join(folder, "out", "guides", "a.html")))

    def test_a_page_needs_a_heading(self):
        with self.assertRaises(ValueError):
            title_of("no heading\n")
