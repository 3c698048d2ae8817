import sqlite3
import unittest

from migrate import migrate
from tests.database import fresh


class Schema(unittest.TestCase):
    def test_migrating_twice_changes_nothing(self):
        self.assertEqual(migrate(fresh()), [])

    def test_an_order_needs_its_account(self):
        with self.assertRaises(sqlite3.IntegrityError):
            fresh().execute("INSERT INTO orders VALUES (1, 7, 100, 'open', '2025-01-01')")

    def test_unknown_states_are_refused(self):
        database = fresh()
        database.execute("INSERT INTO accounts VALUES (1, 'a@fernhill.example', '2025-01-01')")
        with self.assertRaises(sqlite3.IntegrityError):
            database.execute("INSERT INTO orders VALUES (1, 1, 100, 'lost', '2025-01-01')")
