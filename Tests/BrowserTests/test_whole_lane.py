"""A whole lane from the board to the remote, by keyboard alone; and a comment to the agent and back."""

from box import until

# The five seconds in which a decision can be taken back are over when `graceOver()` is called.
HOLD_GRACE = """() => {
    const real = setTimeout;
    window.setTimeout = (run, ms, ...more) => ms === 5000 ? (window.graceOver = run, 0) : real(run, ms, ...more);
}"""


def seen(room, count):
    """Waits until the page has taken in that so many files are viewed, and has the next one in hand."""
    room.page.locator("#files > .file.viewed").nth(count - 1).wait_for(state="attached")


def test_from_the_board_to_landing_by_keyboard(plain, enter):
    room = enter(plain)
    plain.run("dispatch", plain.target("Add b and c", "echo two > b.txt; echo three > c.txt; git add -A; git commit -qm 'Add b and c'"))
    room.page.locator('.group[data-group="ready"] #row-L-1').wait_for()
    room.press("j", "Enter")
    room.arrive("**/lanes/L-1/inspect*")
    room.page.locator('[data-path="b.txt"]').first.wait_for()
    room.press("n")
    for count in (1, 2):
        room.press("v")
        seen(room, count)
    room.press("a")
    room.page.locator("dialog[open]").wait_for()
    room.page.evaluate(HOLD_GRACE)
    room.press("Control+Enter")
    room.page.locator(".note.grace").wait_for()
    assert plain.lane("L-1")["decisions"] == [], "it is not final yet"
    room.page.evaluate("graceOver()")
    until("the decision", lambda: plain.lane("L-1")["decisions"])
    plain.reach("L-1", "done")
    candidate = plain.lane("L-1")["candidate"]
    assert plain.git("rev-parse", "main", at=plain.folder / "r.git") == candidate["commit"]
    assert plain.git("show", "main:b.txt", at=plain.folder / "r.git") == "two"
    decision = plain.lane("L-1")["decision"]
    assert (decision["kind"], decision["by"]) == ("approve", "operator:tester")


def test_a_decision_can_be_taken_back(plain, enter):
    room = enter(plain)
    plain.run("dispatch", plain.target("Add b", "echo two > b.txt; git add -A; git commit -qm 'Add b'"))
    plain.reach("L-1", "inspecting")
    room.go("/lanes/L-1/inspect")
    room.page.locator('[data-path="b.txt"]').first.wait_for()
    room.press("n", "v")
    seen(room, 1)
    room.press("a")
    room.page.locator("dialog[open]").wait_for()
    room.page.evaluate(HOLD_GRACE)
    room.press("Control+Enter")
    room.page.locator(".note.grace").wait_for()
    room.press("u")
    room.page.locator(".note.grace").wait_for(state="detached")
    room.go("/")
    room.page.locator('.group[data-group="ready"] #row-L-1').wait_for()
    assert plain.lane("L-1")["decisions"] == []


def test_a_comment_reaches_the_agent_and_comes_back(plain, enter):
    # The agent writes down what it was told: the prompt of the second turn holds the comment.
    intent = 'if [ -e b.txt ]; then echo three >> b.txt; else echo two > b.txt; fi; git add -A; git commit -qm "Change b"'
    plain.run("dispatch", plain.target("Add b", intent))
    plain.reach("L-1", "inspecting")
    room = enter(plain)
    room.go("/lanes/L-1/inspect")
    room.page.locator('[data-path="b.txt"]').first.wait_for()
    room.press("n", "j", "c")
    room.page.locator("textarea:focus").wait_for()
    room.page.keyboard.type("Say why it is two.")
    room.press("Control+Enter")
    room.press("r")
    room.page.locator("dialog[open]").wait_for()
    room.press("Control+Enter")
    until("the second turn", lambda: len(plain.lane("L-1")["turns"]) == 2)
    comment = plain.lane("L-1")["comments"][0]
    assert (comment["path"], comment["text"], comment["sentInTurn"]) == ("b.txt", "Say why it is two.", 2)
    plain.reach("L-1", "inspecting")
    room.go("/lanes/L-1/inspect")
    assert "Say why it is two." in room.page.locator("main").inner_text()
