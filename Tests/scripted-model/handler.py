"""The HTTP side: finds scenario and protocol in the path, reads the request, writes the answer."""
import http.server
import json
import re
import traceback

import anthropic_messages
import body
import openai_chat
import openai_responses
import reply
import stream
from scenario import UnknownScenario

PATH = re.compile(r"(?:https?://[^/]+)?/s/([^/]+)(/[^?]*)")
PROTOCOLS = {"/messages": anthropic_messages, "/chat/completions": openai_chat, "/responses": openai_responses}


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    book = model = journal = None  # set by serve.py

    def do_HEAD(self):
        self.answer(200, None)

    def do_GET(self):
        self.journal.write("get", path=self.path)
        if self.path.split("?")[0].endswith("/models"):
            return self.answer(200, {"object": "list", "data": [], "has_more": False, "first_id": None, "last_id": None})
        return self.answer(404, openai_chat.error(404, f"no such path: {self.path}"))

    def do_POST(self):
        try:
            self.serve()
        except (ConnectionError, stream.Gone):
            self.journal.write("gone", path=self.path)
            self.close_connection = True
        except Exception:  # a fault of this server must be seen, by the program and in the log
            self.journal.write("fault", path=self.path, trace=traceback.format_exc())
            self.close_connection = True
            raise

    def serve(self):
        found = PATH.fullmatch(self.path.split("?")[0])
        path = found[2] if found else self.path
        protocol = next((module for end, module in PROTOCOLS.items() if path.removesuffix("/count_tokens").endswith(end)), openai_chat)
        try:
            request = json.loads(body.read(self.headers, self.rfile))
        except (body.BadBody, ValueError) as error:
            self.close_connection = True
            return self.refuse(protocol, 400, f"the request cannot be read: {error}")
        if not found:
            return self.refuse(protocol, 404, f"the path must begin with /s/SCENARIO: {self.path}")
        if path.endswith("/messages/count_tokens"):
            return self.answer(200, {"input_tokens": len(json.dumps(request)) // 4})
        if not path.endswith(tuple(PROTOCOLS)):
            return self.refuse(protocol, 404, f"no such path: {path}")
        missing = [name for name in protocol.REQUIRED if not isinstance(request, dict) or name not in request]
        if missing:
            return self.refuse(protocol, 400, f"missing: {', '.join(missing)}")
        try:
            scenario = self.book.open(found[1])
        except UnknownScenario as error:
            return self.refuse(protocol, 404, str(error))
        talk = protocol.read(request)
        chosen = self.model.answer(scenario, found[1], talk)
        self.journal.request(self, found[1], scenario.name, talk, request, chosen)
        return self.speak(protocol, talk, chosen)

    def speak(self, protocol, talk, chosen):
        if isinstance(chosen, reply.Fail):
            extra = {"retry-after": str(chosen.retry_after)} if chosen.retry_after is not None else {}
            return self.answer(chosen.status, protocol.error(chosen.status, f"scripted error {chosen.status}"), extra)
        if isinstance(chosen, reply.Hang):
            return stream.wait(self.connection, None)
        if not talk.stream:
            for event in protocol.events(talk, chosen):
                if isinstance(event, reply.Pause):
                    stream.wait(self.connection, event.seconds)
            return self.answer(200, protocol.whole(talk, chosen))
        sender = stream.EventStream(self)
        for event in protocol.events(talk, chosen):
            if isinstance(event, reply.Pause):
                stream.wait(self.connection, event.seconds)
            else:
                sender.send(*event)
        return sender.end()

    def refuse(self, protocol, status, message):
        self.journal.write("refused", path=self.path, status=status, message=message)
        self.answer(status, protocol.error(status, message))

    def answer(self, status, value, extra=None):
        data = b"" if value is None else json.dumps(value).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(data)))
        self.send_header("request-id", reply.fresh("req_"))
        for name, text in (extra or {}).items():
            self.send_header(name, text)
        if self.close_connection:
            self.send_header("connection", "close")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        pass
