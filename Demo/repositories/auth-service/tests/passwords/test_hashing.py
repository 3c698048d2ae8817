import unittest

from auth.passwords.hashing import hash_password, verify_password


class Hashing(unittest.TestCase):
    def test_right_and_wrong_password(self):
        record = hash_password("correct horse")
        self.assertTrue(verify_password("correct horse", record))
        self.assertFalse(verify_password("wrong horse", record))

    def test_two_records_differ(self):
        self.assertNotEqual(hash_password("same"), hash_password("same"))
