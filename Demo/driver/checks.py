"""The demo's own checks: they read git and what the command line prints as JSON, and trust no other sentence of the program."""
import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import tempfile
import time

from lines import ENDS

LANDED = ("done", "rolled-back")


class Checks:
    def __init__(self, root, program, expected, decided_by_stand_in, keep_server):
        self.root, self.program, self.expected = pathlib.Path(root), program, expected
        self.stand_in, self.keep_server = decided_by_stand_in, keep_server
        self.failed = []
        self.environment = dict(os.environ, GIT_CONFIG_GLOBAL="/dev/null", GIT_CONFIG_SYSTEM="/dev/null", GIT_TERMINAL_PROMPT="0")
        self.lanes = program.lanes()
        self.targets = [entry["target"] for entry in program.json("target", "list", "--all")]
        self.repositories = program.json("repo", "list")
        self.status = program.json("status")
        self.report = json.loads((self.root / "report.json").read_text())
        # `target import` numbers the targets in the order of the file.
        demo = [target for target in self.targets if not target.get("reverts")]
        demo.sort(key=lambda target: int(target["id"].split("-")[1]))
        self.key_of = {target["id"]: key for target, key in zip(demo, expected.keys)}

    def all(self):
        """(what is claimed, [what is wrong]) one after the other."""
        known = self.after_the_day() + (self.as_expected() if self.stand_in else []) + self.left_behind()
        for name, check in known:
            try:
                problems = list(check())
            except Exception as error:  # whatever a check stumbles over is a finding, and the other checks still count
                problems = [f"{type(error).__name__}: {error}"]
            if problems:
                self.failed.append(name)
            yield name, problems

    def after_the_day(self):
        return [
            ("52 targets, each in lanes that have ended", self.accounted),
            ("every landed commit is on its remote, with the tree of its candidate", self.landed_trees),
            ("every landed tree was gated: each gate passed on that very tree, or an override says so", self.gated),
            ("a person's decision stands before every landing, for the very candidate or one with the same diff", self.decided),
            ("the remotes hold the landings and nothing else", self.histories),
            ("dependencies landed first, over repositories too", self.dependencies),
            ("in a fresh clone of every remote all gates are green", self.green_clones),
            ("what is served is what the default branches build", self.served),
            ("the report's numbers are those of git", self.report_numbers),
            ("signalbox audit finds every landing sound", self.audit),
            ("signalbox ledger verify and ledger rebuild agree", self.ledger),
        ]

    def as_expected(self):
        return [
            ("every target ended as Demo/expected.md says", self.ends),
            ("totals, overrides and commits are those of Demo/expected.md", self.totals),
            ("no lane asked for what does not belong to the day", self.troubles),
        ]

    def left_behind(self):
        return [
            ("nothing of rejected and abandoned lanes is lost", self.kept),
            ("no lane holds a worktree, and none of the pool is dirty", self.worktrees),
            ("the workspace itself is clean", self.workspace_clean),
            ("with nothing to do the server does nothing", self.idle),
            ("no process is left", self.processes),
        ]

    # Helpers

    def git(self, directory, *arguments):
        return subprocess.run(
            ["git", *arguments], cwd=directory, env=self.environment, capture_output=True, text=True, check=True).stdout.strip()

    def remote(self, repository):
        return self.root / "remotes" / f"{repository}.git"

    def landings(self):
        return sorted((lane for lane in self.lanes if lane.get("landed")), key=lambda lane: lane["landed"]["at"])

    def name(self, lane):
        return f"{lane['id']} {self.key_of.get(lane['target'], lane['title'])}"

    def lanes_of(self, key):
        return [lane for lane in self.lanes if self.key_of.get(lane["target"]) == key]

    def commits_of(self, lane, merges=False):
        """The commits of a lane without its candidate, from the remote or else from the mirror."""
        if lane.get("landed"):
            where, head, base = self.remote(lane["repository"]), lane["landed"]["commit"], lane["landed"]["base"]
        else:
            where, head, base = self.mirror(lane["repository"]), lane["head"], lane["base"]
        if not merges:
            return int(self.git(where, "rev-list", "--count", "--no-merges", head, f"^{base}"))
        return int(self.git(where, "rev-list", "--count", head, f"^{base}")) - (1 if lane.get("landed") else 0)

    def mirror(self, repository):
        return pathlib.Path(self.status["state"]) / "mirrors" / f"{repository}.git"

    def seed_head(self, repository):
        return self.git(self.root / "work" / repository, "rev-parse", "HEAD")

    # After the day

    def accounted(self):
        if len(self.key_of) != 52:
            yield f"{len(self.key_of)} targets of the demo"
        for key in self.expected.keys:
            lanes = self.lanes_of(key)
            if not lanes:
                yield f"{key} has no lane"
            for lane in lanes:
                if lane["phase"] not in ENDS:
                    yield f"{self.name(lane)} is {lane['phase']}: {lane.get('attention', {}).get('detail', lane.get('waitingFor', ''))}"
        for lane in self.lanes:
            if lane["target"] not in self.key_of and lane["phase"] not in ENDS:
                yield f"{self.name(lane)} is {lane['phase']}"

    def landed_trees(self):
        for lane in self.landings():
            landed, candidate = lane["landed"], lane["candidate"]
            remote = self.remote(lane["repository"])
            tree = self.git(remote, "rev-parse", landed["commit"] + "^{tree}")
            if not tree == landed["tree"] == candidate["tree"]:
                yield f"{self.name(lane)}: tree {tree} on the remote, {landed['tree']} recorded, {candidate['tree']} of the candidate"
            if not landed["commit"] == candidate["commit"] or landed["candidate"] != candidate["number"]:
                yield f"{self.name(lane)}: landed {landed['commit']}, candidate {candidate['commit']}"
            first_parents = self.git(remote, "rev-list", "--first-parent", "main").split()
            if landed["commit"] not in first_parents:
                yield f"{self.name(lane)}: {landed['commit']} is not on main of the remote"

    def gated(self):
        gates = {repository["name"]: repository["gates"] for repository in self.repositories}
        for lane in self.landings():
            if any(decision["kind"] == "override" for decision in lane["decisions"]):
                continue
            runs = {gate["name"]: gate["runs"] for gate in lane["candidate"]["gates"]}
            for gate in gates[lane["repository"]]:
                # Every run of this candidate counts: one that failed is not undone by one that passed.
                results = [run.get("outcome", {}).get("result", "missing") for run in runs.get(gate, [])]
                trees = {run["tree"] for run in runs.get(gate, [])}
                if not results or set(results) != {"passed"} or trees != {lane["landed"]["tree"]}:
                    yield f"{self.name(lane)}: gate {gate} has {results or 'no run'} on {trees or 'no tree'}"
                if any(run.get("outcome", {}).get("exitCode") not in (0,) for run in runs.get(gate, [])):
                    yield f"{self.name(lane)}: gate {gate} passed with another exit code than 0"

    def decided(self):
        carried, by_nobody = {}, set()
        for record in self.program.json("events"):
            change = record["event"].get("lane", {})
            event = change.get("event", {})
            if "decisionCarried" in event:
                carried[(change["id"], event["decisionCarried"]["to"])] = event["decisionCarried"]["from"]
            if "decided" in event and not record["actor"].startswith("operator:"):
                by_nobody.add(change["id"])
        for lane in self.landings():
            wanted = {lane["landed"]["candidate"]}
            number = lane["landed"]["candidate"]
            while (lane["id"], number) in carried:
                number = carried[(lane["id"], number)]
                wanted.add(number)
            standing = [decision for decision in lane["decisions"] if decision["kind"] in ("approve", "override")
                        and not decision.get("voided") and decision.get("candidate") in wanted]
            if not standing:
                yield f"{self.name(lane)} landed candidate {lane['landed']['candidate']} without a decision for it"
            elif standing[-1]["at"] > lane["landed"]["at"]:
                yield f"{self.name(lane)} landed before its decision"
            if lane["id"] in by_nobody:
                yield f"{self.name(lane)} has a decision of nobody"

    def histories(self):
        for repository in self.repositories:
            name = repository["name"]
            remote = self.remote(name)
            made = self.git(remote, "rev-list", "--first-parent", "--reverse", "main", f"^{self.seed_head(name)}").split()
            recorded = [lane["landed"]["commit"] for lane in self.landings() if lane["repository"] == name]
            if made != recorded:
                yield f"{name}: main has {len(made)} landings, the lanes say {len(recorded)}, or in another order"
            if self.git(remote, "fsck", "--no-dangling", "--connectivity-only"):
                yield f"{name}: git fsck complains"
            strangers = [line for line in self.git(remote, "for-each-ref", "--format=%(refname)").split() if line != "refs/heads/main"]
            if strangers:
                yield f"{name}: the remote has other references: {', '.join(strangers[:5])}"

    def dependencies(self):
        landed = {self.key_of.get(lane["target"]): lane for lane in self.landings() if not lane.get("reverts")}
        for key, lane in landed.items():
            for earlier in self.expected.after.get(key, []):
                other = landed.get(earlier)
                if not other or other["landed"]["at"] > lane["landed"]["at"]:
                    yield f"{self.name(lane)} landed before {earlier}"
                elif other["repository"] == lane["repository"]:
                    remote = self.remote(lane["repository"])
                    base = self.git(remote, "merge-base", other["landed"]["commit"], lane["landed"]["base"])
                    if base != other["landed"]["commit"]:
                        yield f"{self.name(lane)} was not built on {earlier}"

    def green_clones(self):
        def clone(repository):
            with tempfile.TemporaryDirectory() as folder:
                self.git(folder, "clone", "-q", str(self.remote(repository["name"])), "clone")
                environment = {name: value for name, value in self.environment.items() if not name.startswith("SIGNALBOX_")}
                # The one gate that is flaky on purpose asks for this.
                environment["SIGNALBOX_ATTEMPT"] = "2"
                done = subprocess.run(["make", *repository["gates"]], cwd=os.path.join(folder, "clone"), env=environment,
                                      stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=300)
                return None if done.returncode == 0 else f"{repository['name']}: {(done.stdout + done.stderr).strip()[-400:]}"

        with concurrent.futures.ThreadPoolExecutor(max_workers=os.cpu_count() or 2) as pool:
            for problem in pool.map(clone, self.repositories):
                if problem:
                    yield problem

    def served(self):
        """Builds a fresh clone and compares what is deployed; the smoke checks' texts are looked for as well."""
        texts = {"storefront-web": "<h1>Fernhill Goods</h1>", "marketing-site": "<h1>Light for every room</h1>"}
        for name in ("storefront-web", "docs-site", "marketing-site"):
            served = self.root / "served" / name
            if not any(lane["repository"] == name for lane in self.landings()):
                continue
            page = (served / "index.html").read_text()
            if texts.get(name, "<h1>") not in page or "localhost" in page:
                yield f"{name}: the served start page is not what it should be"
            with tempfile.TemporaryDirectory() as folder:
                self.git(folder, "clone", "-q", str(self.remote(name)), "clone")
                fresh = os.path.join(folder, "site")
                done = subprocess.run(["sh", "deploy.sh"], cwd=os.path.join(folder, "clone"), stdin=subprocess.DEVNULL, capture_output=True,
                                      text=True, env=dict(self.environment, SIGNALBOX_DEPLOY_DIR=fresh), timeout=120)
                if done.returncode != 0:
                    yield f"{name}: {done.stderr.strip()[-300:]}"
                    continue
                different = subprocess.run(["diff", "-r", "-q", fresh, str(served)], capture_output=True, text=True)
                if different.returncode != 0:
                    yield f"{name}: {different.stdout.strip().replace(folder, '')[:300]}"

    def report_numbers(self):
        landings = self.landings()
        counted = {
            "pullRequestsLanded": len(landings),
            # As the report says: the agents' own commits, merges of theirs counted, the candidates not.
            "commits": sum(self.commits_of(lane, merges=True) for lane in landings),
            "repositories": len({lane["repository"] for lane in landings}),
        }
        figures = figures_of(self.report)
        for name, count in counted.items():
            if figures.get(name) != count:
                yield f"{name}: the report says {figures.get(name)}, git says {count}"
        audit = self.program.json("audit", accept=(0, 1))
        overrides = sum(1 for lane in landings for decision in lane["decisions"] if decision["kind"] == "override")
        if audit["landed"] != len(landings) or audit["overridden"] != overrides:
            yield f"the audit counts {audit['landed']} landed and {audit['overridden']} overridden; there are {len(landings)} and {overrides}"

    def audit(self):
        found = self.program.json("audit", accept=(0, 1))
        for check in found["checks"]:
            if not check["holds"]:
                yield f"{check.get('lane', '')} {check['claim']}: {check['detail']}"
        if not {check.get("lane") for check in found["checks"]} >= {lane["id"] for lane in self.landings()}:
            yield "not every landed lane was audited"

    def ledger(self):
        for words in (("ledger", "verify"), ("ledger", "rebuild")):
            answer = self.program.json(*words, accept=(0, 1))
            if not answer["sound"] or answer["problems"]:
                yield f"{' '.join(words)}: {answer['problems']}"

    # As expected

    def ends(self):
        say = {"done": "landed", "rolled-back": "rolled back"}
        for key in self.expected.keys:
            lanes = self.lanes_of(key)
            phase = lanes[-1]["phase"] if lanes else "missing"
            if say.get(phase, phase) != self.expected.rows[key]["ends"]:
                yield f"{self.name(lanes[-1]) if lanes else key} ended {phase}, expected {self.expected.rows[key]['ends']}"

    def totals(self):
        counted = {}
        for lane in self.lanes:
            counted[lane["phase"]] = counted.get(lane["phase"], 0) + (0 if lane.get("reverts") else 1)
        for phase, word in (("done", "landed"), ("rolled-back", "rolled back"), ("rejected", "rejected"), ("abandoned", "abandoned")):
            if counted.get(phase, 0) != self.expected.total(word):
                yield f"{counted.get(phase, 0)} {phase}, expected {self.expected.total(word)}"
        reverts = [lane for lane in self.lanes if lane.get("reverts")]
        if len(reverts) != self.expected.total("rolled back") or any(lane["phase"] != "done" for lane in reverts):
            yield f"{len(reverts)} reverts, expected {self.expected.total('rolled back')} that landed"
        overridden = {self.key_of.get(lane["target"]) for lane in self.lanes for decision in lane["decisions"] if decision["kind"] == "override"}
        if overridden != self.expected.overrides:
            yield f"overridden: {overridden}, expected {self.expected.overrides}"
        pair = {"au-cookie-secure", "au-cookie-samesite"}
        of_pair = 0
        for key, row in self.expected.rows.items():
            commits = sum(self.commits_of(lane) for lane in self.lanes_of(key))
            if key in pair:
                of_pair += commits - row["commits"]
            elif commits != row["commits"]:
                yield f"{key}: {commits} commits, expected {row['commits']}"
        if of_pair:
            yield f"the cookie pair has {of_pair:+d} commits to what is expected"

    def troubles(self):
        for record in self.program.json("events"):
            change = record["event"].get("lane", {})
            asked = change.get("event", {}).get("needsOperator", {})
            if asked.get("reason") in ("setup-failed", "deploy-failed", "landing-refused", "internal-error", "alarm"):
                yield f"{change['id']} {asked['reason']}: {asked['detail']}"

    # Left behind

    def kept(self):
        for lane in self.lanes:
            if lane["phase"] in ("rejected", "abandoned") and lane.get("head"):
                found = self.git(self.mirror(lane["repository"]), "for-each-ref", "--contains", lane["head"], "--format=%(refname)")
                if not found:
                    yield f"{self.name(lane)}: no reference holds {lane['head']}"

    def worktrees(self):
        for lane in self.lanes:
            if lane.get("worktree") and lane["phase"] in ENDS:
                yield f"{self.name(lane)} still has {lane['worktree']}"
        for repository in self.repositories:
            listed = self.git(self.mirror(repository["name"]), "worktree", "list", "--porcelain")
            for path in re.findall(r"^worktree (.*)$", listed, re.M):
                if pathlib.Path(path) == self.mirror(repository["name"]):
                    continue
                if not os.path.isdir(path):
                    yield f"{path} is registered and not there"
                elif lines := self.git(path, "status", "--porcelain", "--untracked-files=all"):
                    yield f"{path} is dirty: {lines.splitlines()[0]}"

    def workspace_clean(self):
        if lines := self.git(self.root / "workspace", "status", "--porcelain"):
            yield lines.splitlines()[0]

    def idle(self):
        """No event, and hardly a tick of processor time, in two seconds of nothing to do."""
        before, ticks = self.program.json("status"), processor_ticks(self.status["pid"])
        time.sleep(2)
        used = processor_ticks(self.status["pid"])
        after = self.program.json("status")
        if after["events"] != before["events"]:
            yield f"{after['events'] - before['events']} events in 2 s"
        if ticks is not None and used is not None and used - ticks > 0.4:
            yield f"{used - ticks:.2f} s of processor time in 2 s"

    def processes(self):
        allowed = {str(self.status["pid"])} if self.keep_server else set()
        if not self.keep_server:
            self.program.run("down", "--quiet")
        # A process that is just ending is not one that was left.
        limit = time.monotonic() + 5
        while left := [row for row in processes_of(self.root) if row[0] not in allowed]:
            if time.monotonic() > limit:
                break
            time.sleep(0.1)
        for process, command in left:
            yield f"{process} {command[:160]}"


