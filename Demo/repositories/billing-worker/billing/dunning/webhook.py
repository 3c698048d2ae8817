"""Tells other systems that an invoice was paid."""


class DeliveryError(RuntimeError):
    """The receiver could not be reached."""


def deliver(event, send):
    """Send an event once with the function `send`, which returns an HTTP status."""
    status = send(event)
    if status >= 300:
        raise DeliveryError(f"the receiver answered {status}")
    return status
