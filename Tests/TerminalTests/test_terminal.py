"""What the program does to a terminal, and what a terminal does to it."""

import os
import re
import signal
import subprocess

import pytest
from box import BINARY
from terminal import OWN

TITLE = "Evil \u202egnp.exe \x1b[31mred\x1b[0m \x1b]0;pwned\x07 \x9b2J " + "very long " * 40
INTENT = r"""
printf 'ESC \033[31m\033[2J\033]0;pwned\007 RLO \342\200\256evil\r back\n' > evil.txt
printf '\xe6\x97\xa5\xe6\x9c\xac %s\n' wide > "$(printf 'name\nwith \033[31m lines')"
git add -A
git commit -qm "$(printf 'Evil \033[31m')"
printf 'Root cause: \033[2J\nFix: \342\200\256x\n'
"""


def ready(box, title="Add b", intent="echo two > b.txt; git add -A; git commit -qm 'Add b'"):
    lane = box.json("dispatch", box.target(title, intent))[0]["id"]
    box.reach(lane, "inspecting")
    return lane


def test_resizing(plain, watch):
    ready(plain, intent="sed -i 's/line 30/line thirty/' src/core.py; git commit -qam Change")
    terminal = watch(plain, "L-1")
    terminal.wait("0 of 1 viewed")
    terminal.resize(200, 50)
    terminal.press("n", "s", "J")
    terminal.wait(lambda: re.search(r"line 30 +│ +30 \+ line thirty", terminal.text()))
    terminal.resize(42, 12)
    terminal.wait(lambda: "30 + line thirty" in terminal.text() and "│" not in terminal.text())
    terminal.resize(30, 8)
    terminal.wait("too small")
    terminal.resize(80, 24)
    terminal.wait("30 + line thirty")
    terminal.press("q")
    terminal.wait("Ready to inspect  1")


def test_the_server_is_restarted(plain, watch):
    ready(plain)
    terminal = watch(plain)
    terminal.wait("Ready to inspect  1")
    plain.run("down")
    terminal.wait("reconnecting")
    terminal.press("j")
    plain.run("up")
    terminal.wait("● live")
    plain.run("dispatch", plain.target("Later", "sleep 60"))
    terminal.wait("Working  1")


@pytest.mark.parametrize("colour", [True, False])
def test_hostile_text_is_inert(plain, watch, colour):
    lane = ready(plain, TITLE, INTENT)
    terminal = watch(plain, environment={} if colour else {"NO_COLOR": "1"}, columns=100, rows=30)
    terminal.wait("Evil ⟨U+202E⟩gnp.exe ␛[31mred")
    terminal.press("Enter")
    terminal.wait("of 2 viewed")
    terminal.press("n", "J")
    terminal.wait("␛[31m")
    terminal.press("w")
    terminal.wait("when it changed")
    terminal.press("Escape", "t")
    terminal.wait("j k file")
    terminal.press("t", "l")
    terminal.wait("gate-lint-1")
    terminal.press("l", "o")
    terminal.wait(f"lane {lane}")
    terminal.press("q", "q")
    assert terminal.end() == 0
    left = OWN.sub(b"", terminal.raw).decode()
    found = {f"U+{ord(character):04X}" for character in left if ord(character) < 0x20 or 0x7F <= ord(character) < 0xA0 or character in "\u202e\u2028"}
    assert found == set()
    assert terminal.screen.title == ""
    colours = [text for text in re.findall(rb"\x1b\[([0-9;]*)m", terminal.raw) if re.search(rb"\b(3\d|4\d|9\d|10\d)\b", text)]
    assert bool(colours) == colour
    # What is in hand is seen all the same.
    assert re.search(rb"\x1b\[7[;m]", terminal.raw)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_gives_the_terminal_back(plain, watch, number):
    terminal = watch(plain)
    terminal.wait("● live")
    assert terminal.is_raw()
    terminal.process.send_signal(number)
    assert terminal.end() == 0 and terminal.is_restored()


def test_to_the_shell_and_back(plain, watch):
    terminal = watch(plain, program=["/bin/bash", "--norc", "--noprofile", "-i"], environment={"PS1": "prompt> "})
    terminal.wait("prompt>")
    terminal.press(f"{BINARY} watch\r")
    terminal.wait("● live")
    terminal.press("\x1a")
    terminal.wait(lambda: b"Stopped" in terminal.raw and terminal.raw.rstrip().endswith(b"prompt>"))
    terminal.press("fg\r")
    # The screen is drawn anew.
    terminal.wait(lambda: terminal.raw.rfind(b"no agent is at work") > terminal.raw.rfind(b"Stopped"))
    terminal.press("q")
    terminal.wait(lambda: terminal.raw.rstrip().endswith(b"prompt>"))
    terminal.press("exit\r")
    terminal.end()


def test_a_terminal_that_cannot_is_told_what_can(plain, watch):
    terminal = watch(plain, term="dumb")
    assert terminal.end() == 2
    assert "signalbox status" in terminal.raw.decode() and "signalbox lanes" in terminal.raw.decode()
    done = subprocess.run([BINARY, "watch"], cwd=plain.workspace, env=plain.environment | {"TERM": "xterm"}, capture_output=True, text=True)
    assert done.returncode == 2 and "'signalbox status'" in done.stderr and done.stdout == ""


def test_a_hundred_thousand_lines(plain, watch):
    lane = plain.json("dispatch", plain.target("Big", "seq 1 100000 > big.txt; git add -A; git commit -qm Big"))[0]["id"]
    plain.reach(lane, "inspecting")
    terminal = watch(plain, lane)
    terminal.wait("0 of 1 viewed")
    terminal.press("n", "Enter")
    terminal.wait("1 + 1")
    terminal.press("G")
    terminal.wait("100000 + 100000")
    terminal.press("k" * 30)
    terminal.wait("99970 + 99970")
    assert re.search(r"\[ \] big.txt", terminal.text()) is None
    terminal.press("q", "q")
    assert terminal.end() == 0


def test_an_editor_writes_the_words(plain, watch):
    ready(plain)
    editor = plain.folder / "editor.sh"
    editor.write_text('#!/bin/sh\nprintf "several\\nlines" > "$1"\n')
    os.chmod(editor, 0o755)
    terminal = watch(plain, "L-1", environment={"EDITOR": str(editor)})
    terminal.wait("0 of 1 viewed")
    terminal.press("n", "c")
    terminal.wait("comment at b.txt")
    terminal.press("\x05")
    terminal.wait("several␊lines")
    terminal.press("Enter")
    terminal.wait("1 comment not sent")
    terminal.press("\x03")
    assert terminal.end() == 0 and terminal.is_restored()
