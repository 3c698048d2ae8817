"""What the model answers, before it is put into a protocol's words."""
import dataclasses
import itertools
import re

from usage import Usage

numbers = itertools.count(1)


def fresh(prefix):
    """An identifier that this server gives once."""
    return f"{prefix}{next(numbers):012d}"


@dataclasses.dataclass
class Say:
    text: str
    seconds: float = 0
    """Streamed evenly over this time."""
    then_stall: bool = False
    """Stops after the last word and never ends the message."""
    usage: Usage = dataclasses.field(default_factory=Usage)

    @property
    def words(self):
        return re.findall(r"\s*\S+|\s+$", self.text) or [self.text]

    @property
    def pause(self):
        return self.seconds / max(len(self.words), 1)


@dataclasses.dataclass
class Call:
    tool: object
    arguments: object
    """An object, or the text of a freeform tool."""
    usage: Usage = dataclasses.field(default_factory=Usage)


@dataclasses.dataclass
class Fail:
    status: int
    retry_after: int | None = None


class Hang:
    """Never answers."""


@dataclasses.dataclass
class Pause:
    """Between two events of a stream; None is for ever."""
    seconds: float | None


def pieces(text, size=40):
    """A call's arguments come in pieces, as from a real model."""
    return [text[start : start + size] for start in range(0, len(text), size)] or [""]
