"""The request log: one JSON object a line, for tests that say what an agent program told its model."""
import json
import threading
import time


class Journal:
    def __init__(self, path=None, markers=(), bodies=False, credential=None):
        self.file = open(path, "a", encoding="utf-8") if path else None
        self.markers = markers
        self.bodies = bodies
        self.credential = credential
        self.lock = threading.Lock()

    def write(self, event, **fields):
        if not self.file:
            return
        line = json.dumps({"time": round(time.time(), 3), "event": event, **fields})
        with self.lock:
            self.file.write(line + "\n")
            self.file.flush()

    def request(self, handler, segment, scenario, talk, body, answer):
        everything = "\n".join(texts(body))
        call = {"tool": answer.tool.full_name, "arguments": answer.arguments} if hasattr(answer, "arguments") else None
        self.write(
            "request", method=handler.command, path=handler.path, segment=segment, scenario=scenario, protocol=talk.protocol,
            model=talk.model, credential=self.seen(handler.headers), agent=handler.headers.get("user-agent", ""),
            tools=[tool.full_name for tool in talk.tools], system=talk.system, prompt=talk.prompt, turn=len(talk.prompts),
            results=talk.results, asides=talk.asides, folder=talk.folder, markers={text: text in everything for text in self.markers},
            answer=type(answer).__name__.lower(), call=call, **({"body": body} if self.bodies else {}),
        )

    def seen(self, headers):
        """Whether the credential is the one that was expected. The log never holds one: it might be somebody's own."""
        given = headers.get("x-api-key") or headers.get("authorization", "").removeprefix("Bearer ")
        if not given:
            return "none"
        return "expected" if given == self.credential else "other"


def texts(value):
    """Every text of a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, dict)):
        for item in value if isinstance(value, list) else value.values():
            yield from texts(item)
