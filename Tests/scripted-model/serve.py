#!/usr/bin/env python3
"""Serves the scripted model on loopback until it is ended, or until its standard input closes with --until-eof."""
import argparse
import http.server
import json
import os
import sys
import threading

from handler import Handler
from journal import Journal
from model import Model
from scenario import Book


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, request, client_address):
        """A client that leaves is no error of ours; anything else is told."""
        if not isinstance(sys.exception() if sys.version_info >= (3, 11) else sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one (default)")
    parser.add_argument("--port-file", help="where to write the port, once it listens")
    parser.add_argument("--log", help="the request log, one JSON object a line")
    parser.add_argument("--bodies", action="store_true", help="the log holds whole requests")
    parser.add_argument("--marker", action="append", default=[], help="the log says for each request whether this text is in it")
    parser.add_argument("--credential", help="the log says for each request whether it came with this key")
    parser.add_argument("--scenarios", help="a JSON file with more scenarios")
    parser.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", help="a value of every scenario")
    parser.add_argument("--until-eof", action="store_true", help="end when standard input closes")
    return parser.parse_args()


def main():
    options = arguments()
    Handler.book = Book(options.scenarios, dict(pair.split("=", 1) for pair in options.set))
    Handler.model = Model()
    Handler.journal = Journal(options.log, options.marker, options.bodies, options.credential)
    server = Server(("127.0.0.1", options.port), Handler)
    if options.port_file:
        with open(f"{options.port_file}.new", "w") as file:
            file.write(f"{server.server_port}\n")
        os.replace(f"{options.port_file}.new", options.port_file)
    print(json.dumps({"port": server.server_port, "pid": os.getpid()}), flush=True)
    if options.until_eof:
        threading.Thread(target=lambda: (sys.stdin.buffer.read(), server.shutdown()), daemon=True).start()
    try:
        server.serve_forever(poll_interval=0.1)
    except KeyboardInterrupt:
        pass


if __name__ == "__main__":
    main()
