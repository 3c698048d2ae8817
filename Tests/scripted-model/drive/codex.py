"""Codex: its app-server, JSON-RPC without the version."""
import pathlib

CONFIG = """\
model = "gpt-5.5"
model_provider = "scripted"
[model_providers.scripted]
name = "scripted"
base_url = "{url}/v1"
wire_api = "responses"
env_key = "SCRIPTED_KEY"
request_max_retries = 1
stream_max_retries = 1
[analytics]
enabled = false
[features]
plugins = false
"""


def environment(home, url):
    return {"CODEX_HOME": f"{home}/codex", "SCRIPTED_KEY": "sk-fake"}


def prepare(home, url):
    pathlib.Path(home, "codex").mkdir(exist_ok=True)
    pathlib.Path(home, "codex", "config.toml").write_text(CONFIG.format(url=url))


def command(path, url):
    return [path, "app-server"]


def allow(message):
    if "id" in message and "method" in message:
        return {"id": message["id"], "result": {"decision": "accept"}}
    return None


def turn(lines, folder, prompt, answer=allow, approval="untrusted", sandbox="danger-full-access"):
    """One turn; the closing message."""
    def call(number, method, params):
        lines.send({"id": number, "method": method, "params": params})
        reply = lines.until(lambda message: message.get("id") == number and "method" not in message, answer)
        if "error" in reply:
            raise RuntimeError(f"{method}: {reply['error']}")
        return reply["result"]

    call("begin", "initialize", {"clientInfo": {"name": "signalbox-smoke", "title": "Signalbox", "version": "1"}})
    lines.send({"method": "initialized"})
    thread = call("thread", "thread/start", {"cwd": str(folder), "approvalPolicy": approval, "sandbox": sandbox})["thread"]["id"]
    call("turn", "turn/start", {"threadId": thread, "input": [{"type": "text", "text": prompt}]})
    usage = []

    def watch(message):
        if message.get("method") == "thread/tokenUsage/updated":
            usage.append(message["params"]["tokenUsage"]["total"])
        return answer(message)

    done = lines.until(lambda message: message.get("method") == "turn/completed", watch)
    return {"ending": done["params"]["turn"]["status"], "usage": usage[-1] if usage else None, "cost": None}
