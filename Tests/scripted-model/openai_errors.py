"""The body of an error, alike in OpenAI's two protocols."""

KINDS = {
    400: ("invalid_request_error", None), 401: ("invalid_request_error", "invalid_api_key"), 404: ("invalid_request_error", "not_found"),
    429: ("requests", "rate_limit_exceeded"), 500: ("server_error", None), 529: ("server_error", "server_is_overloaded"),
}


def error(status, message):
    kind, code = KINDS.get(status, ("server_error", None))
    return {"error": {"message": message, "type": kind, "param": None, "code": code}}
