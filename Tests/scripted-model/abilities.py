"""Puts an abstract step into a call of a tool that the program offered. Programs name the same ability differently."""
import json
import os
import re
import shlex

from reply import Call

SHELL = ("Bash", "bash", "exec_command", "shell_command", "shell", "terminal", "execute")
WRITE = ("Write", "write_file", "create_file", "write")
READ = ("Read", "read_file", "read")
PLAN = ("TodoWrite", "update_plan", "todo", "TaskCreate")
ASK = ("AskUserQuestion", "ask_user_question", "request_user_input")


def call(talk, step):
    """A Call, or None when the program offers nothing for it."""
    match step["do"]:
        case "shell":
            return shell(talk, step["command"])
        case "write":
            return write(talk, step["path"], step["content"])
        case "read":
            return read(talk, step["path"])
        case "plan":
            return plan(talk, step["entries"])
        case "ask":
            return ask(talk, step)
        case "call":
            return named(talk, step["tool"], json.loads(step["arguments"]))
    raise ValueError(f"no such step: {step['do']}")


def offered(talk, names):
    return next((tool for name in names if (tool := talk.tool(name))), None)


def named(talk, name, arguments, trimmed=False):
    """The tool of this name, or the MCP tool whose name ends so. Programs hold MCP tools back: then it is searched for, once."""
    for tool in talk.tools:
        if tool.name == name or tool.full_name.endswith(f"_{name}"):
            known = tool.schema.get("properties", {})
            return Call(tool, completed(tool, {key: value for key, value in arguments.items() if key in known}) if trimmed else arguments)
    search = talk.tool("tool_search") or talk.tool("search_tool_functions")
    if search and not talk.searches:
        return Call(search, {"query": name} if search.search else {"mode": "best_match", "query": name})
    found = re.search(rf"\b(\w+\.\w*{re.escape(name)}\w*)", " ".join(talk.searches))
    runner = talk.tool("run_typescript")
    if found and runner:
        return Call(runner, {"code": f"async function main() {{ return await tools.{found[1]}({json.dumps(arguments)}); }}"})
    return None


def shell(talk, command):
    tool = offered(talk, SHELL)
    if not tool:
        return None
    properties = tool.schema.get("properties", {})
    key = next((key for key in ("command", "cmd") if key in properties), "command")
    wants_list = properties.get(key, {}).get("type") == "array"
    arguments = {key: ["sh", "-c", command] if wants_list else command}
    if "yield_time_ms" in properties:
        # Codex goes on without a command that takes longer; it waits no longer than this.
        arguments["yield_time_ms"] = 30_000
    return Call(tool, completed(tool, arguments))


def write(talk, path, content):
    if tool := offered(talk, WRITE):
        values = {"file_path": absolute(talk, path), "path": absolute(talk, path), "content": content, "overwrite": True}
        properties = tool.schema.get("properties", values)
        return Call(tool, completed(tool, {key: value for key, value in values.items() if key in properties}))
    if tool := talk.tool("apply_patch"):
        lines = "".join(f"+{line}\n" for line in content.splitlines())
        patch = f"*** Begin Patch\n*** Add File: {path}\n{lines}*** End Patch\n"
        return Call(tool, patch if tool.freeform else {"input": patch})
    return shell(talk, f"printf %s {shlex.quote(content)} > {shlex.quote(path)}")


def read(talk, path):
    tool = offered(talk, READ)
    if not tool:
        return shell(talk, f"cat {shlex.quote(path)}")
    key = next((key for key in ("file_path", "path") if key in tool.schema.get("properties", {})), "path")
    return Call(tool, completed(tool, {key: absolute(talk, path)}))


def plan(talk, entries):
    tool = offered(talk, PLAN)
    if not tool:
        return shell(talk, "true")
    states = ["in_progress"] + ["pending"] * (len(entries) - 1)
    match tool.name:
        case "TaskCreate":
            return Call(tool, {"subject": entries[0], "description": entries[0], "activeForm": entries[0]})
        case "TodoWrite":
            return Call(tool, {"todos": [{"content": text, "status": state, "activeForm": text} for text, state in zip(entries, states)]})
        case "update_plan":
            return Call(tool, {"plan": [{"step": text, "status": state} for text, state in zip(entries, states)]})
    todos = [
        {"id": str(number), "content": text, "status": state, "priority": "medium"}
        for number, (text, state) in enumerate(zip(entries, states), 1)
    ]
    return Call(tool, completed(tool, {"action": "write", "todos": todos}))


def ask(talk, step):
    """By the operator's MCP tool when the scenario names one and it is there, else by the program's own."""
    if "tool" in step:
        found = named(talk, step["tool"], {"question": step["question"], "options": step["options"]}, trimmed=True)
        if found:
            return found
    tool = offered(talk, ASK)
    if not tool:
        return None
    options = [{"label": option, "description": f"make it {option}"} for option in step["options"]]
    question = {"question": step["question"], "header": "Choice", "options": options}
    properties = tool.schema.get("properties", {}).get("questions", {}).get("items", {}).get("properties", {})
    question |= {key: value for key, value in (("id", "choice"), ("multiSelect", False), ("multi_select", False)) if key in properties}
    return Call(tool, {"questions": [question]})


def absolute(talk, path):
    return os.path.normpath(os.path.join(talk.folder, path)) if talk.folder else path


def completed(tool, arguments):
    """With something in each required argument that the step did not speak of."""
    for name in tool.schema.get("required", []):
        if name not in arguments:
            arguments[name] = something(tool.schema.get("properties", {}).get(name, {}))
    return arguments


def something(schema):
    if schema.get("enum"):
        return schema["enum"][0]
    return {"boolean": False, "integer": 1, "number": 1, "array": [], "object": {}}.get(schema.get("type"), "as the step says")
