"""Permissions, questions and failures, answered where they stand."""

import shutil
from pathlib import Path

import pytest
from box import until

PROGRAM = Path(__file__).parent.parent / "EndToEndTests/Programs/acp_agent.py"


@pytest.fixture
def talking(box):
    box.repository("r", {"a.txt": "one\n"})
    shutil.copy(PROGRAM, box.folder / "acp_agent.py")
    box.make(f"""version: 1
name: acme
repositories:
  r: {{url: ../r.git, gates: [{{name: test, run: "test -f b.txt"}}]}}
agents:
  talker: {{adapter: acp, command: [/usr/bin/python3, {box.folder}/acp_agent.py], timeout: 600s}}
""")
    box.up()

    def start(*steps):
        box.run("dispatch", box.target("Talk", f"Do this. <steps>[{', '.join(steps)}]</steps>"))

    box.start = start
    return box


COMMIT = '{"shell": "echo two > b.txt && git add b.txt && git commit -qm \'Add b\'"}'
ASK = '{"shell": "curl -s http://x.invalid/<b>", "ask": true}'


def test_a_permission_is_allowed_by_a_key(talking, enter):
    room = enter(talking)
    room.go("/inbox")
    talking.start(ASK, COMMIT)
    card = room.page.locator(".card.ask")
    card.wait_for()
    assert "curl -s http://x.invalid/<b>" in card.inner_text()
    room.page.locator('[data-count="inbox"]:text-is("1")').wait_for()
    room.press("j", "y")
    card.wait_for(state="detached")
    talking.reach("L-1", "inspecting")
    assert room.errors == []


def test_a_denial_takes_words_along(talking, enter):
    talking.start(ASK, COMMIT)
    room = enter(talking)
    room.go("/inbox")
    room.page.locator(".card.ask").wait_for()
    room.press("Enter")
    room.page.keyboard.type("no network, please")
    room.page.get_by_role("button", name="Deny d").click()
    talking.reach("L-1", "inspecting")
    room.go("/lanes/L-1")
    room.page.locator('.entry:has-text("no network, please")').first.wait_for()


def test_what_failed_waits_there_too(talking, enter):
    talking.start('{"say": "I am done"}')
    room = enter(talking)
    room.go("/inbox")
    card = room.page.locator(".card.trouble")
    card.wait_for()
    assert "committed nothing" in card.inner_text()
    room.press("j")
    card.get_by_role("link", name="Open the lane").click()
    room.arrive("**/lanes/L-1")
    room.press("r")
    room.page.keyboard.type("then do it")
    room.page.locator("#rework button[type=submit]").click()
    until("the second turn", lambda: len(talking.lane("L-1")["turns"]) == 2)


def test_the_desktop_tells_what_failed_as_well(plain, enter):
    room = enter(plain)
    room.context.add_init_script("""
        window.said = [];
        window.Notification = class {
          static permission = "granted";
          constructor(title, options) { window.said.push([title, options.body]); }
          addEventListener() {}
        };""")
    room.go("/")
    room.live()
    plain.run("dispatch", plain.target("Do <b>nothing</b>", "true"))
    until("it is told", lambda: room.page.evaluate("window.said.length") > 0)
    said = room.page.evaluate("window.said")
    assert len(said) == 1 and said[0][0].startswith("L-1 ") and said[0][1].startswith("Do <b>nothing</b>: ")
    assert room.errors == []
