"""The catalog's pages."""
from html import escape

from shared.html import money, page


def card(item):
    """Return the card of one product in the listing."""
    state = "" if item.available else " sold-out"
    return (
        f'<li class="card{state}">'
        f'<a href="products/{escape(item.sku)}.html">{escape(item.name)}</a> '
        f"<span>{money(item.cents)}</span>"
        "</li>"
    )


def listing(items):
    """Return the page that lists all products."""
    cards = "\n".join(card(item) for item in items)
    return page("All products", f"<h1>Fernhill Goods</h1>\n<ul>\n{cards}\n</ul>")


def product_page(item):
    """Return the page of one product."""
    stock = "In stock" if item.available else "Sold out"
    body = f"<h1>{escape(item.name)}</h1>\n<p>{money(item.cents)}</p>\n<p>{stock}</p>"
    return page(item.name, body)
