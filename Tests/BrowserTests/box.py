"""One test's own place: a workspace with repositories, its server, and the environment of its commands spelled out."""

import json
import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import pytest

BINARY = os.environ["SIGNALBOX"]


class Box:
    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="sbb-", dir="/tmp"))
        self.workspace = self.folder / "ws"
        (self.folder / "home").mkdir()
        (self.folder / "tmp").mkdir()
        self.environment = {
            "PATH": os.environ["PATH"], "HOME": str(self.folder / "home"), "TMPDIR": str(self.folder / "tmp"), "LANG": "C.UTF-8",
            "TZ": "UTC", "GIT_CONFIG_NOSYSTEM": "1", "SIGNALBOX_OPERATOR": "tester", "SIGNALBOX_SANDBOX": "off",
        }

    def close(self):
        subprocess.run([BINARY, "down"], cwd=self.workspace, env=self.environment, capture_output=True, timeout=180)
        shutil.rmtree(self.folder, ignore_errors=True)

    def run(self, *arguments, **options):
        # Longer than any wait that it may be asked for.
        done = subprocess.run([BINARY, *arguments], cwd=self.workspace, env=self.environment, capture_output=True, text=True, timeout=240)
        if options.get("check", True) and done.returncode != 0:
            raise AssertionError(f"signalbox {' '.join(arguments)} ended with {done.returncode}: {done.stdout}{done.stderr}")
        return done

    def json(self, *arguments):
        return json.loads(self.run(*arguments, "--json").stdout)

    def git(self, *arguments, at):
        identity = {f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in (("NAME", "C"), ("EMAIL", "c@example.org"))}
        return subprocess.run(
            ["git", *arguments], cwd=at, env=self.environment | identity, check=True, capture_output=True, text=True).stdout.strip()

    def repository(self, name, files):
        """A remote with one commit of these files on `main`."""
        clone = self.folder / f"{name}-clone"
        clone.mkdir()
        self.git("init", "-q", "-b", "main", at=clone)
        for path, text in files.items():
            place = clone / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text)
        self.git("add", "-A", at=clone)
        self.git("commit", "-q", "-m", "Start", at=clone)
        remote = self.folder / f"{name}.git"
        self.git("clone", "-q", "--bare", str(clone), str(remote), at=self.folder)
        return remote

    def make(self, yaml):
        self.workspace.mkdir()
        self.git("init", "-q", "-b", "main", at=self.workspace)
        (self.workspace / "signalbox.yaml").write_text(yaml)

    def up(self):
        self.run("up")

    def link(self):
        return self.run("web", "-q").stdout.strip()

    def target(self, title, intent, *, repo="r", extra=()):
        return self.json("target", "add", "--repo", repo, "--title", title, "--intent", intent, *extra)["id"]

    def reach(self, lane, phase, timeout=180):
        return self.json("wait", lane, "--phase", phase, "--timeout", str(timeout))

    def lane(self, lane):
        return self.json("lane", "show", lane)


def until(what, look, timeout=180):
    """Waits for something that the server does by itself and that no call waits for."""
    end = time.monotonic() + timeout
    while True:
        found = look()
        if found:
            return found
        if time.monotonic() > end:
            raise AssertionError(f"did not come: {what}")
        time.sleep(0.05)


@pytest.fixture
def box():
    box = Box()
    try:
        yield box
    finally:
        box.close()
