"""A program that speaks JSON, one object a line, on its standard input and output."""
import json
import os
import queue
import signal
import subprocess
import threading
import time


class Ended(Exception):
    """The program closed its output."""


class Lines:
    def __init__(self, command, environment, folder, limit=120):
        self.until_when = time.monotonic() + limit
        self.process = subprocess.Popen(
            command, env=environment, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            start_new_session=True,
        )
        self.record = []
        self.errors = []
        self.queue = queue.Queue()
        for reader in (self.read, self.read_errors):
            threading.Thread(target=reader, daemon=True).start()

    def read(self):
        for line in self.process.stdout:
            try:
                self.queue.put(json.loads(line))
            except ValueError:
                self.record.append({"dir": "<", "text": line.decode(errors="replace")})
        self.queue.put(None)

    def read_errors(self):
        for line in self.process.stderr:
            self.errors.append(line.decode(errors="replace").rstrip())

    def send(self, message):
        self.record.append({"dir": ">", "msg": message})
        self.process.stdin.write(json.dumps(message).encode() + b"\n")
        self.process.stdin.flush()

    def next(self):
        """The next message; queue.Empty when the time for all of them is over."""
        message = self.queue.get(timeout=max(0, self.until_when - time.monotonic()))
        if message is None:
            raise Ended("\n".join(self.errors[-20:]))
        self.record.append({"dir": "<", "msg": message})
        return message

    def until(self, wanted, answer=lambda message: None):
        """The first message that fits; each one before it is given to `answer`, whose message, if any, is sent back."""
        while True:
            message = self.next()
            if wanted(message):
                return message
            reply = answer(message)
            if reply is not None:
                self.send(reply)

    def end(self):
        """Closes its input and waits; whoever stays is killed with its group."""
        self.process.stdin.close()
        try:
            return self.process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            return self.process.wait()
