"""Salted password hashes, written as scheme$iterations$salt$digest."""
import hashlib
import hmac
import os

SCHEME = "pbkdf2-sha256"
ITERATIONS = 1000


def hash_password(password, salt=None, iterations=ITERATIONS):
    """Return the record to store for a password."""
    salt = salt if salt is not None else os.urandom(16)
    digest = hashlib.pbkdf2_hmac("sha256", password.encode(), salt, iterations)
    return f"{SCHEME}${iterations}${salt.hex()}${digest.hex()}"


def verify_password(password, record):
    """Tell whether a password belongs to a stored record."""
    scheme, iterations, salt, _ = record.split("$")
    if scheme != SCHEME:
        return False
    again = hash_password(password, bytes.fromhex(salt), int(iterations))
    return hmac.compare_digest(again, record)
