"""The HTTP side: connections that are kept, cut, chunked or wrong."""
import gzip
import http.client
import json
import socket

import httpx
import pytest

BODY = {"model": "m", "max_tokens": 9, "stream": True, "messages": [{"role": "user", "content": "Say MARK-1."}]}


def test_a_connection_serves_many_requests(server):
    connection = http.client.HTTPConnection(server.url.removeprefix("http://"))
    sockets = set()
    for _ in range(3):
        connection.request("POST", "/s/text/v1/messages", json.dumps(BODY))
        assert b"message_stop" in connection.getresponse().read()
        sockets.add(connection.sock.getsockname())
    assert len(sockets) == 1


def test_chunked_and_compressed_requests_are_read(server):
    def parts():
        yield json.dumps(BODY).encode()[:20]
        yield json.dumps(BODY).encode()[20:]

    assert httpx.post(f"{server.url}/s/text/v1/messages", content=parts(), timeout=120).status_code == 200
    packed = gzip.compress(json.dumps(BODY).encode())
    headers = {"content-encoding": "gzip"}
    assert httpx.post(f"{server.url}/s/text/v1/messages", content=packed, headers=headers, timeout=120).status_code == 200


@pytest.mark.parametrize("scenario", ["hang", "stall", "slow,seconds=600"])
def test_a_client_that_leaves_is_noticed(server, scenario):
    with pytest.raises(httpx.ReadTimeout):
        httpx.post(f"{server.url}/s/{scenario}/v1/messages", json=BODY, timeout=0.3)
    # The server's own thread writes it; a second answer proves that the server goes on meanwhile.
    assert httpx.post(f"{server.url}/s/text/v1/messages", json=BODY, timeout=120).status_code == 200
    while not any(entry["event"] == "gone" for entry in server.log()):
        assert server.process.poll() is None


def test_a_client_that_leaves_in_the_middle_of_its_request(server):
    host, port = server.url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port))) as connection:
        connection.sendall(b"POST /s/text/v1/messages HTTP/1.1\r\nhost: x\r\ncontent-length: 900\r\n\r\n{")
    assert httpx.post(f"{server.url}/s/text/v1/messages", json=BODY, timeout=120).status_code == 200


@pytest.mark.parametrize("content, headers", [(b"{", {}), (b"[]", {}), (b"x", {"content-encoding": "zstd"}), (b"{}", {})])
def test_a_request_that_cannot_be_understood_is_refused(server, content, headers):
    assert httpx.post(f"{server.url}/s/text/v1/messages", content=content, headers=headers, timeout=120).status_code == 400


def test_a_path_as_a_proxy_gives_it(server):
    host = server.url.removeprefix("http://")
    connection = http.client.HTTPConnection(host)
    connection.request("POST", f"http://{host}/s/text/v1/messages", json.dumps(BODY))
    assert connection.getresponse().status == 200


def test_the_log_says_what_was_told_and_holds_no_key(serve):
    running = serve("--marker", "MARK-1", "--marker", "MARK-2", "--credential", "sk-fake")
    for key in ("sk-fake", "sk-somebodys-own"):
        httpx.post(f"{running.url}/s/text/v1/messages", json={**BODY, "system": "Be brief."}, headers={"x-api-key": key}, timeout=120)
    first, second = running.log()
    assert (first["scenario"], first["system"], first["prompt"]) == ("text", "Be brief.", "Say MARK-1.")
    assert first["markers"] == {"MARK-1": True, "MARK-2": False}
    assert (first["credential"], second["credential"]) == ("expected", "other")
    assert "sk-" not in json.dumps([first, second])
