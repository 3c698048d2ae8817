"""Whatever an agent or a repository writes is shown and does nothing."""

import pytest

SCRIPT = "<script>window.pwned=1</script><img src=x onerror=window.pwned=1>"
TITLE = f"Evil {SCRIPT} \u202egnp.exe \x1b[31mred\x1b[0m \"' onload=window.pwned=1"
INTENT = r"""
printf '<script>window.pwned=1</script>\033[31m\342\200\256evil\n'
name='<img src=x onerror=window.pwned=1>.txt'
printf 'a <script>window.pwned=1</script>\n\033]0;title\007 \342\200\256x\n' > "$name"
python3 -c "print('<b>' * 3400000)" > long.txt
printf 'x <script>window.pwned=1</script>' > docs/guide.md
git add -A
git commit -qm "Evil <script>window.pwned=1</script>"
printf 'Root cause: <script>window.pwned=1</script>\nFix: "><img src=x onerror=window.pwned=1>\n'
"""


@pytest.fixture
def evil(plain):
    plain.target(TITLE, INTENT)
    plain.run("dispatch", "T-1")
    plain.reach("L-1", "inspecting")
    return plain


@pytest.mark.parametrize("path", ["/", "/lanes/L-1", "/lanes/L-1/inspect", "/inbox", "/targets", "/landing", "/report", "/fleet", "/ledger", "/search?q=%3Cscript%3E%22"])
def test_it_is_inert(evil, enter, path):
    room = enter(evil)
    page = room.go(path)
    page.locator(".entry" if path == "/lanes/L-1" else "main").first.wait_for()
    assert page.evaluate("window.pwned") is None
    assert page.locator("main img[src=x]").count() == 0
    assert page.locator("main script").count() == 0
    text = page.locator("main").inner_text()
    assert "\u202e" not in text and "\x1b" not in text
    if path in ("/", "/lanes/L-1", "/targets"):
        assert "<script>window.pwned=1</script>" in text
    assert [error for error in room.errors if "409" not in error] == []
