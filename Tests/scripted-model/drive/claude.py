"""Claude Code: stream-json both ways, with the control protocol."""
ARGUMENTS = [
    "-p", "--input-format", "stream-json", "--output-format", "stream-json", "--verbose", "--permission-prompt-tool", "stdio",
    "--permission-mode", "manual", "--include-partial-messages", "--setting-sources", "",
]


def environment(home, url):
    return {
        "CLAUDE_CONFIG_DIR": f"{home}/claude", "ANTHROPIC_BASE_URL": url, "ANTHROPIC_API_KEY": "sk-fake",
        "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC": "1", "DISABLE_AUTOUPDATER": "1", "DISABLE_TELEMETRY": "1",
        "DISABLE_ERROR_REPORTING": "1", "CLAUDE_CODE_MAX_RETRIES": "1", "ENABLE_TOOL_SEARCH": "false",
    }


def prepare(home, url):
    pass


def command(path, url):
    return [path, *ARGUMENTS]


def allow(message):
    if message.get("type") != "control_request":
        return None
    request = message["request"]
    answer = {"behavior": "allow", "updatedInput": request.get("input", {})}
    return {"type": "control_response", "response": {"subtype": "success", "request_id": message["request_id"], "response": answer}}


def turn(lines, folder, prompt, answer=allow):
    """One turn; the closing message."""
    lines.send({"type": "control_request", "request_id": "begin", "request": {"subtype": "initialize", "hooks": None}})
    lines.until(lambda message: message.get("type") == "control_response")
    lines.send({"type": "user", "message": {"role": "user", "content": prompt}, "parent_tool_use_id": None, "session_id": "default"})
    result = lines.until(lambda message: message.get("type") == "result", answer)
    return {"ending": result.get("terminal_reason"), "usage": result.get("usage"), "cost": result.get("total_cost_usd")}
