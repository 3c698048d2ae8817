"""OpenAI Responses: https://platform.openai.com/docs/api-reference/responses and its stream of events."""
import itertools
import json
import time

from conversation import Conversation, Tool, text_of
from openai_errors import error  # noqa: F401  (a part of every protocol's surface)
from reply import Call, Pause, fresh, pieces

REQUIRED = ("model", "input")
RESULTS = ("function_call_output", "custom_tool_call_output", "local_shell_call_output", "shell_call_output", "apply_patch_call_output")


def read(body):
    talk = Conversation("openai-responses", body["model"], bool(body.get("stream")), body.get("instructions") or "")
    talk.tools = list(tools_of(body.get("tools") or []))
    items = body["input"]
    for item in [{"role": "user", "content": items}] if isinstance(items, str) else items:
        if item.get("type") in RESULTS:
            talk.results.append(text_of(item.get("output")))
        elif item.get("type") == "tool_search_output":
            found = list(tools_of(item.get("tools") or []))
            talk.searches.append(" ".join(tool.full_name for tool in found))
            talk.tools += found
        elif item.get("type", "message") == "message":
            texts = [text_of(part) for part in item["content"]] if isinstance(item.get("content"), list) else [text_of(item.get("content"))]
            if item.get("role") == "user":
                talk.say(texts)
            elif item.get("role") in ("system", "developer"):
                talk.asides += texts
    return talk


def tools_of(offers, namespace=None):
    for offer in offers:
        match offer.get("type"):
            case "function":
                yield Tool(offer["name"], offer.get("parameters") or {}, namespace=namespace)
            case "custom":
                yield Tool(offer["name"], freeform=True, namespace=namespace)
            case "tool_search":
                yield Tool("tool_search", search=True)
            case "namespace":
                yield from tools_of(offer.get("tools") or [], offer["name"])


def item_of(reply):
    if not isinstance(reply, Call):
        part = {"type": "output_text", "text": reply.text, "annotations": [], "logprobs": []}
        return {"type": "message", "id": fresh("msg_"), "status": "completed", "role": "assistant", "content": [part]}
    if reply.tool.search:
        call = {"id": fresh("tsc_"), "call_id": fresh("call_"), "execution": "client", "status": "completed"}
        return {**call, "type": "tool_search_call", "arguments": reply.arguments}
    call = {"id": fresh("fc_"), "call_id": fresh("call_"), "name": reply.tool.name}
    if reply.tool.namespace:
        call["namespace"] = reply.tool.namespace
    if reply.tool.freeform:
        return {**call, "type": "custom_tool_call", "input": reply.arguments}
    return {**call, "type": "function_call", "status": "completed", "arguments": json.dumps(reply.arguments)}


def usage_of(reply):
    usage = reply.usage
    return {
        "input_tokens": usage.input, "input_tokens_details": {"cached_tokens": usage.cached, "cache_write_tokens": usage.written},
        "output_tokens": usage.output, "output_tokens_details": {"reasoning_tokens": usage.reasoning},
        "total_tokens": usage.input + usage.output,
    }


def response_of(talk, status, output, usage):
    return {
        "id": fresh("resp_"), "object": "response", "created_at": time.time() // 1, "status": status, "model": talk.model, "output": output,
        "error": None, "incomplete_details": None, "instructions": None, "metadata": {}, "parallel_tool_calls": False, "temperature": 1.0,
        "tool_choice": "auto", "tools": [], "top_p": 1.0, "usage": usage,
    }


def whole(talk, reply):
    return response_of(talk, "completed", [item_of(reply)], usage_of(reply))


def events(talk, reply):
    """(name, data) for each event; a Pause where the stream waits."""
    order = itertools.count()

    def event(kind, **fields):
        return kind, {"type": kind, "sequence_number": next(order), **fields}

    item = item_of(reply)
    place = {"item_id": item["id"], "output_index": 0}
    begun = response_of(talk, "in_progress", [], None)
    yield event("response.created", response=begun)
    yield event("response.in_progress", response=begun)
    if isinstance(reply, Call) and reply.tool.search:
        yield event("response.output_item.added", output_index=0, item={**item, "status": "in_progress"})
    elif isinstance(reply, Call):
        field, prefix = ("input", "custom_tool_call_input") if reply.tool.freeform else ("arguments", "function_call_arguments")
        status = {} if reply.tool.freeform else {"status": "in_progress"}
        yield event("response.output_item.added", output_index=0, item={**item, **status, field: ""})
        for piece in pieces(item[field]):
            yield event(f"response.{prefix}.delta", **place, delta=piece)
        yield event(f"response.{prefix}.done", **place, **{field: item[field]})
    else:
        part = item["content"][0]
        place["content_index"] = 0
        yield event("response.output_item.added", output_index=0, item={**item, "status": "in_progress", "content": []})
        yield event("response.content_part.added", **place, part={**part, "text": ""})
        for word in reply.words:
            yield event("response.output_text.delta", **place, delta=word, logprobs=[])
            yield Pause(reply.pause)
        if reply.then_stall:
            yield Pause(None)
        yield event("response.output_text.done", **place, text=reply.text, logprobs=[])
        yield event("response.content_part.done", **place, part=part)
    yield event("response.output_item.done", output_index=0, item=item)
    done = {**begun, "status": "completed", "output": [item], "usage": usage_of(reply)}
    yield event("response.completed", response=done)
