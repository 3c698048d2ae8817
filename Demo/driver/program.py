"""Calls the program under demonstration, in the demo's workspace."""
import json
import os
import subprocess


class Refused(Exception):
    """A command that did not end with 0."""

    def __init__(self, arguments, status, message):
        super().__init__(message)
        self.arguments, self.status, self.message = arguments, status, message

    def __str__(self):
        return f"`signalbox {' '.join(self.arguments)}` ended with {self.status}: {self.message}"


class Program:
    def __init__(self, path, workspace, operator=None):
        self.path, self.workspace = path, workspace
        self.environment = dict(os.environ)
        if operator:
            self.environment["SIGNALBOX_OPERATOR"] = operator

    def run(self, *arguments, accept=(0,)):
        """The completed call; Refused when it ends otherwise than accepted."""
        done = subprocess.run(
            [self.path, *arguments], cwd=self.workspace, env=self.environment, stdin=subprocess.DEVNULL, capture_output=True)
        if done.returncode not in accept:
            message = done.stderr.decode(errors="replace").strip() or done.stdout.decode(errors="replace").strip()
            raise Refused(arguments, done.returncode, message[:2000])
        return done

    def text(self, *arguments):
        return self.run(*arguments).stdout.decode(errors="replace")

    def json(self, *arguments, accept=(0,)):
        return json.loads(self.run(*arguments, "--json", accept=accept).stdout)

    def lanes(self):
        """Every lane, also those that have ended."""
        return self.json("lanes", "--all")

    def lane(self, identifier):
        return self.json("lane", "show", identifier)

    def follow(self, after):
        """The process that prints every event after that number, one a line."""
        return subprocess.Popen(
            [self.path, "events", "--follow", "--json", "--after", str(after)], cwd=self.workspace, env=self.environment,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True)

    def interactive(self, arguments):
        """Runs on the person's own terminal."""
        return subprocess.call([self.path, *arguments], cwd=self.workspace, env=self.environment)
