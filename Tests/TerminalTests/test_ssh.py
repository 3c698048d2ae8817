"""The same over a real SSH connection: an sshd of the test's own on loopback, with keys of its own."""

import getpass
import os
import shutil
import socket
import subprocess
from pathlib import Path

import pytest
from box import BINARY, until

SSHD = shutil.which("sshd", path=f"{os.environ['PATH']}:/usr/sbin:/usr/local/sbin")


@pytest.fixture
def ssh(plain):
    """The words of a command that runs another in the workspace on the other side, in a terminal of its own."""
    folder = plain.folder / "ssh"
    folder.mkdir(mode=0o700)
    for name in ("host", "key"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder / name], check=True)
    shutil.copy(folder / "key.pub", folder / "authorized")
    if os.geteuid() == 0:
        # Where the unprivileged half of an sshd that root starts lives.
        Path("/run/sshd").mkdir(exist_ok=True)
    log = folder / "log"

    def start():
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        (folder / "sshd_config").write_text(
            f"ListenAddress 127.0.0.1:{port}\nHostKey {folder}/host\nAuthorizedKeysFile {folder}/authorized\nPidFile none\nStrictModes no\n"
            "PermitRootLogin yes\nPasswordAuthentication no\nKbdInteractiveAuthentication no\nPrintMotd no\nPrintLastLog no\n")
        return port, subprocess.Popen([SSHD, "-D", "-f", folder / "sshd_config", "-E", log])

    def command(*words):
        environment = " ".join(f"{name}='{value}'" for name, value in plain.environment.items())
        return ["ssh", "-tt", "-F", "none", "-p", str(port), "-i", str(folder / "key"), "-o", "StrictHostKeyChecking=no", "-o", "LogLevel=ERROR",
                "-o", f"UserKnownHostsFile={folder}/known", f"{getpass.getuser()}@127.0.0.1",
                f"cd '{plain.workspace}' && exec env -i TERM=$TERM {environment} {' '.join(words)}"]

    port, server = start()
    try:
        for _ in range(5):
            until("sshd", lambda: server.poll() is not None or (log.exists() and "Server listening" in log.read_text()))
            if server.poll() is None:
                break
            # Somebody else had the port before sshd took it.
            port, server = start()
        yield command
    finally:
        server.kill()
        server.wait()


@pytest.mark.skipif(SSHD is None, reason="there is no sshd (on Debian: openssh-server)")
def test_a_lane_over_ssh(plain, watch, ssh):
    lane = plain.json("dispatch", plain.target("Add b", "echo two > b.txt; git add -A; git commit -qm 'Add b'"))[0]["id"]
    plain.reach(lane, "inspecting")
    terminal = watch(plain, program=ssh(BINARY, "watch"))
    terminal.wait("Ready to inspect  1")
    terminal.resize(120, 40)
    terminal.wait(lambda: any(len(line.rstrip()) > 80 for line in terminal.screen.display))
    terminal.press("Enter")
    terminal.wait("of 1 viewed")
    terminal.press("q")
    terminal.wait("Ready to inspect  1")
    terminal.press("q")
    assert terminal.end() == 0
    assert terminal.is_restored()


@pytest.mark.skipif(SSHD is None, reason="there is no sshd (on Debian: openssh-server)")
def test_a_connection_that_breaks_leaves_nothing(plain, watch, ssh):
    terminal = watch(plain, program=ssh("sh", "-c", f"'echo $$ > {plain.folder}/pid; exec {BINARY} watch'"))
    terminal.wait("● live")
    process = int((plain.folder / "pid").read_text())
    terminal.process.kill()

    def is_gone():
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        return False

    until("the end of the program on the other side", is_gone)
