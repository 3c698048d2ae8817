import unittest

from pipeline.daily.numbers import by_day


class Numbers(unittest.TestCase):
    def test_days_are_apart(self):
        events = [
            {"at": "2025-03-01T23:59:00Z", "kind": "visit"},
            {"at": "2025-03-02T00:00:00Z", "kind": "order", "cents": 100},
        ]
        self.assertEqual(by_day(events)["2025-03-02"], {"visits": 0, "orders": 1, "cents": 100})
        self.assertEqual(by_day(events)["2025-03-01"]["visits"], 1)
