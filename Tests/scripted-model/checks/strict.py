"""Reads wire data as the official packages' own types, and takes neither more nor less than they declare."""
import json

import pydantic


def strict(type_, data):
    """The value, or an error that names the field that is missing, of the wrong type, or not in the published schema."""
    value = pydantic.TypeAdapter(type_).validate_json(json.dumps(data), strict=True)
    unknown = sorted(extras(value))
    assert not unknown, f"not in the schema of {type(value).__name__}: {', '.join(unknown)}"
    return value


def extras(value, path=""):
    if isinstance(value, pydantic.BaseModel):
        yield from (f"{path}.{name}" for name in value.model_extra or {})
        for name in type(value).model_fields:
            yield from extras(getattr(value, name), f"{path}.{name}")
    elif isinstance(value, (list, tuple)):
        for index, item in enumerate(value):
            yield from extras(item, f"{path}[{index}]")


def events(response):
    """(name, text) for each event of a stream."""
    name = None
    for line in response.iter_lines():
        if line.startswith("event: "):
            name = line.removeprefix("event: ")
        elif line.startswith("data: "):
            yield name, line.removeprefix("data: ")
            name = None
        else:
            assert line == "", f"not a line of server-sent events: {line!r}"
