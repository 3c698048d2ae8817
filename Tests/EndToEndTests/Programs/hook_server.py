"""A server on loopback that messages are sent to, as wrong as a test wants it. Standard library only.

`hook_server.py READY` writes its port to the named pipe READY. Requests:
POST anything        noted, and answered as the mode says
GET /wait/N          answers when N requests were noted: all of them as a JSON list
GET /mode/MODE       ok, 500, redirect (to /elsewhere), huge (an answer without an end), slow (none), close (the connection)
GET /quit            ends it
"""

import http.server
import json
import sys
import threading

seen = []
news = threading.Condition()
over = threading.Event()
mode = "ok"


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def answer(self, status, body=b"{}", **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        with news:
            seen.append({"path": self.path, "headers": {k.lower(): v for k, v in self.headers.items()}, "body": body})
            news.notify_all()
        if mode == "redirect":
            self.answer(302, Location="/elsewhere")
        elif mode == "500":
            self.answer(500, b"secret words of the other end")
        elif mode == "huge":
            self.send_response(200)
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            piece = b"x" * 65536
            try:
                while not over.is_set():
                    self.wfile.write(b"10000\r\n" + piece + b"\r\n")
            except OSError:
                pass
            self.close_connection = True
        elif mode == "slow":
            over.wait()
            self.close_connection = True
        elif mode == "close":
            self.close_connection = True
        else:
            self.answer(200)

    def do_GET(self):
        global mode
        _, verb, *rest = self.path.split("/")
        if verb == "wait":
            with news:
                news.wait_for(lambda: len(seen) >= int(rest[0]))
                body = json.dumps(seen).encode()
            self.answer(200, body)
        elif verb == "mode":
            mode = rest[0]
            self.answer(200)
        elif verb == "quit":
            over.set()
            self.answer(200)
            threading.Thread(target=server.shutdown).start()


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
server.daemon_threads = True
with open(sys.argv[1], "w") as ready:
    ready.write(str(server.server_address[1]))
server.serve_forever()
