"""Anthropic Messages: https://docs.anthropic.com/en/api/messages and its stream of events."""
import json

from conversation import Conversation, Tool, text_of
from reply import Call, Pause, fresh, pieces

REQUIRED = ("model", "max_tokens", "messages")
ERRORS = {
    400: "invalid_request_error", 401: "authentication_error", 403: "permission_error", 404: "not_found_error",
    429: "rate_limit_error", 500: "api_error", 529: "overloaded_error",
}


def read(body):
    talk = Conversation("anthropic-messages", body["model"], bool(body.get("stream")), text_of(body.get("system", "")))
    talk.tools = [Tool(tool["name"], tool.get("input_schema") or {}) for tool in body.get("tools") or [] if "name" in tool]
    for message in body["messages"]:
        if message.get("role") == "system":
            talk.asides.append(text_of(message.get("content")))
        if message.get("role") != "user":
            continue
        content = message.get("content")
        parts = [{"type": "text", "text": content}] if isinstance(content, str) else content or []
        results = [text_of(part.get("content")) for part in parts if part.get("type") == "tool_result"]
        texts = [part.get("text", "") for part in parts if part.get("type") == "text"]
        if results:
            talk.results += results
            talk.asides += texts
        else:
            talk.say(texts)
    return talk


def error(status, message):
    kind = ERRORS.get(status, "api_error")
    return {"type": "error", "error": {"type": kind, "message": message}, "request_id": fresh("req_")}


def block_of(reply):
    if isinstance(reply, Call):
        return {"type": "tool_use", "id": fresh("toolu_"), "name": reply.tool.name, "input": reply.arguments, "caller": {"type": "direct"}}
    return {"type": "text", "text": reply.text, "citations": None}


def usage_of(reply, output):
    usage = reply.usage
    return {
        "input_tokens": usage.fresh, "cache_creation_input_tokens": usage.written, "cache_read_input_tokens": usage.cached,
        "output_tokens": output,
    }


def message_of(talk, reply, content, stop, output):
    return {
        "id": fresh("msg_"), "type": "message", "role": "assistant", "model": talk.model, "content": content, "container": None,
        "stop_details": None, "stop_reason": stop, "stop_sequence": None, "usage": usage_of(reply, output),
    }


def stop_of(reply):
    return "tool_use" if isinstance(reply, Call) else "end_turn"


def whole(talk, reply):
    return message_of(talk, reply, [block_of(reply)], stop_of(reply), reply.usage.output)


def events(talk, reply):
    """(name, data) for each event; a Pause where the stream waits."""
    def event(name, **fields):
        return name, {"type": name, **fields}

    block = block_of(reply)
    yield event("message_start", message=message_of(talk, reply, [], None, 1))
    yield event("ping")
    if isinstance(reply, Call):
        yield event("content_block_start", index=0, content_block={**block, "input": {}})
        for piece in pieces(json.dumps(reply.arguments)):
            yield event("content_block_delta", index=0, delta={"type": "input_json_delta", "partial_json": piece})
    else:
        yield event("content_block_start", index=0, content_block={**block, "text": ""})
        for word in reply.words:
            yield event("content_block_delta", index=0, delta={"type": "text_delta", "text": word})
            yield Pause(reply.pause)
        if reply.then_stall:
            yield Pause(None)
    yield event("content_block_stop", index=0)
    delta = {"container": None, "stop_details": None, "stop_reason": stop_of(reply), "stop_sequence": None}
    yield event("message_delta", delta=delta, usage={**usage_of(reply, reply.usage.output), "server_tool_use": None})
    yield event("message_stop")
