"""The session cookie."""

COOKIE_NAME = "sid"

COOKIE_ATTRIBUTES = "Path=/; HttpOnly"


def set_cookie(session_id):
    """Return the value of the Set-Cookie header for a session."""
    return f"{COOKIE_NAME}={session_id}; {COOKIE_ATTRIBUTES}"


def session_of(cookie_header):
    """Return the session named by a Cookie header, or None."""
    for part in cookie_header.split(";"):
        name, _, value = part.strip().partition("=")
        if name == COOKIE_NAME and value:
            return value
    return None
