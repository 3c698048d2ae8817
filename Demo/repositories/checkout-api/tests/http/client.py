"""Calls a WSGI application without a network."""
import io
import json


def call(app, method, path, body=None, headers=None):
    """Return status, headers (a dictionary) and document of one request."""
    data = body if isinstance(body, bytes) else json.dumps(body).encode() if body is not None else b""
    seen = {}

    def start_response(status, answered):
        seen["status"] = int(status.split()[0])
        seen["headers"] = dict(answered)

    environ = {
        "REQUEST_METHOD": method, "PATH_INFO": path, "CONTENT_LENGTH": str(len(data)), "wsgi.input": io.BytesIO(data),
    }
    for name, value in (headers or {}).items():
        environ["HTTP_" + name.upper().replace("-", "_")] = value
    chunks = app(environ, start_response)
    return seen["status"], seen["headers"], json.loads(b"".join(chunks))
