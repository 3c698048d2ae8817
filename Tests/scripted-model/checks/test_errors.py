"""Scripted errors, as the official clients see them."""
import anthropic
import openai
import pytest
from anthropic.types import ErrorResponse
from openai.types.shared import ErrorObject
from strict import strict

STATUSES = {400: "BadRequestError", 401: "AuthenticationError", 429: "RateLimitError", 500: "InternalServerError", 529: None}


def ask(package, server, scenario):
    if package is anthropic:
        client = anthropic.Anthropic(base_url=f"{server.url}/s/{scenario}", api_key="fake", max_retries=0)
        return client.messages.create(model="m", max_tokens=1, messages=[{"role": "user", "content": "Hello"}])
    client = openai.OpenAI(base_url=f"{server.url}/s/{scenario}/v1", api_key="fake", max_retries=0)
    return client.responses.create(model="m", input="Hello")


@pytest.mark.parametrize("package", [anthropic, openai])
@pytest.mark.parametrize("status", STATUSES)
def test_an_error_is_of_the_schema(server, package, status):
    with pytest.raises(package.APIStatusError) as raised:
        ask(package, server, f"error{status}")
    error = raised.value
    assert error.status_code == status
    assert STATUSES[status] in (None, type(error).__name__)
    assert error.response.headers.get("retry-after") == ("1" if status == 429 else None)
    if package is anthropic:
        strict(ErrorResponse, error.response.json())
    else:
        strict(ErrorObject, error.response.json()["error"])


@pytest.mark.parametrize("package", [anthropic, openai])
def test_overload_comes_once_for_each_path(server, package):
    for path in ("overload-once", "overload-once,id=another"):
        with pytest.raises(package.APIStatusError) as raised:
            ask(package, server, path)
        assert raised.value.status_code == 529
        ask(package, server, path)


def test_a_misspelt_scenario_is_an_error(server):
    with pytest.raises(openai.NotFoundError, match="no scenario 'edit-comit'"):
        ask(openai, server, "edit-comit")
