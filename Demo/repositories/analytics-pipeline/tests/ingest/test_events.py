import unittest

from pipeline.ingest.events import EventError, read_events


class Events(unittest.TestCase):
    def test_empty_lines_are_passed_over(self):
        self.assertEqual(len(read_events(['{"id": "a"}', "", '{"id": "b"}'])), 2)

    def test_broken_lines_are_named(self):
        with self.assertRaisesRegex(EventError, "line 2"):
            read_events(['{"id": "a"}', "{"])
