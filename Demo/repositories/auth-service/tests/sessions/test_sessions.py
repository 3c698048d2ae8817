import unittest

from auth.sessions.cookie import session_of, set_cookie
from auth.sessions.store import SessionStore


class Sessions(unittest.TestCase):
    def test_cookie_is_hidden_from_scripts(self):
        self.assertIn("HttpOnly", set_cookie("abc").split("; "))

    def test_cookie_round_trip(self):
        self.assertEqual(session_of("theme=dark; sid=abc"), "abc")
        self.assertIsNone(session_of("theme=dark"))

    def test_closed_session_is_gone(self):
        store = SessionStore()
        identifier = store.open({"user": "u1"})
        store.close(identifier)
        self.assertIsNone(store.find(identifier))
