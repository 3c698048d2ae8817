"""Reviewers look again: by the button, by the key, and by the palette of the inspection."""

import shlex

from box import until

YAML = """version: 1
name: acme
timeZone: UTC
repositories:
  r:
    url: ../r.git
    gates: [{{name: test, run: "test -f a.txt"}}]
agents:
  sh: {{adapter: command, command: [/bin/sh, -u, "{{promptFile}}"], prompt: file, content: intent}}
  quick: {{adapter: command, command: [/bin/sh, "{script}"], prompt: stdin}}
review: {{reviewers: [{{agent: quick}}], timeout: 600s}}
"""


def ended(box, count):
    lane = box.lane("L-1")
    reviews = [review for review in lane["reviews"] if review.get("outcome")]
    return lane if len(reviews) >= count and (lane.get("attention") or {}).get("reason") == "ready-to-inspect" else None


def test_reviewers_look_again(box, enter):
    script = box.folder / "quick.sh"
    said = '{"findings": [{"file": "b.txt", "line": 1, "severity": "low", "text": "now <b>it</b> speaks"}]}'
    script.write_text("cat >/dev/null; exit 9\n")
    box.repository("r", {"a.txt": "one\n"})
    box.make(YAML.format(script=script))
    box.up()
    box.run("dispatch", box.target("Add b", "echo two > b.txt; git add b.txt; git commit -qm 'Add b'"))
    box.reach("L-1", "inspecting")
    room = enter(box)
    page = room.go("/lanes/L-1/inspect")
    card = page.locator("#card-reviews")
    assert "failed" in card.inner_text()

    script.write_text(f"cat >/dev/null; printf %s {shlex.quote(said)}\n")
    card.get_by_role("button", name="Review again").click()
    until("the second review", lambda: ended(box, 2))
    page.locator('#card-reviews:has-text("superseded by review 2")').wait_for()
    assert "now <b>it</b> speaks" in card.inner_text()

    # The page's module is there before a key does anything.
    room.press("F")
    until("the third review", lambda: ended(box, 3))
    room.press("Control+k")
    page.keyboard.type("review L-1")
    page.locator('.palette li[aria-selected="true"]:has-text("Review L-1 again")').wait_for()
    room.press("Enter")
    lane = until("the fourth review", lambda: ended(box, 4))
    assert [review.get("supersededBy") for review in lane["reviews"]] == [2, 3, 4, None]

    # What does not fit is said in the server's words.
    box.run("inspect", "L-1", "--all-viewed")
    box.run("approve", "L-1", "--reason", "correct")
    page.locator('#strip[data-phase="inspecting"]').wait_for(state="detached")
    room.press("F")
    page.locator('.note.bad').first.wait_for()
    assert [error for error in room.errors if "403" not in error and "409" not in error and "status of" not in error] == []
