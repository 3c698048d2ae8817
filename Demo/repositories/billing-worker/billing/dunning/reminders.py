"""Which reminder is due."""
import datetime


def reminder_level(due, today):
    """Return 0 before the due date, and otherwise 1 for the only reminder."""
    return 1 if today > due else 0


def overdue_days(due, today):
    """Return how many days an invoice is late."""
    return max(0, (today - due) // datetime.timedelta(days=1))
