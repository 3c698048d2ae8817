import unittest

from sitegen.markdown import render


class Markdown(unittest.TestCase):
    def test_heading_and_paragraph(self):
        self.assertEqual(render("# A\n\nb\nc"), "<h1>A</h1>\n<p>b c</p>")

    def test_list(self):
        self.assertEqual(render("- a\n- b"), "<ul><li>a</li><li>b</li></ul>")

    def test_code_is_escaped(self):
        self.assertEqual(render("`<b>`"), "<p><code>&lt;b&gt;</code></p>")

    def test_link(self):
        self.assertEqual(render("[a](b.html)"), '<p><a href="b.html">a</a></p>')
