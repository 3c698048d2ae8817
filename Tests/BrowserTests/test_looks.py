"""Every page at desktop and phone width, light and dark: kept as pictures, and checked for accessibility by axe.

PICTURES=docs/images takes those of the README anew.
"""

import os
import shutil
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

PAGES = {
    "board": "/", "lane": "/lanes/L-1", "inspect": "/lanes/L-2/inspect", "inbox": "/inbox", "targets": "/targets", "landing": "/landing",
    "report": "/report", "fleet": "/fleet", "ledger": "/ledger", "search": "/search?q=add",
}
README = {"board": "board.png", "inspect": "inspection.png", "report": "report.png"}


@pytest.fixture(scope="module")
def busy(browser):
    """Lanes in several phases."""
    from box import Box
    from conftest import PLAIN

    box = Box()
    try:
        box.repository("r", {"a.txt": "one\n", "docs/guide.md": "# Guide\n", "src/core.py": "def f():\n    return 1\n"})
        box.make(PLAIN)
        box.up()
        box.target("Add b", "echo two > b.txt; git add b.txt; git commit -qm 'Add b'")
        box.target("Return two", "sed -i s/1/2/ src/core.py; printf 'def g():\\n    return 3\\n' >> src/core.py; git commit -qam 'Return two'", extra=("--boundary", "core"))
        box.target("Do nothing", "true")
        box.target("Say hello in the guide", "echo Hello >> docs/guide.md; sleep 600", extra=("--boundary", "docs", "--kind", "docs"))
        box.target("Later", "true", extra=("--after", "T-2"))
        box.run("dispatch", "T-1", "T-2", "T-3", "T-4")
        for lane in ("L-1", "L-2"):
            box.reach(lane, "inspecting")
        box.run("inspect", "L-1", "--all-viewed")
        box.run("approve", "L-1", "--reason", "correct")
        box.reach("L-1", "done")
        yield box
    finally:
        box.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width,height", [(1400, 900), (390, 844)])
def test_every_page(busy, enter, artifacts, scheme, width, height):
    room = enter(busy, width=width, height=height, scheme=scheme)
    problems = []
    for name, path in PAGES.items():
        page = room.go(path)
        page.locator("main").wait_for()
        page.screenshot(path=artifacts / f"{name}-{scheme}-{width}.png", full_page=name != "report")
        if os.environ.get("PICTURES") and (scheme, width) == ("light", 1400) and name in README:
            page.screenshot(path=artifacts / "readme.png")
            shutil.copy(artifacts / "readme.png", Path(os.environ["PICTURES"]) / README[name])
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if wide > 1:
            problems.append(f"{name}: {wide} px wider than the window")
        found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})
        for violation in found.response["violations"]:
            nodes = [node["html"][:160] + " " + (node.get("failureSummary") or "")[:200] for node in violation["nodes"][:3]]
            problems.append(f"{name}: {violation['id']}: {nodes}")
    assert not problems, "\n".join(problems)
    assert room.errors == []
