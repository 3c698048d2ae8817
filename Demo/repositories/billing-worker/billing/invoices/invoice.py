"""One invoice."""
from dataclasses import dataclass, field


@dataclass
class Line:
    """A position: what, how many, at which unit price in cents."""

    text: str
    quantity: int
    cents: int

    @property
    def amount(self):
        return self.quantity * self.cents


@dataclass
class Invoice:
    """An invoice to one account."""

    number: str
    account: str
    lines: list = field(default_factory=list)

    @property
    def total(self):
        return sum(line.amount for line in self.lines)
