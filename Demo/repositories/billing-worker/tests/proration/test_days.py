import unittest

from billing.proration.days import prorate


class Days(unittest.TestCase):
    def test_half_of_a_month_of_thirty_days(self):
        self.assertEqual(prorate(3000, 15), 1500)
