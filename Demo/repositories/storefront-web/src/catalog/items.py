"""Products as the catalog file gives them."""
import json
from dataclasses import dataclass
from typing import Optional


@dataclass(frozen=True)
class Item:
    """One product. Prices are whole cents; `was` is the price before a sale."""

    sku: str
    name: str
    cents: int
    stock: int
    was: Optional[int] = None

    @property
    def available(self):
        return self.stock > 0


def load_items(path):
    """Read the products of a catalog file, in its order."""
    with open(path, encoding="utf-8") as file:
        return [Item(**entry) for entry in json.load(file)]
