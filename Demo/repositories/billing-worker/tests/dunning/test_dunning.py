import datetime
import unittest

from billing.dunning.reminders import overdue_days, reminder_level
from billing.dunning.webhook import DeliveryError, deliver


class Dunning(unittest.TestCase):
    DUE = datetime.date(2025, 3, 14)

    def test_nothing_before_the_due_date(self):
        self.assertEqual(reminder_level(self.DUE, self.DUE), 0)

    def test_overdue_days(self):
        self.assertEqual(overdue_days(self.DUE, datetime.date(2025, 3, 20)), 6)

    def test_refused_delivery_is_an_error(self):
        with self.assertRaises(DeliveryError):
            deliver({}, lambda event: 404)
