"""Anthropic Messages against the types of the official package."""
import anthropic
import httpx
import pytest
from anthropic.types import Message, RawMessageStreamEvent
from offers import CLAUDE
from strict import events, strict

SYSTEM = "Primary working directory: /the work/tree\n"
KINDS = {
    "edit-commit": ("Write", {"file_path": "/the work/tree/HELLO.md", "content": "hello from a scripted model\n"}),
    "shell-only": ("Bash", {"command": "echo out; echo err >&2; exit 3"}),
    "plan": ("TodoWrite", None),
    "question-own": ("AskUserQuestion", None),
    "mcp-report": ("mcp__signalbox__report", {"text": "half of it is done"}),
    "outside": ("Write", {"file_path": "/the work/outside-probe", "content": "by the file tool\n"}),
    "overspend": ("Bash", {"command": "echo step 1"}),
    "text": (None, "Just a plain answer."),
}


def body(**more):
    return {
        "model": "claude-opus-5-5", "max_tokens": 100, "system": [{"type": "text", "text": SYSTEM}], "tools": CLAUDE,
        "messages": [{"role": "user", "content": "Do it."}], **more,
    }


@pytest.mark.parametrize("scenario", KINDS)
def test_every_event_is_of_the_schema(server, scenario):
    with httpx.stream("POST", f"{server.url}/s/{scenario}/v1/messages?beta=true", json=body(stream=True), timeout=120) as response:
        assert response.headers["content-type"].startswith("text/event-stream")
        names = []
        for name, text in events(response):
            # The package's types leave pings out; its client skips them.
            if name != "ping":
                assert strict(RawMessageStreamEvent, httpx.Response(200, text=text).json()).type == name
            names.append(name)
    assert names[:3] == ["message_start", "ping", "content_block_start"]
    assert names[-3:] == ["content_block_stop", "message_delta", "message_stop"]


@pytest.mark.parametrize("scenario", KINDS)
def test_the_official_client_reads_the_same_from_stream_and_whole(server, scenario):
    client = anthropic.Anthropic(base_url=f"{server.url}/s/{scenario}", api_key="fake", max_retries=0)
    with client.messages.stream(**body()) as stream:
        streamed = stream.get_final_message()
    whole = client.messages.create(**body())
    strict(Message, httpx.post(f"{server.url}/s/{scenario}/v1/messages", json=body(), timeout=120).json())
    name, expected = KINDS[scenario]
    for message in (streamed, whole):
        block = message.content[0]
        assert message.stop_reason == ("tool_use" if name else "end_turn")
        assert (block.name if name else None) == name
        assert expected in (None, block.input if name else block.text)
    assert streamed.usage.model_dump() == whole.usage.model_dump()


def test_usage_is_as_the_scenario_says(server):
    client = anthropic.Anthropic(base_url=f"{server.url}/s/overspend,tokens=7000", api_key="fake")
    usage = client.messages.create(**body()).usage
    assert (usage.input_tokens, usage.cache_read_input_tokens, usage.output_tokens) == (7000, 0, 7000)


def test_count_tokens(server):
    client = anthropic.Anthropic(base_url=f"{server.url}/s/text", api_key="fake")
    assert client.messages.count_tokens(model="m", messages=[{"role": "user", "content": "Hello"}]).input_tokens > 0
