"""OpenAI Chat Completions: https://platform.openai.com/docs/api-reference/chat and its stream of chunks."""
import json
import time

from conversation import Conversation, Tool, text_of
from openai_errors import error  # noqa: F401  (a part of every protocol's surface)
from reply import Call, Pause, fresh, pieces

REQUIRED = ("model", "messages")
SEARCH = "search_tool_functions"
"""Vibe's way to find the tools that it holds back; they are called by a program for its run_typescript."""


def read(body):
    talk = Conversation("openai-chat", body["model"], bool(body.get("stream")))
    talk.usage_at_end = bool((body.get("stream_options") or {}).get("include_usage"))
    for tool in body.get("tools") or []:
        if tool.get("type") == "function":
            talk.tools.append(Tool(tool["function"]["name"], tool["function"].get("parameters") or {}))
    names = {}
    for message in body["messages"]:
        text = text_of(message.get("content"))
        match message.get("role"):
            case "system" | "developer":
                talk.system = f"{talk.system}\n{text}".strip()
            case "assistant":
                names |= {call["id"]: call["function"]["name"] for call in message.get("tool_calls") or [] if "function" in call}
            case "tool":
                searched = names.get(message.get("tool_call_id")) == SEARCH
                (talk.searches if searched else talk.results).append(text)
            case "user":
                talk.say([text])
    return talk


def usage_of(reply):
    usage = reply.usage
    return {
        "prompt_tokens": usage.input, "completion_tokens": usage.output, "total_tokens": usage.input + usage.output,
        "prompt_tokens_details": {"cached_tokens": usage.cached}, "completion_tokens_details": {"reasoning_tokens": usage.reasoning},
    }


def call_of(reply):
    return {"id": fresh("call"), "type": "function", "function": {"name": reply.tool.name, "arguments": json.dumps(reply.arguments)}}


def stop_of(reply):
    return "tool_calls" if isinstance(reply, Call) else "stop"


def whole(talk, reply):
    message = {"role": "assistant", "content": None if isinstance(reply, Call) else reply.text, "refusal": None}
    if isinstance(reply, Call):
        message["tool_calls"] = [call_of(reply)]
    return {
        "id": fresh("chatcmpl-"), "object": "chat.completion", "created": int(time.time()), "model": talk.model,
        "choices": [{"index": 0, "message": message, "logprobs": None, "finish_reason": stop_of(reply)}], "usage": usage_of(reply),
    }


def events(talk, reply):
    """(None, data) for each chunk; a Pause where the stream waits. The last data is the text [DONE]."""
    head = {"id": fresh("chatcmpl-"), "object": "chat.completion.chunk", "created": int(time.time()), "model": talk.model}

    def chunk(delta, finish=None):
        choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}
        return None, {**head, "choices": [choice], **({"usage": None} if talk.usage_at_end else {})}

    if isinstance(reply, Call):
        call = call_of(reply)
        first = {**call, "index": 0, "function": {"name": reply.tool.name, "arguments": ""}}
        yield chunk({"role": "assistant", "content": None, "tool_calls": [first]})
        for piece in pieces(call["function"]["arguments"]):
            yield chunk({"tool_calls": [{"index": 0, "function": {"arguments": piece}}]})
    else:
        yield chunk({"role": "assistant", "content": "", "refusal": None})
        for word in reply.words:
            yield chunk({"content": word})
            yield Pause(reply.pause)
        if reply.then_stall:
            yield Pause(None)
    yield chunk({}, stop_of(reply))
    # Only when asked for, and in a chunk of its own: a program that is given it twice counts it twice.
    if talk.usage_at_end:
        yield None, {**head, "choices": [], "usage": usage_of(reply)}
    yield None, "[DONE]"
