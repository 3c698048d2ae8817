"""OpenAI Chat Completions against the types of the official package."""
import json

import httpx
import openai
import pytest
from offers import VIBE
from openai.types.chat import ChatCompletion, ChatCompletionChunk
from strict import events, strict

KINDS = {
    "edit-commit": ("write_file", {"path": "HELLO.md", "content": "hello from a scripted model\n", "overwrite": True}),
    "shell-only": ("bash", {"command": "echo out; echo err >&2; exit 3"}),
    "plan": ("todo", None),
    "mcp-report": ("signalbox_report", {"text": "half of it is done"}),
    "overspend": ("bash", {"command": "echo step 1"}),
    "text": (None, "Just a plain answer."),
}


def body(**more):
    return {"model": "stub-model", "tools": VIBE, "messages": [{"role": "user", "content": "Do it."}], **more}


@pytest.mark.parametrize("usage", [True, False])
@pytest.mark.parametrize("scenario", KINDS)
def test_every_chunk_is_of_the_schema_and_usage_comes_once(server, scenario, usage):
    more = {"stream_options": {"include_usage": True}} if usage else {}
    with httpx.stream("POST", f"{server.url}/s/{scenario}/v1/chat/completions", json=body(stream=True, **more), timeout=120) as response:
        *texts, last = [text for _, text in events(response)]
    assert last == "[DONE]"
    chunks = [strict(ChatCompletionChunk, json.loads(text)) for text in texts]
    assert sum(chunk.usage is not None for chunk in chunks) == usage
    finish = [choice.finish_reason for chunk in chunks for choice in chunk.choices if choice.finish_reason]
    assert finish == ["tool_calls" if KINDS[scenario][0] else "stop"]


@pytest.mark.parametrize("scenario", KINDS)
def test_the_official_client_reads_the_same_from_stream_and_whole(server, scenario):
    client = openai.OpenAI(base_url=f"{server.url}/s/{scenario}/v1", api_key="fake", max_retries=0)
    with client.chat.completions.stream(**body(stream_options={"include_usage": True})) as stream:
        streamed = stream.get_final_completion()
    whole = client.chat.completions.create(**body())
    strict(ChatCompletion, httpx.post(f"{server.url}/s/{scenario}/v1/chat/completions", json=body(), timeout=120).json())
    name, expected = KINDS[scenario]
    for completion in (streamed, whole):
        message = completion.choices[0].message
        if name is None:
            assert message.content == expected
            continue
        function = message.tool_calls[0].function
        assert function.name == name
        assert expected in (None, json.loads(function.arguments))
    assert streamed.usage == whole.usage


def test_a_tool_that_is_held_back_is_searched_for_and_called_by_a_program(server):
    held = [
        {"type": "function", "function": {"name": name, "parameters": {}}} for name in ("search_tool_functions", "run_typescript", "bash")
    ]
    client = openai.OpenAI(base_url=f"{server.url}/s/mcp-report/v1", api_key="fake")
    search = client.chat.completions.create(**body(tools=held)).choices[0].message
    assert json.loads(search.tool_calls[0].function.arguments) == {"mode": "best_match", "query": "report"}
    found = {"role": "tool", "tool_call_id": search.tool_calls[0].id, "content": "1. mcp_signalbox.report - 10.4"}
    messages = [{"role": "user", "content": "Do it."}, search.model_dump(exclude_none=True), found]
    run = client.chat.completions.create(**body(tools=held, messages=messages)).choices[0].message.tool_calls[0].function
    assert run.name == "run_typescript"
    assert 'tools.mcp_signalbox.report({"text": "half of it is done"})' in json.loads(run.arguments)["code"]
