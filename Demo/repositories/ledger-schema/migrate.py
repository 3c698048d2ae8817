"""Brings a database to the newest schema.

Usage: python3 migrate.py DATABASE
"""
import os
import sqlite3
import sys

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "migrations")


def migrations(folder=FOLDER):
    """Return names and texts of all migrations in their order."""
    found = []
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            found.append((name, file.read()))
    return found


def migrate(connection, steps=None):
    """Apply what is missing and return the names of what was applied."""
    connection.execute("CREATE TABLE IF NOT EXISTS schema_migrations (name TEXT PRIMARY KEY)")
    done = {row[0] for row in connection.execute("SELECT name FROM schema_migrations")}
    applied = []
    for name, text in steps if steps is not None else migrations():
        if name in done:
            continue
        connection.executescript(text)
        connection.execute("INSERT INTO schema_migrations (name) VALUES (?)", (name,))
        connection.commit()
        applied.append(name)
    return applied


if __name__ == "__main__":
    for step in migrate(sqlite3.connect(sys.argv[1])):
        print(step)
