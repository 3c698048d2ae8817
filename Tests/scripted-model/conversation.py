"""What a request says, whichever of the three protocols it came in."""
import dataclasses
import re

# How the programs tell their model where it works. The rest of the line is the folder, which may hold spaces.
FOLDER = re.compile(r"(?:[Pp]rimary working directory|[Ww]orking directory|[Cc]urrent working directory|<cwd>)[^/\n]{0,40}(/[^\n<`]+)")

# How texts begin that a program, or Signalbox after a denial, adds to what the user said.
OWN = ("<", "# AGENTS.md instructions", "The operator did not allow this: ", "This was not allowed: ", "About what was denied: ")


@dataclasses.dataclass
class Tool:
    name: str
    schema: dict = dataclasses.field(default_factory=dict)
    freeform: bool = False
    """Takes text instead of JSON (OpenAI's custom tools, such as Codex's apply_patch)."""
    namespace: str | None = None
    """The group that OpenAI's Responses put the tool in, such as mcp__server."""
    search: bool = False
    """OpenAI Responses only: finds tools that the program holds back, MCP tools among them."""

    @property
    def full_name(self):
        return f"{self.namespace}__{self.name}" if self.namespace else self.name


@dataclasses.dataclass
class Conversation:
    protocol: str
    model: str
    stream: bool
    system: str = ""
    tools: list = dataclasses.field(default_factory=list)
    prompts: list = dataclasses.field(default_factory=list)
    """What the user said, one a turn, without what the program wrapped in tags of its own."""
    results: list = dataclasses.field(default_factory=list)
    """The texts of the tool results since the last prompt: their number is the step of the script."""
    searches: list = dataclasses.field(default_factory=list)
    """What searches for held-back tools found since the last prompt; a search is no step of the script."""
    asides: list = dataclasses.field(default_factory=list)
    """Text that came beside tool results or in tags: reminders, and messages sent in the middle of a turn."""
    usage_at_end: bool = False
    """OpenAI Chat only: stream_options.include_usage."""

    def say(self, texts):
        """A message of the user begins a turn with the texts that are not the program's own."""
        self.asides += [text for text in texts if text.lstrip().startswith(OWN)]
        said = [text for text in texts if text.strip() and not text.lstrip().startswith(OWN)]
        if said:
            self.prompts.append("\n".join(said))
            self.results, self.searches = [], []

    @property
    def prompt(self):
        return self.prompts[-1] if self.prompts else ""

    def tool(self, name):
        return next((tool for tool in self.tools if tool.name == name), None)

    @property
    def folder(self):
        """The folder the program works in, as it told the model; None when it did not."""
        for text in [self.system, *self.asides, *self.prompts]:
            found = FOLDER.search(text)
            if found:
                return found.group(1).strip().rstrip(".,")
        return None


def text_of(content):
    """The text in a message's content, which is a string or a list of parts in every protocol."""
    if isinstance(content, str):
        return content
    if isinstance(content, list):
        return "\n".join(text_of(part) for part in content)
    if isinstance(content, dict):
        return text_of(content.get("text") or content.get("content") or content.get("output") or "")
    return ""
