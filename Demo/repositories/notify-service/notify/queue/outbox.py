"""The queue of messages."""
from collections import deque

MAX_ATTEMPTS = 4


class Outbox:
    """Sends messages in order; what fails goes to the back, at most MAX_ATTEMPTS times."""

    def __init__(self, send):
        self.send = send
        self.waiting = deque()
        self.dead = []

    def put(self, message):
        self.waiting.append((message, 1))

    def run(self):
        """Send everything that waits and return how many were sent."""
        sent = 0
        while self.waiting:
            message, attempt = self.waiting.popleft()
            if self.send(message):
                sent += 1
            elif attempt < MAX_ATTEMPTS:
                self.waiting.append((message, attempt + 1))
            else:
                self.dead.append(message)
        return sent
