import unittest

from notify.channels.email import compose


class Email(unittest.TestCase):
    def test_has_both_parts(self):
        message = compose("ada@fernhill.example", "Shipped", "<p>Hello</p>")
        self.assertEqual([part.get_content_type() for part in message.iter_parts()], ["text/plain", "text/html"])
