import unittest

from billing.invoices.invoice import Invoice, Line
from billing.invoices.numbers import next_number


class Invoices(unittest.TestCase):
    def test_total(self):
        invoice = Invoice("2025-0001", "acme", [Line("Seats", 3, 900), Line("Setup", 1, 5000)])
        self.assertEqual(invoice.total, 7700)

    def test_first_number(self):
        self.assertEqual(next_number(2025, []), "2025-0001")
