"""The board follows what happens, by keyboard and without a mouse, also over a lost connection."""

from box import until


def test_lanes_come_move_and_end(plain, enter):
    room = enter(plain)
    target = plain.target("Add b", "echo two > b.txt; git add b.txt; git commit -qm 'Add b'")
    plain.run("dispatch", target)
    row = room.page.locator('.group[data-group="ready"] #row-L-1')
    row.wait_for()
    assert "Add b" in row.inner_text()
    assert room.page.locator("#row-L-1 .gate.passed").count() == 2
    room.page.locator('[data-count="board"]:text-is("1")').wait_for()
    room.press("j")
    assert room.page.evaluate("document.activeElement.id") == "row-L-1"
    plain.run("inspect", "L-1", "--all-viewed")
    plain.run("approve", "L-1", "--reason", "correct")
    room.page.locator('.group[data-group="done"] #row-L-1').wait_for()
    assert room.page.locator("#row-L-1").count() == 1
    assert room.errors == []


def test_a_change_is_on_the_screen_without_another_question(plain, enter):
    plain.run("dispatch", plain.target("Add b", "echo two > b.txt; git add b.txt; git commit -qm 'Add b'"))
    plain.reach("L-1", "inspecting")
    room = enter(plain)
    asked = []
    room.page.on("request", lambda request: asked.append(request.url))
    # The page asks by itself a moment after the event: held back, only the event can bring the row.
    room.page.evaluate("""() => {
        const real = fetch;
        const gate = new Promise((open) => { window.letGo = open; });
        window.fetch = async (address, ...more) => {
            if (String(address).startsWith("/fragments/board")) await gate;
            return real(address, ...more);
        };
    }""")
    plain.run("pause", "L-1")
    room.page.locator("#row-L-1.paused").wait_for()
    # What lanes do to each other is asked for, and only what changed.
    before = room.page.evaluate("document.getElementById('groups').dataset.place")
    room.page.evaluate("letGo()")
    until("what changed", lambda: room.page.evaluate("document.getElementById('groups').dataset.place") != before)
    assert [url for url in asked if "/fragments/board/changes/" in url]
    assert not [url for url in asked if url.split("?")[0].endswith("/fragments/board")]
    place = room.page.evaluate("document.getElementById('groups').dataset.place")
    plain.run("resume", "L-1")
    room.page.locator("#row-L-1:not(.paused)").wait_for()
    until("the next place", lambda: room.page.evaluate("document.getElementById('groups').dataset.place") != place)
    # A pause of everything is no event of a lane.
    plain.run("pause", "--all")
    room.page.locator("#row-L-1.paused").wait_for()
    assert room.errors == []


def test_a_lost_connection_loses_no_event(plain, enter):
    room = enter(plain)
    room.page.evaluate("window.seen = []; document.addEventListener('signalbox-event', (e) => window.seen.push(e.detail.sequence))")
    plain.run("down")
    room.page.wait_for_selector('#live[data-state="reconnecting"]')
    plain.up()
    for number in range(3):
        plain.run("dispatch", plain.target(f"Add {number}", f"echo {number} > n{number}.txt; git add -A; git commit -qm 'Add {number}'"))
    for number in range(3):
        plain.reach(f"L-{number + 1}", "inspecting")
    room.live()
    for number in range(3):
        room.page.locator(f'.group[data-group="ready"] #row-L-{number + 1}').wait_for()
    last = plain.json("status")["events"]
    until("the last event", lambda: room.page.evaluate("window.seen.at(-1)") >= last)
    seen = room.page.evaluate("window.seen")
    assert seen == list(range(seen[0], seen[-1] + 1)), "an event is missing or came twice"


def test_many_pages_of_one_browser_stay_live(plain, enter):
    room = enter(plain)
    pages = [room.context.new_page() for _ in range(7)]
    for page in pages:
        page.goto(room.base + "/")
        page.wait_for_selector('#live[data-state="live"]')
    plain.run("dispatch", plain.target("Add b", "echo two > b.txt; git add b.txt; git commit -qm 'Add b'"))
    for page in [room.page, *pages]:
        page.locator('.group[data-group="ready"] #row-L-1').wait_for()
    # Another page listens on when the one that did is closed.
    room.page.close()
    plain.run("dispatch", plain.target("Add c", "echo two > c.txt; git add c.txt; git commit -qm 'Add c'"))
    for page in pages:
        page.locator('.group[data-group="ready"] #row-L-2').wait_for()


def test_filters_and_words(plain, enter):
    for title in ("Red apple", "Green pear"):
        plain.target(title, "true")
    plain.run("dispatch", "T-1", "T-2")
    room = enter(plain)
    room.page.locator("#row-L-2").wait_for()
    room.press("/")
    room.page.keyboard.type("pear")
    assert room.page.locator("#row-L-1").is_hidden() and room.page.locator("#row-L-2").is_visible()
    room.go("/?repo=none")
    assert room.page.locator(".row").count() == 0
    room.page.evaluate("document.addEventListener('signalbox-event', (e) => { window.last = e.detail.sequence; })")
    # The row of the first would be there by the time that the second's event is.
    plain.run("pause", "L-1")
    plain.run("pause", "L-2")
    until("the event", lambda: room.page.evaluate("window.last ?? 0") >= plain.json("status")["events"])
    assert room.page.locator(".row").count() == 0
    room.go("/?repo=r")
    plain.run("resume", "L-1")
    room.page.locator("#row-L-1:not(.paused)").wait_for()
    room.page.goto(room.base + "/?risk=nonsense")
    assert "'risk' is one of" in room.page.locator("main").inner_text()


def test_the_palette_goes_anywhere(plain, enter):
    plain.target("Paint the fence", "true")
    plain.run("dispatch", "T-1")
    room = enter(plain)
    room.press("Control+k")
    room.page.locator('dialog.palette li:has-text("Paint the fence")').first.wait_for()
    room.page.keyboard.type("paint")
    room.press("Enter")
    room.arrive("**/lanes/L-1")
    room.press("?")
    assert "say something to the agent" in room.page.locator("dialog.help").inner_text()
    room.press("Escape")
    room.press_together("g", "l")
    room.arrive("**/landing")


def test_dark_and_light_are_remembered_before_a_script_runs(plain, enter):
    room = enter(plain)
    before = room.page.evaluate("getComputedStyle(document.body).color")
    room.page.locator('[data-act="theme"]').click()
    assert room.page.evaluate("getComputedStyle(document.body).color") != before
    text = room.context.request.get(room.base + "/inbox").text()
    assert '<html lang="en" data-theme="dark">' in text and "theme.js" not in text
    room.go("/inbox")
    assert room.page.evaluate("document.documentElement.dataset.theme") == "dark"
