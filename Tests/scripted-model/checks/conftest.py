"""A server of its own for each check."""
import collections
import json
import pathlib
import subprocess
import sys

import pytest

FOLDER = pathlib.Path(__file__).parent.parent
sys.path.insert(0, str(FOLDER))

Served = collections.namedtuple("Served", "url log process")


@pytest.fixture
def serve(tmp_path):
    started = []

    def start(*options):
        log = tmp_path / f"log-{len(started)}.jsonl"
        command = [sys.executable, FOLDER / "serve.py", "--until-eof", "--log", log, *options]
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        started.append(process)
        port = json.loads(process.stdout.readline())["port"]
        return Served(f"http://127.0.0.1:{port}", lambda: [json.loads(line) for line in log.read_text().splitlines()], process)

    yield start
    for process in started:
        process.stdin.close()
        assert process.wait() == 0


@pytest.fixture
def server(serve):
    running = serve()
    yield running
    assert [entry for entry in running.log() if entry["event"] == "fault"] == []
