"""The figures of one answer. They depend on the step alone, so that a test can say beforehand what a run must have cost."""
import dataclasses


@dataclasses.dataclass
class Usage:
    fresh: int = 200
    """Input that no cache knew."""
    cached: int = 1000
    written: int = 0
    """Input written to the cache; only Anthropic Messages have a field for it."""
    output: int = 60
    reasoning: int = 0

    @property
    def input(self):
        """All of the input, as OpenAI counts it."""
        return self.fresh + self.cached + self.written


def figures(step, override):
    """Grows with the step, as a conversation does; a scenario's own figures replace it."""
    usage = Usage(fresh=200 + 100 * step)
    for name, value in override.items():
        setattr(usage, name, int(value))
    return usage
