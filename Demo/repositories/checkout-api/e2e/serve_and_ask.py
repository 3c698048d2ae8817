"""Starts the service on a free port, asks it for its health and places an order."""
import json
import os
import sys
import threading
import urllib.request
from wsgiref.simple_server import WSGIRequestHandler, make_server

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))

from checkout.http.app import make_app  # noqa: E402


class Quiet(WSGIRequestHandler):
    def log_message(self, *arguments):
        pass


def main():
    server = make_server("127.0.0.1", 0, make_app(), handler_class=Quiet)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    base = f"http://127.0.0.1:{server.server_port}"
    try:
        with opener.open(f"{base}/health", timeout=5) as answer:
            assert json.load(answer) == {"status": "ok"}, "health is not ok"
        order = json.dumps({"lines": [{"cents": 1000, "quantity": 2}], "country": "DE"}).encode()
        with opener.open(f"{base}/orders", data=order, timeout=5) as answer:
            assert json.load(answer)["total"] == 2380, "wrong total"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
    print("served and asked: ok")


if __name__ == "__main__":
    main()
