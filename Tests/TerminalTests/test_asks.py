"""What an agent waits for is answered where it is shown."""

import json
import sys
from pathlib import Path

import pytest
from box import until

PROGRAM = Path(__file__).parent.parent / "EndToEndTests" / "Programs" / "acp_agent.py"
TALKING = """version: 1
name: acme
timeZone: UTC
repositories:
  r:
    url: ../r.git
    gates: [{{name: test, run: "test -f b.txt"}}]
agents:
  talker: {{adapter: acp, command: [{python}, {program}], timeout: 600s}}
"""
COMMIT = {"shell": "echo two > b.txt && git add b.txt && git commit -qm 'Add b'"}


@pytest.fixture
def talking(box):
    box.repository("r", {"a.txt": "one\n"})
    box.make(TALKING.format(python=sys.executable, program=PROGRAM))
    box.up()
    return box


def ask(box, command):
    steps = json.dumps([{"shell": command, "ask": True}, COMMIT])
    box.run("dispatch", box.target("Talk", f"Do this. <steps>{steps}</steps>"))
    return until("the ask", lambda: box.json("inbox"))[0]


def test_a_permission_is_read_and_allowed(talking, watch):
    terminal = watch(talking)
    terminal.wait("● live")
    ask(talking, "curl -s http://x.invalid")
    terminal.wait("asks for a permission")
    # From the board it is shown first, and not answered.
    terminal.press("y")
    terminal.wait("$ curl -s http://x.invalid")
    assert talking.json("inbox") != []
    terminal.press("y")
    terminal.wait("A-1 answered")
    talking.reach("L-1", "inspecting")
    terminal.press("q")
    terminal.wait("Ready to inspect  1")


def test_a_long_one_is_answered_when_its_end_was_seen(talking, watch):
    command = "curl -s http://x.invalid " + " ".join(f"word-{number}" for number in range(600)) + " the-end"
    ask(talking, command)
    terminal = watch(talking)
    terminal.wait("asks for a permission")
    terminal.press("Enter")
    terminal.wait("word-1 ")
    terminal.press("y")
    terminal.wait("what is not seen is not answered")
    assert talking.json("inbox") != []
    terminal.press(" ", " ", " ", " ")
    terminal.wait("the-end")
    terminal.press("d")
    terminal.wait("words for the agent")
    terminal.press("not this one", "Enter")
    terminal.wait("A-1 answered")
    until("the answer", lambda: talking.json("inbox") == [])
