"""The person's side: a small prompt that runs signalbox commands in the workspace."""
import shlex

from stand_in import StandIn

HELP = """\
Type any signalbox command without the word signalbox, here or in another terminal:
  status                             what needs you, with the command to type next
  lane show L-1                      everything about a lane
  inspect L-1                        the diff; afterwards it asks which files you have seen
  approve L-1 --reason correct       land it
  rework L-1 --reason too-large -m "Make it smaller."
  reject L-1 --reason not-wanted     abandon L-1 --reason stuck     override L-1 --reason flaky-gate
and of this prompt:
  watch (or nothing)                 show what happens until something new needs you; Ctrl-C comes back
  stand-in [L-1]                     let the stand-in decide that lane, or all the rest of the day
  help                               this text
  quit                               stop the server and leave; agents at work go on to the end of their turn"""


class Person:
    def __init__(self, program, screen, lines, show):
        self.program, self.screen, self.lines, self.show = program, screen, lines, show

    def decide(self):
        """Runs until every lane has ended (True), the stand-in takes over ("stand-in") or the person leaves (False)."""
        try:
            import readline  # noqa: F401  history and editing at the prompt; absent from some builds of Python
        except ImportError:
            pass
        self.screen.say(HELP)
        self.screen.say()
        self.watch(until_needed=True)
        interrupted = False
        while self.lines.open() or not self.lines.phases:
            self.catch_up()
            needed = self.lines.waiting()
            if needed:
                lane = needed[0]
                more = f" and {len(needed) - 1} more" if len(needed) > 1 else ""
                self.screen.say(f"{len(needed)} need you: {lane} {self.lines.attention[lane]}{more} · {self.lines.summary()}", "operator")
            else:
                self.screen.say(self.lines.summary(), "quiet")
            try:
                words = shlex.split(input("signalbox> "))
            except ValueError as error:
                self.screen.say(f"{error}", "bad")
                continue
            except KeyboardInterrupt:
                # One that was meant for what ran a moment ago must not end the day.
                self.screen.say()
                if interrupted:
                    return False
                interrupted = True
                self.screen.say("Ctrl-C once more leaves, as quit does", "quiet")
                continue
            except EOFError:
                self.screen.say()
                return False
            interrupted = False
            if words[:1] == ["signalbox"]:
                words = words[1:]
            if not words or words == ["watch"]:
                self.watch(until_needed=False)
            elif words[0] in ("quit", "exit"):
                return False
            elif words[0] == "help" and len(words) == 1:
                self.screen.say(HELP)
            elif words == ["stand-in"]:
                return "stand-in"
            elif words[0] == "stand-in":
                for lane in words[1:]:
                    self.stand_in().look(lane)
            else:
                try:
                    self.program.interactive(words)
                except KeyboardInterrupt:
                    self.screen.say()
        return True

    def stand_in(self):
        from program import Program
        from stand_in import NAME

        return StandIn(Program(self.program.path, self.program.workspace, NAME), self.screen)

    def catch_up(self):
        for change in self.lines.changes(0.2):
            self.show(change)

    def watch(self, until_needed):
        """Shows what happens. Ends when a lane that did not need the person does, or nothing is left to happen."""
        known = set() if until_needed else set(self.lines.waiting())
        try:
            while True:
                for change in self.lines.changes(0.5):
                    self.show(change)
                self.screen.count(self.lines.summary())
                started = bool(self.lines.phases)
                if started and (not self.lines.open() or set(self.lines.waiting()) - known):
                    break
                if started and len(self.lines.waiting()) == len(self.lines.open()):
                    break
        except KeyboardInterrupt:
            pass
        self.screen.clear()
