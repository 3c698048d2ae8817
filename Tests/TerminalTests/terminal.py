"""A program in a pseudo terminal, and what its screen shows."""

import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import termios
import time

import pyte

# What a full screen may send: positions, erasing, attributes, and the modes that it takes and gives back.
OWN = re.compile(rb"\x1b\[(\?(1049|25|7|2004|1004|2026)[hl]|[0-9;]*[mHJK])")
# The end of a frame (DEC private mode 2026).
FRAME_END = b"\x1b[?2026l"


class Terminal:
    def __init__(self, arguments, folder, environment, columns=80, rows=24, term="xterm-256color"):
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.raw = b""
        self.held = b""
        self.master, slave = os.openpty()
        self._size(columns, rows)
        self.before = termios.tcgetattr(slave)
        self.process = subprocess.Popen(
            arguments, cwd=folder, env=environment | {"TERM": term}, stdin=slave, stdout=slave, stderr=slave, start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0))
        self.slave = slave

    def _size(self, columns, rows):
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def resize(self, columns, rows):
        self.screen.resize(rows, columns)
        self._size(columns, rows)

    def text(self):
        return "\n".join(line.rstrip() for line in self.screen.display)

    def read(self, seconds):
        """Takes what comes within a time, and shows one frame of it; says whether there was something to show."""
        ready, _, _ = select.select([self.master], [], [], 0 if self.held else seconds)
        if ready:
            try:
                self.held += os.read(self.master, 65536)
            except OSError:
                pass
        # Several frames may have come at once, and what is waited for may be in the first of them alone.
        shown, end, self.held = self.held.partition(FRAME_END)
        self.raw += shown + end
        self.stream.feed(shown + end)
        return bool(shown + end)

    def wait(self, wanted, timeout=180):
        """Until the screen has the words, or the function says yes."""
        look = wanted if callable(wanted) else lambda: wanted in self.text()
        end = time.monotonic() + timeout
        while not look():
            if time.monotonic() > end:
                raise AssertionError(f"did not come: {wanted}\n{self.text()}")
            self.read(0.05)

    def press(self, *keys):
        for key in keys:
            os.write(self.master, {"Enter": b"\r", "Escape": b"\x1b"}.get(key, key.encode()))
            if key == "Escape":
                # What follows an escape at once would be part of its sequence.
                self.read(0.2)

    def is_raw(self):
        return not termios.tcgetattr(self.slave)[3] & termios.ICANON

    def end(self, timeout=180):
        """Until the program has ended; its exit code."""
        end = time.monotonic() + timeout
        while self.process.poll() is None:
            if time.monotonic() > end:
                raise AssertionError(f"it does not end:\n{self.text()}")
            self.read(0.05)
        while self.read(0.05):
            pass
        return self.process.returncode

    def is_restored(self):
        """Whether the terminal is as it was: its settings, the first screen, the cursor, no mode that is left."""
        settings = termios.tcgetattr(self.slave)
        modes = {}
        for mode, state in re.findall(rb"\x1b\[\?(\d+)([hl])", self.raw):
            modes[mode] = state
        return settings[:4] == self.before[:4] and modes.get(b"1049") == b"l" and modes.get(b"25") == b"h" and modes.get(b"7") == b"h" \
            and modes.get(b"2004") == b"l" and modes.get(b"1004") == b"l" and modes.get(b"2026") == b"l"

    def close(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()
        os.close(self.master)
        os.close(self.slave)
