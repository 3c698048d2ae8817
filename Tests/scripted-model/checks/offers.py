"""What programs offer their model: the same abilities, in the words of each protocol. Shortened from what the real ones send."""


def schema(*required, **properties):
    return {"type": "object", "properties": {name: {"type": kind} for name, kind in properties.items()}, "required": list(required)}


CLAUDE = [
    {"name": "Bash", "input_schema": schema("command", command="string", description="string")},
    {"name": "Write", "input_schema": schema("file_path", "content", file_path="string", content="string")},
    {"name": "Read", "input_schema": schema("file_path", file_path="string")},
    {"name": "TodoWrite", "input_schema": schema("todos", todos="array")},
    {"name": "AskUserQuestion", "input_schema": schema("questions", questions="array")},
    {"name": "mcp__signalbox__report", "input_schema": schema("text", text="string")},
]
CODEX = [
    {"type": "function", "name": "exec_command", "parameters": schema("cmd", cmd="string"), "strict": False},
    {"type": "function", "name": "update_plan", "parameters": schema("plan", plan="array"), "strict": False},
    {"type": "custom", "name": "apply_patch", "description": "patches"},
    {
        "type": "namespace", "name": "mcp__signalbox", "description": "of the lane",
        "tools": [
            {"type": "function", "name": name, "parameters": schema(field, **{field: "string"})}
            for name, field in (("report", "text"), ("ask", "question"))
        ],
    },
]
VIBE = [
    {"type": "function", "function": {"name": name, "parameters": parameters}}
    for name, parameters in (
        ("bash", schema("command", command="string", timeout="integer")),
        ("write_file", schema("path", "content", path="string", content="string", overwrite="boolean")),
        ("todo", schema("action", action="string", todos="array")),
        ("signalbox_report", schema("text", text="string")),
    )
]
