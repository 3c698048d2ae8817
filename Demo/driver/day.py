"""The demo's day: makes the folder, starts the server, dispatches, lets somebody decide, reports and checks."""
import argparse
import os
import pathlib
import shlex
import shutil
import signal
import subprocess
import sys
import time

from checks import Checks
from expected import Expected
from lines import Lines
from person import Person
from program import Program, Refused
from screen import Screen, plain
from stand_in import NAME, StandIn

HERE = pathlib.Path(__file__).resolve().parent.parent
MARKER = ".signalbox-demo"
# A day in which nothing at all happens for so long has stopped. The longest honest silence is a gate's timeout (60 s).
SILENCE = 150


class CannotBegin(Exception):
    pass


def arguments():
    parser = argparse.ArgumentParser(prog="run.sh", description="A day of 52 targets over eleven repositories.")
    parser.add_argument("--auto", action="store_true", help="a stand-in operator decides")
    parser.add_argument("--root", default="demo-day", help="the folder to work in (default: %(default)s)")
    parser.add_argument("--continue", dest="again", action="store_true", help="go on with the day that is in the folder")
    parser.add_argument("--keep-server", action="store_true", help="leave the server up at the end")
    return parser.parse_args()


class Day:
    def __init__(self, options):
        self.options = options
        self.screen = Screen()
        self.root = pathlib.Path(options.root).absolute()
        self.workspace = self.root / "workspace"
        found = shutil.which(os.environ.get("SIGNALBOX", "signalbox"))
        if not found:
            raise CannotBegin("there is no program signalbox; build it (make build) and name it with SIGNALBOX=PATH")
        self.binary = os.path.abspath(found)
        self.program = Program(self.binary, self.workspace, NAME if options.auto else None)
        self.expected = Expected(HERE / "expected.md", HERE / "targets.yaml")
        self.lines = None
        self.landed = 0

    # The folder

    def make_folder(self):
        if self.root.exists() and not self.root.is_dir():
            raise CannotBegin(f"{self.root} is not a folder; name another with --root")
        if self.root.is_dir() and any(self.root.iterdir()):
            if not (self.root / MARKER).is_file():
                raise CannotBegin(f"{self.root} is not an earlier demo's folder and is not touched; name another with --root")
            if (self.workspace / "signalbox.yaml").is_file():
                subprocess.run([self.binary, "down", "--workspace", str(self.workspace), "--quiet"], capture_output=True)
            shutil.rmtree(self.root)
        self.root.mkdir(parents=True, exist_ok=True)
        (self.root / MARKER).write_text("A demo's folder: `make demo` removes it and makes it anew.\n")
        (self.root / ".gitignore").write_text("*\n")
        self.screen.line("demo", f"eleven repositories with their remotes in {self.root}")
        seeded = subprocess.run(["sh", str(HERE / "seed.sh"), str(self.root)], capture_output=True, text=True)
        if seeded.returncode != 0:
            raise CannotBegin("the repositories could not be made: " + seeded.stderr.strip())
        (self.root / "served").mkdir()
        self.workspace.mkdir()
        configuration = (HERE / "signalbox.yaml.in").read_text()
        in_quotes = str(self.root).replace("\\", "\\\\").replace('"', '\\"')
        configuration = configuration.replace("file://@DEMO_ROOT@", self.root.as_uri()).replace("@DEMO_ROOT@", in_quotes)
        (self.workspace / "signalbox.yaml").write_text(configuration)
        git = ["git", "-c", "user.name=Demo", "-c", "user.email=demo@fernhill.example", "-c", "commit.gpgsign=false"]
        for words in (["-c", "init.defaultBranch=main", "init", "-q"], ["add", "signalbox.yaml"],
                      ["-c", "core.hooksPath=/dev/null", "commit", "-q", "-m", "The demo's workspace"]):
            subprocess.run([*git, *words], cwd=self.workspace, check=True)

    def begin(self):
        if self.options.again:
            if not (self.root / MARKER).is_file() or not (self.workspace / "signalbox.yaml").is_file():
                raise CannotBegin(f"there is no day to go on with in {self.root}")
            self.program.run("up")
            return
        self.make_folder()
        self.screen.line("demo", f"signalbox up ({self.program.text('--version').strip()})")
        self.program.run("up")
        targets = self.program.json("target", "import", str(HERE / "targets.yaml"))
        self.screen.line("demo", f"signalbox target import: {len(targets)} targets")
        self.dispatched = time.monotonic()
        self.program.run("dispatch", *[target["id"] for target in targets], "--quiet")
        self.screen.line("demo", "signalbox dispatch: all of them; those over the limits or after others wait in the queue")

    # What happens meanwhile

    def show(self, change):
        lane, kind, value = change
        where = f"{lane:<5} {self.lines.repositories.get(lane, ''):<18} "
        title = self.lines.titles.get(lane, "")
        if kind == "landed":
            self.landed += 1
            self.screen.line("signalbox", f"{where} landed {value['landing']['commit'][:10]}  {title}  ({self.landed} of {len(self.lines.phases)})", "good")
        elif kind == "phase" and value["to"] in ("rolled-back", "rejected", "abandoned"):
            self.screen.line("signalbox", f"{where} {value['to']}  {title}", "strong")
        elif kind == "turnEnded" and value["outcome"]["ending"] != "completed":
            self.screen.line("signalbox", f"{where} turn {value['number']} {value['outcome']['ending']}: {value['outcome']['detail']}", "quiet")
        elif kind == "turnStarted" and value["cause"] != "first":
            self.screen.line("signalbox", f"{where} turn {value['number']}, because of {value['cause']}", "quiet")
        elif kind == "conflicted":
            self.screen.line("signalbox", f"{where} conflicts with what has landed: {', '.join(value['paths'])}", "quiet")
        elif kind == "revertPrepared":
            self.screen.line("signalbox", f"{where} its revert is prepared as {value['lane']}", "quiet")
        elif kind == "needsOperator" and not self.options.auto:
            self.screen.line("signalbox", f"{where} needs you: {value['reason']}, {value['detail'].splitlines()[0]}", "operator")

    def stand_in_decides(self):
        """True when every lane has ended."""
        operator = StandIn(Program(self.binary, self.workspace, NAME), self.screen)
        self.screen.line(NAME, "decides from here on, by the rules of Demo/expected.md; it judges no code", "operator")
        due = list(self.lines.waiting())
        silent_since = time.monotonic()
        while True:
            changes = self.lines.changes(0.05 if due else 1)
            for change in changes:
                self.show(change)
                silent_since = time.monotonic()
                if change[1] == "needsOperator" and change[0] not in due:
                    due.append(change[0])
            self.screen.count(self.lines.summary())
            if self.lines.phases and not self.lines.open():
                return True
            if due:
                lane = due.pop(0)
                if operator.look(lane):
                    due.append(lane)
            elif time.monotonic() - silent_since > SILENCE:
                self.screen.line("demo", f"nothing has happened for {SILENCE} s, and these lanes are open:", "bad")
                for lane in self.lines.open():
                    self.screen.line("demo", f"{lane} {self.lines.phases[lane]} {self.lines.attention.get(lane, '')}", "bad")
                return False

    # The end of the day

    def finish(self, decided_by_stand_in):
        seconds = time.monotonic() - self.dispatched if hasattr(self, "dispatched") else None
        self.screen.say()
        self.screen.say(self.program.text("report"))
        for name in ("html", "json", "md"):
            self.program.run("report", "--format", name, "--output", str(self.root / f"report.{name}"))
        self.screen.say(self.program.run("audit", accept=(0, 1)).stdout.decode(errors="replace").rstrip())
        self.screen.say(self.program.run("ledger", "verify", accept=(0, 1)).stdout.decode(errors="replace").rstrip())
        self.screen.say()
        checks = Checks(self.root, self.program, self.expected, decided_by_stand_in, self.options.keep_server)
        self.screen.line("demo", "the demo's own checks, from git and --json:")
        for name, problems in checks.all():
            self.screen.say(f"  {'ok  ' if not problems else 'FAIL'}  {name}", None if not problems else "bad")
            for problem in problems[:20]:
                self.screen.say("          " + plain(problem), "bad")
            if len(problems) > 20:
                self.screen.say(f"          and {len(problems) - 20} more", "bad")
        self.screen.say()
        if seconds is not None:
            self.screen.say(f"the day took {seconds:.0f} s from dispatch to the last lane's end; {time.monotonic() - self.screen.began:.0f} s in all", "strong")
        if decided_by_stand_in:
            self.screen.say(f"every decision is in the ledger as made by `operator:{NAME}`")
        return checks.failed

    def where_to_look(self):
        shown = os.path.relpath(self.root)
        self.screen.say(f"look at   {shown}/report.html (also .md and .json)" if (self.root / "report.html").exists() else "look at:")
        self.screen.say(f"          {shown}/workspace: cd there and type `signalbox lanes --all`, `signalbox lane show L-1`, `signalbox status`")
        self.screen.say(f"          {shown}/remotes: the remotes; git --git-dir {shown}/remotes/auth-service.git log --graph")
        self.screen.say(f"the program is {self.binary}")

    def stop(self, why):
        """Stops the server, and nothing that an agent does."""
        if not (self.workspace / "signalbox.yaml").is_file():
            return
        self.program.run("down", "--quiet", accept=(0, 1, 6))
        self.screen.say(f"{why}: the server is stopped; an agent at work goes on to the end of its turn under its runner.")
        if self.lines and self.lines.phases:
            script, root = (shlex.quote(os.path.relpath(path)) for path in (HERE / "run.sh", self.root))
            self.screen.say(f"Go on with: SIGNALBOX={shlex.quote(self.binary)} sh {script} --continue {'--auto ' if self.options.auto else ''}--root {root}")

    def run(self):
        if not self.options.auto and not (sys.stdin.isatty() and sys.stdout.isatty()):
            raise CannotBegin("there is no terminal to decide in; let the stand-in decide: make demo AUTO=1 (run.sh --auto)")
        self.begin()
        self.lines = Lines(self.program)
        stand_in = self.options.auto
        if self.options.again:
            known = self.program.json("status")["events"]
            while self.lines.sequence < known:
                self.landed += sum(1 for _, kind, _ in self.lines.changes(1) if kind == "landed")
            self.screen.line("demo", f"goes on: {self.lines.summary()}")
        try:
            if stand_in:
                ended = self.stand_in_decides()
            else:
                ended = Person(self.program, self.screen, self.lines, self.show).decide()
                if ended == "stand-in":
                    self.options.auto = True
                    ended = self.stand_in_decides()
            if not ended and not stand_in:
                self.stop("you left")
                return 0
        finally:
            self.screen.clear()
            self.lines.close()
        failed = self.finish(stand_in)
        self.where_to_look()
        if not ended:
            failed = ["not every lane has ended", *failed]
        if failed:
            self.screen.say(f"demo: {len(failed)} checks failed: {'; '.join(failed)}", "bad")
        else:
            self.screen.say("demo: everything is as it should be", "good")
        return 1 if failed else 0


def interrupted(*_):
    raise KeyboardInterrupt


def main():
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, interrupted)
    day = None
    try:
        day = Day(arguments())
        return day.run()
    except CannotBegin as reason:
        print(f"demo: {reason}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        if day:
            day.stop("interrupted")
        return 130
    except (Refused, subprocess.CalledProcessError, OSError) as error:
        print(f"demo: {error}", file=sys.stderr)
        if day:
            day.stop("the demo failed")
        return 1
    except Exception:
        # A fault of the demo itself must not leave a server behind.
        if day:
            day.stop("the demo has a fault")
        raise


sys.exit(main())
