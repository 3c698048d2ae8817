"""Invoice numbers."""


def next_number(year, used):
    """Return the number after the used ones."""
    return f"{year}-{len(used) + 1:04d}"
