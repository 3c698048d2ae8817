"""Prints the daily numbers of an event log."""
import sys

from pipeline.daily.numbers import by_day
from pipeline.ingest.events import read_events

with open(sys.argv[1], encoding="utf-8") as log:
    for day, row in sorted(by_day(read_events(log)).items()):
        print(day, row["visits"], row["orders"], row["cents"])
