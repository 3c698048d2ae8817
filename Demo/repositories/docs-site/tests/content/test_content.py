import os
import unittest

from sitegen.site import sources, title_of

CONTENT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "content")


class Content(unittest.TestCase):
    def test_every_page_has_a_title(self):
        for relative in sources(CONTENT):
            with self.subTest(relative), open(os.path.join(CONTENT, relative), encoding="utf-8") as file:
                self.assertTrue(title_of(file.read()))
