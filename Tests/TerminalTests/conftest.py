import pytest
from box import BINARY, box  # noqa: F401, a fixture
from terminal import Terminal

PLAIN = """version: 1
name: acme
timeZone: UTC
repositories:
  r:
    url: ../r.git
    gates: [{name: lint, stage: lint, run: "true"}, {name: test, run: "echo tested; test -f a.txt"}]
agents:
  sh: {adapter: command, command: [/bin/sh, -u, "{promptFile}"], prompt: file, content: intent}
"""


@pytest.fixture
def plain(box):
    """A workspace with one repository, two gates, and an agent that runs a target's intent as a shell script."""
    box.repository("r", {"a.txt": "one\n", "src/core.py": "".join(f"line {number}\n" for number in range(1, 61))})
    box.make(PLAIN)
    box.up()
    return box


@pytest.fixture
def watch():
    terminals = []

    def open_watch(box, *arguments, columns=80, rows=24, term="xterm-256color", environment=None, program=None):
        terminal = Terminal(
            program or [BINARY, "watch", *arguments], box.workspace, box.environment | (environment or {}), columns, rows, term)
        terminals.append(terminal)
        return terminal

    yield open_watch
    for terminal in terminals:
        terminal.close()
