"""Versions."""


def parse(text):
    """Return a version such as 4.2.0 as a tuple of numbers."""
    return tuple(int(part) for part in text.split("."))


def blocked(version, minimum):
    """Tell whether a version is older than the minimum."""
    return parse(version) < parse(minimum)
