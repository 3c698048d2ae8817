#!/usr/bin/env python3
"""Drives the installed agent programs against this server, without Signalbox: each edits and commits in a scratch repository.

When a test of Signalbox with a real program fails, this says whether the program and the scripted model agree at all.
"""
import argparse
import json
import pathlib
import shlex
import subprocess
import sys
import tempfile
import time

import drive.claude
import drive.codex
import drive.vibe
from drive.lines import Lines

DRIVERS = {"claude": drive.claude, "codex": drive.codex, "vibe": drive.vibe}
ENVIRONMENT = pathlib.Path(__file__).parents[2] / ".agents-env"


def git(folder, *arguments):
    return subprocess.run(["git", "-C", folder, *arguments], check=True, capture_output=True, text=True).stdout.strip()


def repository(folder):
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")
    git(folder, "-c", "user.name=smoke", "-c", "user.email=smoke@example.invalid", "commit", "-q", "--allow-empty", "-m", "base")


def run(name, program, scenario, url, base, wrap=(), extra=None):
    """One turn of one program; what came of it."""
    driver = DRIVERS[name]
    home, work = base / "home", base / "work"
    (home / "tmp").mkdir(parents=True)
    repository(work)
    url = f"{url}/s/{scenario}"
    driver.prepare(home, url)
    author = {"NAME": "agent", "EMAIL": "agent@example.invalid"}
    identity = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in author.items()}
    variables = {
        "PATH": f"{pathlib.Path(program['path']).parent}:/usr/bin:/bin", "HOME": str(home), "TMPDIR": str(home / "tmp"), **identity,
        **driver.environment(str(home), url), **(extra or {}),
    }
    wrapped = [part.format(home=home, work=work) for part in wrap]
    began = time.monotonic()
    lines = Lines([*wrapped, *driver.command(program["path"], url)], variables, work)
    try:
        outcome = driver.turn(lines, work, "Do what the target says.")
    except Exception as error:  # whatever it is, the program is ended, and the next one tried
        outcome = {"ending": f"{type(error).__name__}: {error}"}
    outcome["exit"] = lines.end()
    outcome["seconds"] = round(time.monotonic() - began, 1)
    outcome["commits"] = int(git(work, "rev-list", "--count", "HEAD")) - 1
    outcome["dirty"] = git(work, "status", "--porcelain").splitlines()
    (base / "transcript.jsonl").write_text("".join(json.dumps(entry) + "\n" for entry in lines.record))
    (base / "errors.txt").write_text("\n".join(lines.errors))
    return outcome


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", action="append", choices=DRIVERS, help="(default: all that are installed)")
    parser.add_argument("--scenario", default="edit-commit")
    parser.add_argument("--environment", type=pathlib.Path, default=ENVIRONMENT, help="where scripts/agent-programs.sh installed them")
    parser.add_argument("--keep", type=pathlib.Path, help="keep transcripts, logs and repositories in this folder")
    parser.add_argument("--wrap", default="", help="a command to run each program with; {home} and {work} are replaced")
    parser.add_argument("--variable", action="append", default=[], metavar="NAME=VALUE")
    options = parser.parse_args()
    programs = json.loads((options.environment / "programs.json").read_text())
    failed = 0
    with tempfile.TemporaryDirectory() as scratch:
        base = options.keep or pathlib.Path(scratch)
        base.mkdir(exist_ok=True)
        command = [sys.executable, pathlib.Path(__file__).with_name("serve.py"), "--until-eof", "--bodies", "--log", base / "model.jsonl"]
        server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        url = f"http://127.0.0.1:{json.loads(server.stdout.readline())['port']}"
        for name in options.program or [name for name in DRIVERS if name in programs]:
            folder = base / f"{name}-{options.scenario}"
            folder.mkdir()
            variables = dict(pair.split("=", 1) for pair in options.variable)
            outcome = run(name, programs[name], options.scenario, url, folder.resolve(), shlex.split(options.wrap), variables)
            print(name, json.dumps(outcome), flush=True)
            failed += options.scenario == "edit-commit" and outcome["commits"] != 1
        server.stdin.close()
        server.wait()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
