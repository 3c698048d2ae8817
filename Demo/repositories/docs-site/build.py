"""Builds the manual into the folder given as the only argument."""
import os
import sys

from sitegen.site import build

if __name__ == "__main__":
    here = os.path.dirname(os.path.abspath(__file__))
    names = build(os.path.join(here, "content"), sys.argv[1])
    print(f"{len(names)} files in {sys.argv[1]}")
