"""A lane's page, the inbox, and targets made and dispatched by keyboard."""

import shlex


def test_a_target_from_the_keyboard_to_its_transcript(plain, enter):
    room = enter(plain)
    room.press_together("g", "t")
    room.arrive("**/targets")
    room.press("a")
    room.page.keyboard.type("Say hello")
    room.press("Tab")
    room.page.keyboard.type("echo hello from the agent; echo two > b.txt; git add b.txt; git commit -qm 'Add b'")
    room.press("Control+Enter")
    # The page is loaded anew with the target; before its script is up the button does nothing.
    room.page.locator("#T-1").wait_for()
    room.live()
    room.page.get_by_role("button", name="Dispatch").focus()
    room.press("Enter")
    # And once more when the lane is recorded: before that nothing can wait for it.
    room.page.locator('tr#T-1 a[href="/lanes/L-1"]').wait_for()
    plain.reach("L-1", "inspecting")
    room.go("/lanes/L-1")
    room.page.locator('.entry:has-text("hello from the agent")').first.wait_for()
    assert "gates green" in room.page.locator("#state").inner_text()
    room.page.locator("#source").select_option("c1-gate-test-1")
    assert room.errors == []


def test_a_running_agent_is_followed_and_stopped(plain, enter):
    gate = plain.folder / "go"
    script = f"echo one; while [ ! -e {shlex.quote(str(gate))} ]; do sleep 0.05; done; echo two; sleep 600"
    plain.run("dispatch", plain.target("Wait", script))
    room = enter(plain)
    room.go("/lanes/L-1")
    room.page.locator('.entry:has-text("one")').first.wait_for()
    gate.touch()
    room.page.locator('.entry pre:text-is("two")').first.wait_for()
    room.press("m")
    room.page.keyboard.type("mind the gap")
    room.press("Control+Enter")
    # This agent's program hears nothing while it works: the server says so, and the page shows it.
    room.page.locator('form.message .refusal:has-text("cannot be spoken to")').wait_for()
    assert room.page.locator("#message").input_value() == "mind the gap"
    room.page.get_by_role("button", name="Stop the job").click()
    room.page.locator('#state .attention:has-text("stopped")').wait_for()
