import os
from pathlib import Path

import pytest
from box import box  # noqa: F401, a fixture
from playwright.sync_api import sync_playwright

PLAIN = """version: 1
name: acme
timeZone: UTC
repositories:
  r:
    url: ../r.git
    gates: [{name: lint, stage: lint, run: "true"}, {name: test, run: "test -f a.txt"}]
    boundaries:
      docs: {paths: ["docs/**"]}
      core: {paths: ["src/**"], risk: elevated}
agents:
  sh: {adapter: command, command: [/bin/sh, -u, "{promptFile}"], prompt: file, content: intent}
"""


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        # Chromium's own sandbox wants privileges that containers and root do not have; what is loaded is ours.
        browser = playwright.chromium.launch(
            executable_path=os.environ["CHROMIUM"], args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield browser
        browser.close()


@pytest.fixture
def plain(box):
    """A workspace with one repository, two gates, and an agent that runs a target's intent as a shell script."""
    box.repository("r", {"a.txt": "one\n", "docs/guide.md": "# Guide\n", "src/core.py": "def f():\n    return 1\n"})
    box.make(PLAIN)
    box.up()
    return box


class Room:
    """A browser that is signed in."""

    def __init__(self, browser, box, width=1400, height=900, scheme="light"):
        self.box = box
        self.errors = []
        self.context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
        self.context.set_default_timeout(180_000)
        self.page = self.context.new_page()
        self.page.on("pageerror", lambda error: self.errors.append(f"{error}"))
        self.page.on("console", lambda message: message.type == "error" and self.errors.append(message.text))
        self.page.on("dialog", lambda dialog: (self.errors.append(f"a dialog: {dialog.message}"), dialog.dismiss()))
        link = box.link()
        self.base = link.split("/enter")[0]
        self.page.goto(link)
        self.page.wait_for_url(self.base + "/")
        self.live()

    def go(self, path):
        self.page.goto(self.base + path)
        self.live()
        return self.page

    def arrive(self, pattern):
        """Waits for a page that a key or a link leads to."""
        self.page.wait_for_url(pattern)
        self.live()

    def live(self):
        self.page.wait_for_selector('body[data-ready] #live[data-state="live"]')

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)

    def press_together(self, *keys):
        """Keys of which the page forgets the first after a moment: two calls may take longer than that."""
        self.page.evaluate("""(keys) => {
            const event = (key) => new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
            for (const key of keys) document.activeElement.dispatchEvent(event(key));
        }""", list(keys))


@pytest.fixture
def enter(browser):
    rooms = []

    def open_room(box, **options):
        room = Room(browser, box, **options)
        rooms.append(room)
        return room

    yield open_room
    for room in rooms:
        room.context.close()


@pytest.fixture(scope="session")
def artifacts():
    folder = Path(os.environ.get("ARTIFACTS", "artifacts/screenshots"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder
