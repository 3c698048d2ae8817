import unittest

from notify.queue.outbox import MAX_ATTEMPTS, Outbox


class OutboxOrder(unittest.TestCase):
    def test_failed_messages_are_tried_again(self):
        answers = iter([False, True])
        outbox = Outbox(lambda message: next(answers))
        outbox.put("a")
        self.assertEqual(outbox.run(), 1)

    def test_hopeless_messages_are_set_aside(self):
        tries = []
        outbox = Outbox(lambda message: tries.append(message))
        outbox.put("a")
        self.assertEqual((outbox.run(), len(tries), outbox.dead), (0, MAX_ATTEMPTS, ["a"]))
