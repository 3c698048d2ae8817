"""A whole lane from the board to the remote, by keys alone; and a comment to the agent and back."""

import subprocess

from box import until

ADD = "echo two > b.txt; echo three > c.txt; git add -A; git commit -qm 'Add b and c'"


def start(box, intent=ADD, title="Add b and c"):
    box.run("dispatch", box.target(title, intent))
    box.reach("L-1", "inspecting")


def test_from_the_board_to_landing(plain, watch):
    terminal = watch(plain)
    terminal.wait("● live")
    terminal.wait("no agent is at work")
    plain.run("dispatch", plain.target("Add b and c", ADD))
    # It comes to the board by itself.
    terminal.wait("Ready to inspect  1")
    terminal.press("Enter")
    terminal.wait("0 of 2 viewed")
    terminal.press("n")
    terminal.wait("+ two")
    terminal.press("v")
    terminal.wait("1 of 2 viewed")
    terminal.press("v")
    terminal.wait("2 of 2 viewed")
    terminal.press("a")
    terminal.wait("Exactly this candidate may land")
    terminal.press("Enter")
    terminal.wait("take it back")
    until("the decision", lambda: (terminal.read(0.05), plain.lane("L-1")["decisions"])[1])
    # With nothing else to inspect it is the board again.
    terminal.wait("Done today  1")
    plain.reach("L-1", "done")
    lane = plain.lane("L-1")
    assert plain.git("rev-parse", "main", at=plain.folder / "r.git") == lane["candidate"]["commit"]
    assert (lane["decision"]["kind"], lane["decision"]["by"]) == ("approve", "operator:tester")
    # What was on the screen was reported.
    assert lane["decision"]["pace"]["filesViewed"] == 2
    terminal.press("q")
    assert terminal.end() == 0 and terminal.is_restored()


def test_a_decision_can_be_taken_back(plain, watch):
    start(plain)
    terminal = watch(plain, "L-1")
    terminal.wait("0 of 2 viewed")
    terminal.press("x")
    terminal.wait("This is not wanted")
    # Enter and u in one write: between two the time to take it back might pass.
    terminal.press("\ru")
    terminal.wait("nothing was decided")
    terminal.press("q")
    terminal.wait("Ready to inspect  1")
    terminal.press("q")
    assert terminal.end() == 0
    assert plain.lane("L-1")["decisions"] == []


def test_leaving_makes_it_final(plain, watch):
    start(plain)
    terminal = watch(plain, "L-1")
    terminal.wait("0 of 2 viewed")
    terminal.press("x")
    terminal.wait("This is not wanted")
    terminal.press("2", "Enter")
    terminal.wait("take it back")
    terminal.press("\x03")
    assert terminal.end() == 0 and terminal.is_restored()
    # The decision is recorded by now, and the lane moves a moment later.
    plain.reach("L-1", "rejected")
    lane = plain.lane("L-1")
    assert (lane["phase"], lane["decisions"][0]["reason"]) == ("rejected", "wrong-approach")


def test_a_comment_reaches_the_agent(plain, watch):
    start(plain, 'if [ -e b.txt ]; then echo three >> b.txt; else echo two > b.txt; fi; git add -A; git commit -qm "Change b"')
    terminal = watch(plain, "L-1")
    terminal.wait("0 of 1 viewed")
    terminal.press("n", "j")
    terminal.wait("+ two")
    terminal.press("c")
    terminal.wait("comment at b.txt:1")
    terminal.press("Say why it is two.", "Enter")
    terminal.wait("1 comment not sent")
    # It is kept when the program is left.
    terminal.press("\x03")
    assert terminal.end() == 0
    terminal = watch(plain, "L-1")
    terminal.wait("1 comment not sent")
    terminal.press("r")
    terminal.wait("as one message")
    terminal.press("Enter")
    terminal.wait("take it back")
    terminal.press("Enter")
    until("the second turn", lambda: (terminal.read(0.05), len(plain.lane("L-1")["turns"]) == 2)[1])
    comment = plain.lane("L-1")["comments"][0]
    assert (comment["path"], comment["line"], comment["text"], comment["sentInTurn"]) == ("b.txt", 1, "Say why it is two.", 2)
    # It goes when the program has read the answer, which may be after the turn began.
    drafts = plain.workspace / ".signalbox" / "drafts"
    until("no draft", lambda: (terminal.read(0.05), not list(drafts.iterdir()))[1])


def test_another_candidate_decides_nothing(plain, watch):
    start(plain, "date +%s%N > b.txt; git add -A; git commit -qm 'Change b'")
    terminal = watch(plain, "L-1")
    terminal.wait("0 of 1 viewed")
    plain.run("rework", "L-1", "--reason", "wrong")
    terminal.wait("Candidate 2 is here")
    terminal.press("a")
    terminal.wait("R opens the new one first")
    terminal.press("R")
    terminal.wait("c2 ")
    assert [decision["kind"] for decision in plain.lane("L-1")["decisions"]] == ["rework"]


def test_lines_are_of_the_candidate_that_is_asked_for(plain):
    start(plain)
    socket = plain.workspace / ".signalbox" / "run" / "socket"
    for call in ("file-diff?path=b.txt", "file-lines?path=b.txt&from=1&to=1", "interdiff?path=b.txt"):
        for candidate, code in ((1, "200"), (2, "409")):
            done = subprocess.run(
                ["curl", "-s", "-o", "/dev/null", "-w", "%{http_code}", "--unix-socket", str(socket),
                 f"http://signalbox/api/v1/lanes/L-1/{call}&candidate={candidate}"], capture_output=True, text=True, check=True)
            assert done.stdout == code, (call, candidate)
