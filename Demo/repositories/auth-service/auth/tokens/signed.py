"""Tokens: a JSON payload and an HMAC over it, both base64url without padding."""
import base64
import hashlib
import hmac
import json


class TokenError(ValueError):
    """A token that is not believed."""


def _encode(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _decode(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _sign(payload, key):
    return _encode(hmac.new(key, payload.encode(), hashlib.sha256).digest())


def issue(claims, key):
    """Return a token with these claims."""
    payload = _encode(json.dumps(claims, sort_keys=True).encode())
    return f"{payload}.{_sign(payload, key)}"


def read(token, key):
    """Return the claims of a token, or raise TokenError."""
    payload, _, signature = token.partition(".")
    if not hmac.compare_digest(_sign(payload, key), signature):
        raise TokenError("the signature does not match")
    return json.loads(_decode(payload))
