"""Prints one line for each thing that happened, and a counter that is refreshed on a terminal."""
import os
import shutil
import sys
import time

COLOURS = {"good": "32", "bad": "31", "operator": "33", "quiet": "2", "strong": "1"}


def plain(text):
    """One line that cannot move the cursor, whatever an agent wrote into it."""
    return "".join(character if character.isprintable() else " " for character in text)


class Screen:
    def __init__(self, output=sys.stdout):
        self.output = output
        self.terminal = output.isatty() and os.environ.get("TERM", "dumb") != "dumb"
        self.coloured = self.terminal and not os.environ.get("NO_COLOR")
        self.began = time.monotonic()
        self.counter_shown = False

    def colour(self, text, kind):
        return f"\x1b[{COLOURS[kind]}m{text}\x1b[0m" if self.coloured and kind else text

    def clock(self):
        seconds = int(time.monotonic() - self.began)
        return f"{seconds // 60:02d}:{seconds % 60:02d}"

    def write(self, text):
        """Writes, unless nobody is there any more: a terminal that was closed must not keep the server from being stopped."""
        try:
            self.output.write(text)
            self.output.flush()
        except OSError:
            self.terminal = self.coloured = False

    def clear(self):
        if self.counter_shown:
            self.write("\r\x1b[K")
            self.counter_shown = False

    def say(self, text="", kind=None):
        self.clear()
        self.write(self.colour(text, kind) + "\n")

    def line(self, who, what, kind=None):
        """A thing that happened: when, whose doing, what."""
        text = f"{self.clock()}  {who:<9} {plain(what)}"
        if self.terminal:
            width = shutil.get_terminal_size().columns
            text = text if len(text) <= width else text[: width - 1] + "…"
        self.say(text, kind)

    def count(self, text):
        """The counter; shown on a terminal only, for in a pipe it would be noise."""
        if self.terminal:
            width = shutil.get_terminal_size().columns
            self.write("\r\x1b[K" + self.colour(f"{self.clock()}  {text}"[: width - 1], "quiet"))
            self.counter_shown = True
