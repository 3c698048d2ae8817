"""A stream of server-sent events over HTTP/1.1, and how to notice that its reader left."""
import json
import select
import socket
import time


class Gone(Exception):
    """The client closed the connection."""


class EventStream:
    def __init__(self, handler):
        self.handler = handler
        # HTTP/1.0 knows no chunks: there the end of the connection is the end of the stream.
        self.chunked = handler.request_version != "HTTP/1.0"
        handler.send_response(200)
        handler.send_header("content-type", "text/event-stream; charset=utf-8")
        handler.send_header("cache-control", "no-cache")
        if self.chunked:
            handler.send_header("transfer-encoding", "chunked")
        else:
            handler.close_connection = True
        handler.end_headers()

    def send(self, name, data):
        text = data if isinstance(data, str) else json.dumps(data)
        self.write(f"event: {name}\ndata: {text}\n\n" if name else f"data: {text}\n\n")

    def write(self, text):
        raw = text.encode()
        self.handler.wfile.write(b"%x\r\n%s\r\n" % (len(raw), raw) if self.chunked else raw)

    def end(self):
        if self.chunked:
            self.handler.wfile.write(b"0\r\n\r\n")


def wait(connection, seconds):
    """Waits, for ever when seconds is None; raises Gone as soon as the client leaves."""
    until = None if seconds is None else time.monotonic() + seconds
    while until is None or time.monotonic() < until:
        left = None if until is None else max(0, until - time.monotonic())
        ready, _, _ = select.select([connection], [], [], left)
        if not ready:
            return
        if not connection.recv(1, socket.MSG_PEEK):
            raise Gone
        # The next request is here already; it is read when this one is answered.
        time.sleep(min(left if left is not None else 1, 1))