def figures_of(report):
    """{id: n} of every figure, wherever in the report it stands."""
    found = {}

    def visit(value):
        if isinstance(value, dict):
            if "id" in value and "n" in value:
                found.setdefault(value["id"], value["n"])
            for inner in value.values():
                visit(inner)
        elif isinstance(value, list):
            for inner in value:
                visit(inner)

    visit(report)
    return found


def processor_ticks(process):
    """Seconds of processor time so far; None where the system does not say so in /proc."""
    try:
        fields = pathlib.Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    except OSError:
        return None


def processes_of(root):
    """(id, command) of processes that work in the folder, name it, or were started by a lane of it; not this one."""
    root = str(root)
    mine = {str(os.getpid()), str(os.getppid())}
    if not os.path.isdir("/proc/self"):
        listed = subprocess.run(["ps", "-axo", "pid=,command="], capture_output=True, text=True).stdout
        rows = [line.strip().split(None, 1) for line in listed.splitlines()]
        return [tuple(row) for row in rows if len(row) == 2 and root + "/workspace" in row[1] and row[0] not in mine and not row[1].startswith("ps ")]
    found = []
    for entry in os.listdir("/proc"):
        if not entry.isdigit() or entry in mine:
            continue
        try:
            command = pathlib.Path(f"/proc/{entry}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
            working = os.readlink(f"/proc/{entry}/cwd")
            environment = pathlib.Path(f"/proc/{entry}/environ").read_bytes().decode(errors="replace")
        except OSError:
            continue
        inside = f"{root}/workspace/.signalbox"
        lane = any(word.startswith("SIGNALBOX_") and root + "/" in word for word in environment.split("\0"))
        if command and (inside in command or f"{root}/workspace" in command or working.startswith(inside) or lane):
            found.append((entry, command))
    return found
