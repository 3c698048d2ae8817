"""Sessions in memory."""
import secrets


class SessionStore:
    """Sessions by identifier."""

    def __init__(self):
        self.sessions = {}

    def open(self, data=None):
        """Start a session and return its identifier."""
        identifier = secrets.token_urlsafe(24)
        self.sessions[identifier] = dict(data or {})
        return identifier

    def find(self, identifier):
        """Return a session's data, or None."""
        return self.sessions.get(identifier)

    def close(self, identifier):
        """End a session; an unknown one is already ended."""
        self.sessions.pop(identifier, None)
