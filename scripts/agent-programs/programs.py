"""Asks each installed program for its version, says what is there and how large it is, and writes programs.json for the tests."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

PROGRAMS = {
    "claude": "lib/python*/site-packages/claude_agent_sdk/_bundled/claude",
    "codex": "lib/python*/site-packages/codex_cli_bin/bin/codex",
    "vibe": "bin/vibe-acp",
}
PYTHONS = {"tools": ("tools", "mcpLegacy"), "mcp-modern": ("mcpModern",)}


def say(text):
    print(f"test-agents: {text}", flush=True)


def megabytes(folder):
    answer = subprocess.run(["du", "-sk", folder], check=True, capture_output=True, text=True)
    return int(answer.stdout.split()[0]) // 1024


def version(path):
    """As the program itself says it, asked without anything of this machine's own configuration."""
    with tempfile.TemporaryDirectory() as home:
        environment = {"PATH": "/usr/bin:/bin", **dict.fromkeys(("HOME", "TMPDIR", "CODEX_HOME", "VIBE_HOME", "CLAUDE_CONFIG_DIR"), home)}
        answer = subprocess.run(
            [path, "--version"], env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True, timeout=120
        )
    return next(word for word in answer.stdout.split() if word[0].isdigit())


def main(environment):
    found = {"python": {}, "skipped": {}}
    for name in (*PROGRAMS, *PYTHONS):
        folder, reason = environment / name, environment / "logs" / f"{name}.skipped"
        try:
            if reason.exists():
                raise OSError(reason.read_text().strip())
            if name in PYTHONS:
                for key in PYTHONS[name]:
                    found["python"][key] = str(folder / "bin/python")
                what = (pathlib.Path(__file__).with_name(f"{name}.txt").read_text()).replace("\n", " ").strip()
            else:
                path = next(folder.glob(PROGRAMS[name]), None)
                if path is None:
                    raise OSError(f"its package holds no {PROGRAMS[name].rsplit('/')[-1]} for this machine")
                found[name] = {"path": str(path), "version": version(path)}
                what = f"{name} {found[name]['version']}"
            say(f"{what}: {megabytes(folder)} MB")
        except (OSError, subprocess.SubprocessError, StopIteration) as error:
            found.pop(name, None)
            found["skipped"][name] = str(error) or type(error).__name__
            say(f"SKIPPED {name}: {found['skipped'][name]}")
    new = environment / "programs.json.new"
    new.write_text(json.dumps(found, indent=2) + "\n")
    os.replace(new, environment / "programs.json")
    say(f"{megabytes(environment)} MB in all, described in {environment / 'programs.json'}")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
