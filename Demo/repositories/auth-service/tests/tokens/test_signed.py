import unittest

from auth.tokens.signed import TokenError, issue, read

KEY = b"test-key"


class Signed(unittest.TestCase):
    def test_round_trip(self):
        self.assertEqual(read(issue({"sub": "u1"}, KEY), KEY), {"sub": "u1"})

    def test_changed_payload_is_refused(self):
        token = issue({"sub": "u1"}, KEY)
        with self.assertRaises(TokenError):
            read("x" + token, KEY)

    def test_other_key_is_refused(self):
        with self.assertRaises(TokenError):
            read(issue({"sub": "u1"}, KEY), b"other")
