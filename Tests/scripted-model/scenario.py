"""A scenario: what the model does at each step of each turn. The scenarios themselves are data, in scenarios.json."""
import json
import pathlib
import re
import urllib.parse

NAME = re.compile(r"\{([a-z]+)\}")


class UnknownScenario(Exception):
    pass


class Book:
    """All scenarios: the committed ones, and those of a test's own file."""

    def __init__(self, own=None, settings=None):
        self.scenarios = json.loads(pathlib.Path(__file__).with_name("scenarios.json").read_text())
        if own:
            self.scenarios.update(json.loads(pathlib.Path(own).read_text()))
        self.settings = settings or {}

    def open(self, segment):
        """`name` or `name,key=value,…`, percent-encoded, as it stands in a path after /s/."""
        name, *pairs = [urllib.parse.unquote(part) for part in segment.split(",")]
        if name not in self.scenarios:
            raise UnknownScenario(f"no scenario {name!r}; there are {', '.join(sorted(self.scenarios))}")
        own = self.scenarios[name]
        base = self.scenarios[own["like"]] if "like" in own else {}
        values = {**base.get("with", {}), **own.get("with", {}), **self.settings}
        values.update(pair.split("=", 1) for pair in pairs if "=" in pair)
        return Scenario(name, {**base, **own}, values)


class Scenario:
    def __init__(self, name, data, values):
        self.name = name
        self.fails = data.get("fails")
        self.usage = {key: fill(text, values) for key, text in data.get("usage", {}).items()}
        self.turns = data["turns"]
        self.values = values

    def step(self, talk):
        """The step that follows the results so far, with its placeholders filled in; the last one is repeated for ever."""
        turn = next((turn for turn in self.turns if fits(turn.get("when", {}), talk)), self.turns[-1])
        steps = [step for entry in turn["steps"] for step in self.expanded(entry)]
        index = len(talk.results)
        seen = {"prompt": talk.prompt, "result": talk.results[-1].strip() if talk.results else "", "step": str(index + 1)}
        return fill(steps[min(index, len(steps) - 1)], {**self.values, **seen})

    def expanded(self, entry):
        return [entry["step"]] * int(fill(entry["count"], self.values)) if entry["do"] == "repeat" else [entry]


def fits(when, talk):
    if "turn" in when and when["turn"] != max(len(talk.prompts), 1):
        return False
    return when.get("prompt", "") in talk.prompt


def fill(value, values):
    """Replaces {name} in every text of a step; a name that nobody gave stays as it is."""
    if isinstance(value, str):
        return NAME.sub(lambda found: values.get(found[1], found[0]), value)
    if isinstance(value, list):
        return [fill(item, values) for item in value]
    if isinstance(value, dict):
        return {key: fill(item, values) for key, item in value.items()}
    return value
