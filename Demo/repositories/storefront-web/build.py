"""Builds the shop's static pages into the folder given as the only argument."""
import os
import sys

from catalog.items import load_items
from catalog.pages import listing, product_page


def write(folder, name, text):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def main(folder):
    items = load_items(os.path.join(os.path.dirname(os.path.abspath(__file__)), "data", "products.json"))
    write(folder, "index.html", listing(items))
    for item in items:
        write(folder, f"products/{item.sku}.html", product_page(item))
    print(f"{len(items) + 1} pages in {folder}")


if __name__ == "__main__":
    main(sys.argv[1])
