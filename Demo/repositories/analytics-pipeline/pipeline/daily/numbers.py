"""Visits, orders and turnover by day (UTC)."""


def by_day(events):
    """Return a row of numbers for every day that has events."""
    days = {}
    for event in events:
        row = days.setdefault(event["at"][:10], {"visits": 0, "orders": 0, "cents": 0})
        if event["kind"] == "visit":
            row["visits"] += 1
        elif event["kind"] == "order":
            row["orders"] += 1
            row["cents"] += event["cents"]
    return days
