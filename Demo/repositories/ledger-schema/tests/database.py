"""A database in memory with the whole schema."""
import sqlite3

from migrate import migrate


def fresh():
    connection = sqlite3.connect(":memory:")
    connection.execute("PRAGMA foreign_keys = ON")
    migrate(connection)
    return connection
