"""Who gets in, and what a page of somebody else can do: nothing."""

import http.client
import json
import subprocess
from urllib.parse import urlsplit

import pytest
from box import BINARY


def ask(address, verb="GET", path="/", body=None, **headers):
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=180)
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    data = json.dumps(body) if body is not None else None
    if data:
        sent.setdefault("Content-Type", "application/json")
    connection.putrequest(verb, path, skip_host="Host" in sent)
    if data:
        sent["Content-Length"] = str(len(data))
    for name, value in sent.items():
        connection.putheader(name, value)
    connection.endheaders(data.encode() if data else None)
    answer = connection.getresponse()
    text = answer.read().decode()
    return answer.status, text, answer.headers


@pytest.fixture
def signed_in(plain):
    link = plain.link()
    base, key = link.split("/enter#")
    status, text, headers = ask(base, "POST", "/enter", {"key": key})
    assert status == 200, text
    return plain, base, key, headers["Set-Cookie"].split(";")[0], json.loads(text)["token"]


def test_a_link_works_once(signed_in):
    _, base, key, _, _ = signed_in
    status, text, _ = ask(base, "POST", "/enter", {"key": key})
    assert status == 401 and "used already" in text


def test_without_a_session_there_is_nothing(signed_in):
    _, base, _, _, _ = signed_in
    status, text, _ = ask(base)
    assert status == 401 and "signalbox web" in text and "acme" not in text
    for path in ("/api/v1/status", "/api/v1/lanes", "/api/v1/events"):
        status, text, headers = ask(base, path=path)
        assert status == 401 and "nobody is signed in" in text and headers["WWW-Authenticate"] == "Bearer"
    status, text, _ = ask(base, path="/api/v1/status", Cookie="signalbox-session=AAAA")
    assert status == 401 and json.loads(text)["code"] == "refused"


def test_the_cookie_reads_and_does_not_change(signed_in):
    _, base, _, cookie, token = signed_in
    assert ask(base, path="/api/v1/status", Cookie=cookie)[0] == 200
    body = {"scope": {"all": {}}, "paused": True}
    status, text, _ = ask(base, "POST", "/api/v1/pause", body, Cookie=cookie)
    assert status == 403 and "Bearer" in text
    status, text, _ = ask(base, "POST", "/api/v1/pause", body, Authorization=f"Bearer {token[:-1]}A" if token[-1] != "A" else f"Bearer {token[:-1]}B")
    assert status == 401
    assert json.loads(ask(base, path="/api/v1/status", Cookie=cookie)[1])["holds"] == []
    assert ask(base, "POST", "/api/v1/pause", body, Authorization=f"Bearer {token}")[0] == 200
    assert json.loads(ask(base, path="/api/v1/status", Cookie=cookie)[1])["holds"] == ["everything"]


@pytest.mark.parametrize("origin", ["http://evil.example", "http://127.0.0.1:1", "null", "https://127.0.0.1"])
def test_another_origin_is_refused(signed_in, origin):
    _, base, _, cookie, token = signed_in
    status, text, _ = ask(base, "POST", "/api/v1/pause", {"scope": {"all": {}}, "paused": True}, Authorization=f"Bearer {token}", Origin=origin)
    assert status == 403 and "may not ask" in text
    assert ask(base, path="/api/v1/status", Cookie=cookie, Origin=origin)[0] == 403


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "evil.example:80", "10.0.0.1"])
def test_another_host_is_refused(signed_in, host):
    _, base, _, cookie, _ = signed_in
    status, text, _ = ask(base, path="/api/v1/status", Cookie=cookie, Host=host)
    assert status == 403 and "127.0.0.1" in text


@pytest.mark.parametrize("site,mode,status", [("cross-site", "cors", 403), ("same-site", "no-cors", 403), ("same-origin", "cors", 200), ("none", "navigate", 200)])
def test_other_sites_pages_get_nothing(signed_in, site, mode, status):
    _, base, _, cookie, _ = signed_in
    assert ask(base, path="/api/v1/lanes", Cookie=cookie, Sec_Fetch_Site=site, Sec_Fetch_Mode=mode)[0] == status


def test_every_answer_carries_the_policy(signed_in):
    _, base, _, cookie, _ = signed_in
    for path in ("/", "/enter", "/assets/x/app.js", "/api/v1/status", "/nowhere", "/lanes/L-999"):
        _, _, headers = ask(base, path=path, Cookie=cookie)
        policy = headers["Content-Security-Policy"]
        assert "script-src 'self'" in policy and "unsafe" not in policy and "default-src 'none'" in policy, path
        assert headers["X-Content-Type-Options"] == "nosniff"


def test_signing_out_ends_every_session(signed_in):
    box, base, _, cookie, token = signed_in
    assert box.json("web", "--end-sessions")["ended"] == 1
    assert ask(base, path="/api/v1/status", Cookie=cookie)[0] == 401
    assert ask(base, path="/api/v1/status", Authorization=f"Bearer {token}")[0] == 401


def test_sessions_outlive_the_server_and_its_port_stays(signed_in):
    box, base, _, cookie, _ = signed_in
    box.run("down")
    box.up()
    assert ask(base, path="/api/v1/status", Cookie=cookie)[0] == 200
    secrets = (box.workspace / ".signalbox/web/sessions.json").read_text()
    assert cookie.split("=")[1] not in secrets
    assert (box.workspace / ".signalbox/web/sessions.json").stat().st_mode & 0o077 == 0


def test_a_job_of_a_lane_gets_no_link(plain):
    done = subprocess.run(
        [BINARY, "web"], cwd=plain.workspace, env=plain.environment | {"SIGNALBOX_LANE": "L-1"}, capture_output=True, text=True)
    assert done.returncode == 3
