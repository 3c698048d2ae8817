"""The stand-in operator: decides by the rules of expected.md, with the commands that a person would type.

It reads only what the command line shows, and says for every decision why. It is no judge of code: it views every file by
`--all-viewed` and approves whatever is green, which is what a demo needs and what no person should do.
"""
from program import Refused

NAME = "stand-in"
ROUNDS = 6


class StandIn:
    def __init__(self, program, screen):
        self.program, self.screen = program, screen
        self.seen = {}
        self.rounds = {}
        self.decisions = []

    def look(self, identifier):
        """Decides a lane when it needs it. True when it has to be looked at again."""
        lane = self.program.lane(identifier)
        attention = lane.get("attention")
        if not attention or self.seen.get(identifier) == (attention["reason"], attention["since"]):
            return False
        self.seen[identifier] = (attention["reason"], attention["since"])
        self.rounds[identifier] = self.rounds.get(identifier, 0) + 1
        if self.rounds[identifier] > ROUNDS:
            if self.rounds[identifier] == ROUNDS + 1:
                self.screen.line(NAME, f"{identifier}  asked {ROUNDS} times; it is left alone ({attention['reason']})", "bad")
            return False
        for step, why in self.rule(lane, attention):
            self.screen.line(NAME, f"{identifier:<5} {self.shown(step, identifier):<40} {why}", "operator")
            try:
                self.program.run(*step)
                self.decisions.append(step)
            except Refused as refused:
                # What was read is no longer so (another candidate came, the lane moved on), or the rule is not allowed.
                self.screen.line(NAME, f"{identifier:<5} {refused.message}", "bad")
                self.seen.pop(identifier, None)
                return True
        return False

    @staticmethod
    def shown(step, identifier):
        """The command without the lane and the words."""
        words = [word for word in step if word not in (identifier, "--quiet")]
        return " ".join(words[: words.index("-m")] if "-m" in words else words)

    def rule(self, lane, attention):
        """The commands for this lane, each with its reason; the first rule of expected.md that fits."""
        identifier, reason, detail = lane["id"], attention["reason"], attention["detail"].split("\n")[0]
        before = [decision["kind"] for decision in lane["decisions"]]
        look = (["inspect", identifier, "--all-viewed", "--quiet"], detail)
        if reason == "ready-to-inspect":
            why = f"green; undoes {lane['reverts']}" if lane.get("reverts") else "green"
            return [look, (["approve", identifier, "--reason", "correct"], why)]
        if reason == "over-size":
            if "rework" in before:
                return [(["reject", identifier, "--reason", "not-wanted"], f"again {detail}")]
            return [(["rework", identifier, "--reason", "too-large", "-m", "Make it smaller, or leave the rest for another target."], detail)]
        if reason == "outside-boundary":
            if "rework" in before:
                return [(["reject", identifier, "--reason", "wrong-approach"], f"again {detail}")]
            return [(["rework", identifier, "--reason", "out-of-scope", "-m", "Stay inside the target's boundary."], detail)]
        if reason == "flaky-gate":
            return [look, (["override", identifier, "--reason", "flaky-gate", "-m", "Green in its second run of the same tree."], detail)]
        if reason == "smoke-failed":
            # The revert comes by itself as a lane; rule 1 decides it.
            return [] if lane.get("revertedBy") or lane.get("reverts") else [(["rollback", identifier], detail)]
        if reason == "gates-red":
            return [(["abandon", identifier, "--reason", "stuck"], detail)]
        if reason in ("setup-failed", "deploy-failed", "landing-refused", "internal-error"):
            return [(["lane", "retry", identifier], detail)]
        if "rework" in before:
            return [(["abandon", identifier, "--reason", "stuck"], f"again {detail}")]
        if reason == "conflict":
            words = "The default branch changed the same lines: merge it and keep both."
        else:
            words = "The last turn left no finished change on the branch: do what the target says."
        return [(["rework", identifier, "--reason", "incomplete", "-m", words], detail)]
