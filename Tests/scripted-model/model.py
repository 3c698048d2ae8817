"""The scripted model: from a conversation and a scenario to a reply."""
import threading

import abilities
import reply
from usage import figures


class Model:
    def __init__(self):
        self.refused = {}
        self.lock = threading.Lock()

    def answer(self, scenario, segment, talk):
        if self.refuses(scenario, segment):
            return reply.Fail(scenario.fails["status"], scenario.fails.get("retryAfter"))
        # Programs ask for titles and summaries without tools; those are not steps of the script.
        step = scenario.step(talk)
        if not talk.tools and step["do"] not in ("say", "hang"):
            return reply.Say("no tools were offered", usage=figures(0, {}))
        answer = self.perform(step, talk)
        if isinstance(answer, (reply.Say, reply.Call)):
            override = dict(scenario.usage)
            if isinstance(answer, reply.Say):
                override.setdefault("output", len(answer.words) + 5)
            answer.usage = figures(len(talk.results), override)
        return answer

    def perform(self, step, talk):
        if step["do"] == "hang":
            return reply.Hang()
        if step["do"] == "say":
            return reply.Say(step["text"], float(step.get("seconds", 0)), step.get("stall", False))
        call = abilities.call(talk, step)
        if call:
            return call
        names = ", ".join(tool.full_name for tool in talk.tools)
        return reply.Say(f"No tool can do this step ({step['do']} {step.get('tool', '')}). Offered: {names}")

    def refuses(self, scenario, segment):
        """Counted by the path's segment, so that tests which share a server can tell theirs apart with id=…"""
        if not scenario.fails:
            return False
        with self.lock:
            count = self.refused[segment] = self.refused.get(segment, 0) + 1
        return count <= scenario.fails.get("times", count)
