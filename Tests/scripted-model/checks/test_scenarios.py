"""The scripts, step by step, without a network."""
import pytest
from conversation import Conversation, Tool
from model import Model
from reply import Call, Fail, Hang, Say
from scenario import Book

SHELL = Tool("Bash", {"properties": {"command": {"type": "string"}}})
WRITE = Tool("Write", {"properties": {"file_path": {}, "content": {}}})


def talk(*prompts, results=(), tools=(SHELL, WRITE)):
    return Conversation("anthropic-messages", "m", True, tools=list(tools), prompts=list(prompts or ["Do it."]), results=list(results))


def answer(segment, *prompts, model=None, **more):
    return (model or Model()).answer(Book().open(segment), segment, talk(*prompts, **more))


@pytest.mark.parametrize("name", Book().scenarios)
def test_every_scenario_comes_to_an_end(name):
    results = []
    for _ in range(60):
        last = answer(name, results=results)
        if not isinstance(last, Call):
            break
        results.append("done")
    assert isinstance(last, (Say, Fail, Hang))


def test_red_then_fix_is_told_by_the_prompt():
    wrong = answer("red-then-fix")
    right = answer("red-then-fix", "Do it.", "These gates did not pass on your last commit", results=["41"])
    assert (wrong.arguments["content"], right.arguments["content"]) == ("41\n", "42\n")


def test_a_value_comes_from_the_path_and_may_hold_a_slash():
    assert answer("edit-commit,file=src%2Fa.txt,content=x").arguments == {"file_path": "src/a.txt", "content": "x"}


def test_what_was_answered_is_written_down():
    assert answer("question", results=["green\n"]).arguments["content"] == "The operator said: green\n"


def test_many_calls_are_alike_and_overspend_is_dear():
    calls = [answer("many-calls", results=["ok"] * count) for count in range(25)]
    assert len({str(call.arguments) for call in calls}) == 1
    assert answer("overspend").usage.input == 60_000


def test_a_step_that_no_tool_can_do_says_so():
    assert "No tool can do this step (call report)" in answer("mcp-report").text


def test_without_tools_nothing_is_done():
    assert answer("edit-commit", tools=()).text == "no tools were offered"
