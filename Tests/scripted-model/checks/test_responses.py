"""OpenAI Responses against the types of the official package."""
import json

import httpx
import openai
import pytest
from offers import CODEX
from openai.types.responses import Response, ResponseStreamEvent
from strict import events, strict

PATCH = "*** Begin Patch\n*** Add File: HELLO.md\n+hello from a scripted model\n*** End Patch\n"
KINDS = {
    "edit-commit": ("custom_tool_call", "apply_patch", PATCH),
    "shell-only": ("function_call", "exec_command", {"cmd": "echo out; echo err >&2; exit 3"}),
    "plan": ("function_call", "update_plan", None),
    "question": ("function_call", "ask", {"question": "Which colour shall the button have?"}),
    "mcp-report": ("function_call", "report", {"text": "half of it is done"}),
    "overspend": ("function_call", "exec_command", {"cmd": "echo step 1"}),
    "text": ("message", None, "Just a plain answer."),
}


def body(**more):
    return {"model": "gpt-5.5", "instructions": "Be brief.", "tools": CODEX, "input": [{"role": "user", "content": "Do it."}], **more}


@pytest.mark.parametrize("scenario", KINDS)
def test_every_event_is_of_the_schema(server, scenario):
    with httpx.stream("POST", f"{server.url}/s/{scenario}/v1/responses", json=body(stream=True), timeout=120) as response:
        seen = [(name, strict(ResponseStreamEvent, json.loads(text))) for name, text in events(response)]
    assert [name for name, _ in seen] == [event.type for _, event in seen]
    assert [event.sequence_number for _, event in seen] == list(range(len(seen)))
    assert seen[0][0] == "response.created" and seen[-1][0] == "response.completed"


@pytest.mark.parametrize("scenario", KINDS)
def test_the_official_client_reads_the_same_from_stream_and_whole(server, scenario):
    client = openai.OpenAI(base_url=f"{server.url}/s/{scenario}/v1", api_key="fake", max_retries=0)
    with client.responses.stream(**body()) as stream:
        streamed = stream.get_final_response()
    whole = client.responses.create(**body())
    strict(Response, httpx.post(f"{server.url}/s/{scenario}/v1/responses", json=body(), timeout=120).json())
    kind, name, expected = KINDS[scenario]
    for response in (streamed, whole):
        item = response.output[0]
        assert item.type == kind
        assert getattr(item, "name", None) == name
        match kind:
            case "message":
                said = response.output_text
            case "custom_tool_call":
                said = item.input
            case _:
                said = json.loads(item.arguments)
        assert expected in (None, said)
    assert streamed.usage == whole.usage


def test_a_tool_of_a_namespace_is_called_in_it(server):
    client = openai.OpenAI(base_url=f"{server.url}/s/mcp-report/v1", api_key="fake")
    assert client.responses.create(**body()).output[0].namespace == "mcp__signalbox"


def test_a_tool_that_is_held_back_is_searched_for_once(server):
    client = openai.OpenAI(base_url=f"{server.url}/s/mcp-report/v1", api_key="fake")
    held = [*CODEX[:3], {"type": "tool_search", "execution": "client", "description": "finds tools", "parameters": {}}]
    url = f"{server.url}/s/mcp-report/v1/responses"
    with httpx.stream("POST", url, json=body(tools=held, stream=True), timeout=120) as response:
        seen = [strict(ResponseStreamEvent, json.loads(text)) for _, text in events(response)]
    call = seen[-1].response.output[0]
    assert (call.type, call.execution, call.arguments) == ("tool_search_call", "client", {"query": "report"})
    for tools, expected in (([CODEX[3]], "function_call"), ([], "message")):
        output = {"type": "tool_search_output", "call_id": call.call_id, "execution": "client", "status": "completed", "tools": tools}
        asked = [{"role": "user", "content": "Do it."}, call.model_dump(exclude_none=True), output]
        assert client.responses.create(**body(tools=held, input=asked)).output[0].type == expected
