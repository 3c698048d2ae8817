"""The WSGI application."""
import json

from checkout.orders.store import OrderError, OrderStore
from checkout.pricing.totals import total


def respond(start_response, status, document):
    """Answer with a JSON document."""
    body = json.dumps(document).encode()
    headers = [("Content-Type", "application/json"), ("Content-Length", str(len(body)))]
    start_response(status, headers)
    return [body]


def read_json(environ):
    """Return the request's JSON document."""
    length = int(environ.get("CONTENT_LENGTH") or 0)
    return json.loads(environ["wsgi.input"].read(length))


def make_app(store=None):
    """Return the application over a store of orders."""
    store = store or OrderStore()

    def place_order(environ, start_response):
        document = read_json(environ)
        lines = [(line["cents"], line["quantity"]) for line in document["lines"]]
        try:
            number = store.place(lines, document["country"])
        except OrderError as error:
            return respond(start_response, "422 Unprocessable Entity", {"error": str(error)})
        return respond(
            start_response, "201 Created", {"number": number, "total": total(lines, document["country"])}
        )

    def health(environ, start_response):
        return respond(start_response, "200 OK", {"status": "ok"})

    routes = {("POST", "/orders"): place_order, ("GET", "/health"): health}

    def app(environ, start_response):
        handler = routes.get((environ["REQUEST_METHOD"], environ["PATH_INFO"]))
        if handler is None:
            return respond(start_response, "404 Not Found", {"error": "no such page"})
        return handler(environ, start_response)

    return app
