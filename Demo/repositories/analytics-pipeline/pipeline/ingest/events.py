"""The event log: one JSON document per line with id, at, kind and session."""
import json


class EventError(ValueError):
    """A line that is no event."""


def read_events(lines):
    """Return the events of a log in its order."""
    events = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            event = json.loads(line)
        except ValueError as error:
            raise EventError(f"line {number}: {error}") from error
        events.append(event)
    return events
