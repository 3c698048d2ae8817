"""Flags."""
import json
import os

FIELDS = {"name": str, "owner": str, "enabled": bool, "percent": int}


def problems(flag):
    """Return what is wrong with a flag, in words."""
    found = []
    for field, kind in FIELDS.items():
        if field not in flag:
            found.append(f"{field} is missing")
        elif type(flag[field]) is not kind:
            found.append(f"{field} must be {kind.__name__}")
    for field in flag:
        if field not in FIELDS:
            found.append(f"{field} is not known")
    return found


def load(folder):
    """Return all flags of a folder by file name."""
    flags = {}
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            flags[name] = json.load(file)
    return flags
