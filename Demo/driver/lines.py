"""Follows the ledger's events and knows where every lane stands."""
import collections
import json
import queue
import threading

ENDS = ("done", "abandoned", "rejected", "rolled-back")
ORDER = ("queued", "preparing", "working", "gating", "publishing", "inspecting", "approved", "landing", "landed", "deploying",
         "verifying", "done", "rolled-back", "rejected", "abandoned")


class Lines:
    """A thread reads the stream; `changes` hands out what has happened since the last call."""

    def __init__(self, program, after=0):
        self.program, self.sequence = program, after
        self.phases, self.attention, self.repositories, self.titles, self.targets = {}, {}, {}, {}, {}
        self.queue = queue.Queue()
        self.closed = False
        self.stream = None
        self.thread = threading.Thread(target=self.read, daemon=True)
        self.thread.start()

    def read(self):
        while not self.closed:
            self.stream = self.program.follow(self.sequence)
            for line in self.stream.stdout:
                try:
                    self.queue.put(json.loads(line))
                except ValueError:
                    # The stream was cut within a line: the next one begins after the last whole event.
                    break
            self.stream.kill()
            self.stream.wait()
            # The server went away. Following again starts it, or waits for whoever starts it; not in a hot loop.
            if not self.closed:
                threading.Event().wait(0.5)

    def close(self):
        self.closed = True
        if self.stream and self.stream.poll() is None:
            self.stream.terminate()
        self.thread.join(timeout=5)

    def changes(self, timeout):
        """[(lane, kind, value)] of the events that came; waits up to `timeout` seconds for the first."""
        found = []
        try:
            found += self.take(self.queue.get(timeout=timeout))
            while True:
                found += self.take(self.queue.get_nowait())
        except queue.Empty:
            return found

    def take(self, record):
        if record["sequence"] <= self.sequence:
            return []
        self.sequence = record["sequence"]
        event = record["event"]
        if queued := event.get("laneQueued"):
            lane, start = queued["id"], queued["start"]
            self.phases[lane], self.repositories[lane] = "queued", start["repository"]
            self.titles[lane], self.targets[lane] = start["title"], start["target"]
            return [(lane, "queued", {})]
        if "lane" not in event:
            return []
        lane = event["lane"]["id"]
        kind, value = next(iter(event["lane"]["event"].items()))
        if kind == "phase":
            self.phases[lane] = value["to"]
        if kind == "needsOperator":
            self.attention[lane] = value["reason"]
        elif kind not in ("viewed", "commented", "paused", "resumed", "snapshotTaken", "released"):
            self.attention.pop(lane, None)
        return [(lane, kind, value)]

    def ended(self, lane):
        return self.phases.get(lane) in ENDS

    def open(self):
        return [lane for lane, phase in self.phases.items() if phase not in ENDS]

    def summary(self):
        """Such as `12 queued · 3 working · 30 done · 4 need the operator`."""
        counted = collections.Counter(self.phases.values())
        parts = [f"{counted[phase]} {phase}" for phase in ORDER if counted[phase]]
        waiting = len(self.waiting())
        return " · ".join(parts + ([f"{waiting} for the operator"] if waiting else []))

    def waiting(self):
        """Lanes that need the operator."""
        return [lane for lane in self.attention if not self.ended(lane)]
